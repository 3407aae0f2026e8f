"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import type { Schedule } from "@/api/schemas";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { Card, Skeleton } from "@/ui/states";
import { StateBadge, useCadence, useKind } from "./job-words";
import { Wrong } from "./jobs";
import { everySeconds, useHow } from "./reading";
import { Refused, Standstill } from "./refused";
import { When } from "./when";

const KEY = ["admin", "schedule"];

/** What comes again and again, and how each went last. */
export function ScheduleView() {
  const how = useHow(KEY);
  const schedule = useQuery({ queryKey: KEY, queryFn: () => unwrap(api.GET("/api/v1/admin/schedule", how())), ...everySeconds(10) });
  const retry = () => void schedule.refetch();
  if (!schedule.data) return schedule.isError ? <Refused error={schedule.error} retry={retry} /> : <div className="grid gap-3">{[1, 2, 3, 4, 5].map((nth) => <Skeleton key={nth} className="h-28" />)}</div>;
  return (
    <>
      {schedule.isError && <Standstill error={schedule.error} retry={retry} />}
      <ul className="grid gap-3 xl:grid-cols-2">{schedule.data.items.map((entry) => <Again key={entry.kind} entry={entry} />)}</ul>
    </>
  );
}

function Again({ entry: { kind, cadence, zone, next_at, last } }: { entry: Schedule["items"][number] }) {
  const t = useTranslations("health");
  const kinds = useKind();
  const cadences = useCadence();
  return (
    <li>
      <Card className="grid h-full grid-cols-1 content-start gap-2 p-4">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
          <h2 className="font-semibold"><Link href={`/admin/jobs?kind=${kind}`} className="underline decoration-line-strong underline-offset-4 hover:decoration-current">{kinds(kind)}</Link></h2>
          {last ? <StateBadge state={last.state} /> : <span className="text-sm text-muted">{t("never")}</span>}
        </div>
        <p>{cadences(cadence, zone)}</p>
        <p className="flex flex-wrap gap-x-4 text-sm text-muted">
          {last && <span>{t("last_time")} <When at={last.finalized_at ?? last.scheduled_at} /></span>}
          {next_at && <span>{t("next_time")} <When at={next_at} /></span>}
        </p>
        {last?.last_error && <Wrong text={last.last_error} />}
      </Card>
    </li>
  );
}
