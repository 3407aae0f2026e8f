"use client";

import { useTranslations } from "next-intl";
import { useId, type InputHTMLAttributes } from "react";
import { Field } from "@/ui/field";

/** The zone that a calendar is read in, by its name or from the list of all. */
export function ZoneField({ hint, error, ...rest }: { hint?: string; error?: string } & InputHTMLAttributes<HTMLInputElement>) {
  const t = useTranslations("studio");
  const zones = useId();
  return (
    <>
      <Field label={t("tz")} hint={hint} error={error} list={zones} autoComplete="off" spellCheck={false} {...rest} />
      <datalist id={zones}>{Intl.supportedValuesOf("timeZone").map((zone) => <option key={zone} value={zone} />)}</datalist>
    </>
  );
}
