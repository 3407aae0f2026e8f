"use client";

import { useTranslations } from "next-intl";
import type { Booking } from "@/booking/queries";
import { useTimes } from "@/i18n/time";
import { useNow } from "@/live/use-now";
import type { TrainerPage } from "@/trainers/queries";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Empty, Failed, Skeleton } from "@/ui/states";
import { useHistory } from "./queries";

/** All that a client booked with the trainer: what is ahead, the nearest first, and what was. */
export function History({ client, trainer }: { client: string; trainer: TrainerPage }) {
  const t = useTranslations("clients");
  const now = useNow();
  const history = useHistory(client);
  const all = history.data?.pages.flatMap((page) => page.items) ?? [];
  const isAhead = (one: Booking) => Date.parse(one.end) > now;
  const byStart = (a: Booking, b: Booking) => Date.parse(a.start) - Date.parse(b.start);
  const ahead = all.filter(isAhead).sort(byStart);
  const past = all.filter((one) => !isAhead(one)).sort((a, b) => byStart(b, a));
  return (
    <section className="grid content-start gap-3" aria-label={t("history")}>
      <h2 className="text-xl font-semibold">{t("history")}</h2>
      {history.isError && <Failed error={history.error} retry={() => void history.refetch()} />}
      {history.isPending && <Skeleton className="h-64" />}
      {history.isSuccess && all.length === 0 && <Empty title={t("history_none")} />}
      <Part title={t("history_ahead")} bookings={ahead} trainer={trainer} />
      <Part title={t("history_past")} bookings={past} trainer={trainer} />
      {history.hasNextPage && <Button look="plain" className="justify-self-start" busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>{t("more")}</Button>}
    </section>
  );
}

const looks: Record<string, string> = { confirmed: "bg-accent-soft text-accent", completed: "bg-accent-soft text-accent", no_show: "bg-warn-soft text-warn" };

function Part({ title, bookings, trainer }: { title: string; bookings: Booking[]; trainer: TrainerPage }) {
  const t = useTranslations("clients");
  const s = useTranslations("sessions");
  const times = useTimes();
  if (bookings.length === 0) return null;
  return (
    <div>
      <h3 className="mb-2 text-sm font-medium text-muted">{title}</h3>
      <ul className="overflow-hidden rounded-card border border-line bg-surface">
        {bookings.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-3 last:border-0">
            <div className="min-w-0">
              <p className="font-medium tabular-nums">{times.dayTime(one.start, trainer.tz)} – {times.time(one.end, trainer.tz)}</p>
              <p className="text-sm text-muted">{trainer.services.find((service) => service.id === one.service)?.name ?? t("a_session")}</p>
              {one.note && <p className="mt-1 border-l-2 border-accent pl-3 text-sm whitespace-pre-wrap break-words">{one.note}</p>}
            </div>
            <span className={cn("rounded-full px-3 py-1 text-sm", looks[one.status] ?? "bg-sunken text-muted")}>{s(`status_${one.status}` as "status_confirmed")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
