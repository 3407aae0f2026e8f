"use client";

import * as Switch from "@radix-ui/react-switch";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { components } from "@/api/schema";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Failed, Note, Skeleton } from "@/ui/states";
import { Part } from "../part";
import { isPurpose, useConsent, useConsents, usePurposes, type Purpose } from "./queries";

type Said = components["schemas"]["Consent"];
type Present = components["schemas"]["PresentConsent"];

/** What somebody agreed to, each by itself, and everything they ever said to it. */
export function Consents() {
  const t = useTranslations("privacy");
  const consents = useConsents();
  const purposes = usePurposes();
  const consent = useConsent();
  const [withdrawing, setWithdrawing] = useState(false);
  const say = (purpose: Purpose, granted: boolean) => {
    if (purpose === "health_data" && !granted) setWithdrawing(true);
    else consent.mutate({ purpose, granted });
  };
  const present = (purpose: Purpose) => consents.data?.present.find((one) => one.purpose === purpose);
  const asked = consent.isPending ? consent.variables : null;
  return (
    <Part title={t("consents")} intro={t("consents_intro")}>
      {consents.isPending && <Skeleton className="h-96" />}
      {consents.isError && <Failed error={consents.error} retry={() => void consents.refetch()} />}
      {consent.isError && <Note tone="bad" role="alert">{consent.error.message || t("unreachable")}</Note>}
      {consents.data && (
        <>
          <ul className="divide-y divide-line">
            {purposes.map((purpose) => <Row key={purpose} purpose={purpose} said={present(purpose)} wanted={asked?.purpose === purpose ? asked.granted : undefined} onSay={(granted) => say(purpose, granted)} />)}
          </ul>
          <History said={consents.data.history} />
        </>
      )}
      {withdrawing && (
        <Dialog open onClose={() => setWithdrawing(false)} title={t("withdraw_health")} intro={t("withdraw_health_intro")}>
          <div className="flex flex-wrap justify-end gap-2">
            <Button look="quiet" onClick={() => setWithdrawing(false)}>{t("cancel")}</Button>
            <Button look="danger" onClick={() => { setWithdrawing(false); consent.mutate({ purpose: "health_data", granted: false }); }}>{t("withdraw")}</Button>
          </div>
        </Dialog>
      )}
    </Part>
  );
}

function Row({ purpose, said, wanted, onSay }: { purpose: Purpose; said: Present | undefined; wanted: boolean | undefined; onSay: (granted: boolean) => void }) {
  const t = useTranslations("privacy");
  const times = useTimes();
  const id = useId();
  const granted = said?.granted ?? false;
  const since = said?.since ? times.date(said.since, viewerZone()) : null;
  return (
    <li className="flex items-start gap-4 py-4">
      <div className="min-w-0 grow">
        <p id={id} className="font-medium">{t(`purpose_${purpose}`)}</p>
        <p id={`${id}-words`} className="max-w-prose text-muted">{t(`words_${purpose}`)}</p>
        <p className="mt-1 text-sm text-muted">{since ? (granted ? t("agreed_on", { date: since }) : t("withdrawn_on", { date: since })) : t("never_said")}</p>
      </div>
      {(purpose !== "terms" || !granted) && (
        <Switch.Root checked={wanted ?? granted} disabled={wanted !== undefined} onCheckedChange={onSay} aria-labelledby={id} aria-describedby={`${id}-words`} className="group grid h-11 w-14 shrink-0 place-items-center">
          <span aria-hidden className="flex h-7 w-12 items-center rounded-full border border-line-strong bg-sunken p-0.5 transition-colors group-data-[state=checked]:border-accent group-data-[state=checked]:bg-accent">
            <Switch.Thumb className="size-5 rounded-full bg-line-strong transition-transform data-[state=checked]:translate-x-5 data-[state=checked]:bg-accent-ink" />
          </span>
        </Switch.Root>
      )}
    </li>
  );
}

function History({ said }: { said: Said[] }) {
  const t = useTranslations("privacy");
  const times = useTimes();
  if (said.length === 0) return null;
  return (
    <details className="border-t border-line pt-2">
      <summary className="min-h-11 cursor-pointer content-center text-muted">{t("history", { count: said.length })}</summary>
      <ol className="grid gap-2 pb-1 text-[0.95rem]">
        {said.map((one) => (
          <li key={`${one.purpose} ${one.at}`} className="flex flex-wrap gap-x-3">
            <time dateTime={one.at} className="text-muted tabular-nums">{times.date(one.at, viewerZone())}, {times.time(one.at, viewerZone())}</time>
            <span>{isPurpose(one.purpose) ? t(`purpose_${one.purpose}`) : one.purpose}: {one.granted ? t("yes") : t("no")}</span>
            <span className="text-muted">{t("wording", { date: one.policy_version })}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
