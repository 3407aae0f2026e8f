"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Check } from "@/ui/field";
import { DAYS } from "./week";

/** The days that one day's hours shall also be on. */
export function CopyDay({ from, names, onCopy, onClose }: { from: string; names: Record<string, string>; onCopy: (to: string[]) => void; onClose: () => void }) {
  const t = useTranslations("hours");
  const others = DAYS.filter((day) => day !== from);
  const [to, setTo] = useState<string[]>([]);
  return (
    <Dialog open onClose={onClose} title={t("copy_title", { day: names[from] ?? from })} intro={t("copy_intro")}>
      <div className="mb-4 grid sm:grid-cols-2">
        {others.map((day) => <Check key={day} label={names[day]} checked={to.includes(day)} onChange={(event) => setTo(event.target.checked ? [...to, day] : to.filter((one) => one !== day))} />)}
      </div>
      <div className="grid gap-2 sm:grid-cols-2">
        <Button look="plain" onClick={() => setTo(others.filter((day) => day !== "saturday" && day !== "sunday"))}>{t("workdays")}</Button>
        <Button disabled={to.length === 0} onClick={() => onCopy(to)}>{t("copy_there")}</Button>
      </div>
    </Dialog>
  );
}
