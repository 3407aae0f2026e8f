"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { Note } from "@/ui/states";
import { CopyButton } from "./copy-button";
import { saveAs } from "../save-as";

/** Codes for when the app is lost, shown this once. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const t = useTranslations("totp");
  const text = codes.join("\n");
  return (
    <div className="grid grid-cols-1 gap-4">
      <Note tone="good" role="status"><p className="font-medium">{t("codes")}</p><p>{t("codes_once")}</p></Note>
      <ul aria-label={t("codes_label")} className="grid grid-cols-1 gap-x-6 gap-y-1 rounded-xl bg-sunken p-4 font-mono tabular-nums min-[400px]:grid-cols-2">{codes.map((one) => <li key={one}>{one}</li>)}</ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={text} look="plain" />
        <Button look="plain" onClick={() => saveAs(new Blob([`${text}\n`], { type: "text/plain" }), "fittribe-recovery-codes.txt")}><Download aria-hidden className="size-4.5" />{t("download")}</Button>
        <Button onClick={onKept}>{t("kept")}</Button>
      </div>
    </div>
  );
}
