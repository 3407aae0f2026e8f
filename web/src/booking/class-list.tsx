"use client";

import { useTranslations } from "next-intl";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { serverNow } from "@/live/clock";
import type { SlotsState } from "@/live/slots";
import { Button } from "@/ui/button";
import { Skeleton } from "@/ui/states";

/** Classes with the seats that are left, live. */
export function ClassList({ state, pending, onPick }: { state: SlotsState | undefined; pending?: string | null; onPick: (session: string) => void }) {
  const t = useTranslations("picker");
  const times = useTimes();
  if (!state) return <Skeleton className="h-60" />;
  const ahead = state.classes.filter((one) => Date.parse(one.start) > serverNow() + state.noticeS * 1000);
  if (ahead.length === 0) return <p className="rounded-xl bg-sunken px-4 py-8 text-center text-muted">{t("no_classes")}</p>;
  return (
    <ul className="grid gap-2">
      {ahead.slice(0, 20).map((one) => (
        <li key={one.session} className="flex flex-wrap items-center justify-between gap-3 rounded-xl border border-line px-4 py-3">
          <div>
            <p className="font-medium">{times.dayTime(one.start, viewerZone())}</p>
            <p aria-live="polite" className="text-sm text-muted" data-seats={one.session}>{one.left > 0 ? t("seats", { left: one.left, capacity: one.capacity }) : t("full")}</p>
          </div>
          <Button look={one.left > 0 ? "primary" : "plain"} disabled={one.left === 0} busy={pending === one.session} onClick={() => onPick(one.session)}>{t("join")}</Button>
        </li>
      ))}
    </ul>
  );
}
