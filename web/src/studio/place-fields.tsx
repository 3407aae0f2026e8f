"use client";

import { LocateFixed } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { Button } from "@/ui/button";
import { Check, Field, Select } from "@/ui/field";
import { COUNTRIES } from "./codes";
import type { PageValues } from "./page-values";

/** Where people are met: on video, in a studio, or both. */
export function PlaceFields({ form }: { form: UseFormReturn<PageValues> }) {
  const t = useTranslations("studio");
  const { errors } = form.formState;
  const met = form.watch("meets");
  const wrong = errors.studio as (NonNullable<typeof errors.studio> & { message?: string }) | undefined;
  return (
    <fieldset id="place" className="grid scroll-mt-24 grid-cols-1 gap-3">
      <legend className="mb-1 text-sm font-medium">{t("where")}</legend>
      <Check label={t("online")} {...form.register("online")} />
      <Check label={t("in_person")} {...form.register("meets")} />
      {wrong?.message && <p role="alert" className="text-sm text-bad">{wrong.message}</p>}
      {met && (
        <div className="grid gap-3 border-l-2 border-line pl-4">
          <Field label={t("address")} autoComplete="street-address" maxLength={200} error={wrong?.address?.message} {...form.register("studio.address")} />
          <div className="grid gap-3 sm:grid-cols-2">
            <Field label={t("city")} autoComplete="address-level2" maxLength={100} error={wrong?.city?.message} {...form.register("studio.city")} />
            <Country form={form} error={wrong?.country?.message} />
          </div>
          <Coordinates form={form} error={wrong?.lat?.message ?? wrong?.lon?.message} />
        </div>
      )}
    </fieldset>
  );
}

function Country({ form, error }: { form: UseFormReturn<PageValues>; error?: string }) {
  const t = useTranslations("studio");
  const locale = useLocale();
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: "region" });
    return COUNTRIES.map((code) => [code, names.of(code) ?? code] as const).sort((a, b) => a[1].localeCompare(b[1], locale));
  }, [locale]);
  return (
    <Select label={t("country")} error={error} autoComplete="country" {...form.register("studio.country")}>
      <option value="">{t("choose")}</option>
      {countries.map(([code, name]) => <option key={code} value={code}>{name}</option>)}
    </Select>
  );
}

/** Whether this page may ask where the device is. */
function useMayLocate(): boolean {
  const [may, setMay] = useState(false);
  useEffect(() => {
    void navigator.permissions?.query({ name: "geolocation" }).then((found) => setMay(found.state !== "denied"), () => setMay(false));
  }, []);
  return may;
}

function Coordinates({ form, error }: { form: UseFormReturn<PageValues>; error?: string }) {
  const t = useTranslations("studio");
  const may = useMayLocate();
  const [failed, setFailed] = useState(false);
  const locate = () => navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      setFailed(false);
      form.setValue("studio.lat", coords.latitude.toFixed(5), { shouldDirty: true });
      form.setValue("studio.lon", coords.longitude.toFixed(5), { shouldDirty: true });
    },
    () => setFailed(true),
  );
  return (
    <div className="grid gap-1.5">
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("lat")} inputMode="decimal" error={error} {...form.register("studio.lat")} />
        <Field label={t("lon")} inputMode="decimal" {...form.register("studio.lon")} />
      </div>
      <p className="text-sm text-muted">{t("coordinates_hint")}</p>
      {may && <Button look="quiet" className="justify-self-start text-accent" onClick={locate}><LocateFixed aria-hidden className="size-5" />{t("locate")}</Button>}
      {failed && <p role="alert" className="text-sm text-bad">{t("not_located")}</p>}
    </div>
  );
}
