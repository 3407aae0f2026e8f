"use client";

import { RotateCw, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import type { Sending } from "./use-uploads";

/** A file on its way, or what became of it. */
export function SendingRow({ one, onAgain, onDrop }: { one: Sending; onAgain: () => void; onDrop: () => void }) {
  const t = useTranslations("gallery");
  const percent = Math.round(one.part * 100);
  return (
    <li className="flex flex-wrap items-center gap-x-3 rounded-xl bg-sunken py-1 pr-1 pl-4">
      <div className="min-w-0 grow basis-40">
        <p className="truncate text-sm">{one.name}</p>
        {one.error ? (
          <p role="alert" className="text-sm text-bad">{one.error.message || t("unreachable")}</p>
        ) : (
          <div role="progressbar" aria-label={one.name} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} className="my-1 h-1.5 overflow-hidden rounded-full bg-line">
            <div className="h-full bg-accent transition-[width]" style={{ width: `${percent}%` }} />
          </div>
        )}
      </div>
      {one.error && <Button look="quiet" onClick={onAgain}><RotateCw aria-hidden className="size-4" />{t("again")}</Button>}
      <Button look="quiet" className="px-3" aria-label={t("drop", { name: one.name })} onClick={onDrop}><X aria-hidden className="size-5" /></Button>
    </li>
  );
}
