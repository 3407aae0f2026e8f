"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { PolicyTiers } from "@/booking/policy-tiers";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Note } from "@/ui/states";
import type { Policy } from "./policy-form";

type Tiers = Policy["cancellation"];
const MOST = 8;
/** One more step, later and with less back than all there are. */
function another(tiers: Tiers): Tiers[number] {
  if (tiers.length === 0) return { hours_before: 24, percent: 100 };
  return { hours_before: Math.floor(Math.min(...tiers.map((one) => one.hours_before)) / 2), percent: Math.floor(Math.min(...tiers.map((one) => one.percent)) / 2) };
}

/** What comes back on cancelling, a sentence for each step. */
export function RefundTiers({ tiers, onChange, error }: { tiers: Tiers; onChange: (tiers: Tiers) => void; error?: string }) {
  const t = useTranslations("policy_form");
  const change = (at: number, part: Partial<Tiers[number]>) => onChange(tiers.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const falling = [...tiers].sort((a, b) => b.hours_before - a.hours_before);
  return (
    <div className="grid gap-4">
      <ul className="grid gap-3">
        {tiers.map((one, at) => (
          <li key={at} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="w-20"><Field hideLabel label={t("hours_of", { place: at + 1 })} type="number" min={0} inputMode="numeric" value={one.hours_before} onChange={(event) => change(at, { hours_before: event.target.valueAsNumber || 0 })} /></span>
            <span>{t("hours_before")}</span>
            <span className="w-20"><Field hideLabel label={t("percent_of", { place: at + 1 })} type="number" min={0} max={100} inputMode="numeric" value={one.percent} onChange={(event) => change(at, { percent: event.target.valueAsNumber || 0 })} /></span>
            <span>{t("percent_back")}</span>
            <Button look="quiet" className="px-3" aria-label={t("remove_tier", { place: at + 1 })} onClick={() => onChange(tiers.filter((_, i) => i !== at))}><Trash2 aria-hidden className="size-5" /></Button>
          </li>
        ))}
        {tiers.length === 0 && <li className="text-muted">{t("nothing_back")}</li>}
      </ul>
      {error && <p role="alert" className="text-sm text-bad">{error}</p>}
      {tiers.length < MOST && <Button look="quiet" className="justify-self-start text-accent" onClick={() => onChange([...tiers, another(tiers)])}><Plus aria-hidden className="size-5" />{t("add_tier")}</Button>}
      <Note><p className="mb-1 text-sm font-medium">{t("clients_read")}</p><PolicyTiers policy={falling} /></Note>
    </div>
  );
}
