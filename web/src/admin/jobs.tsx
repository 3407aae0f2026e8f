"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { Select } from "@/ui/field";
import { Card, Empty, Failed, Skeleton } from "@/ui/states";
import { Judgement, type Decision } from "./judgement";

const STATES = ["available", "running", "scheduled", "retryable", "completed", "cancelled", "discarded"] as const;

/** Work in the background. */
export function Jobs() {
  const t = useTranslations("admin");
  const times = useTimes();
  const [state, setState] = useState<string>("");
  const list = useQuery({
    queryKey: ["admin", "jobs", state],
    refetchInterval: 10_000,
    queryFn: () => unwrap(api.GET("/api/v1/admin/jobs", { params: { query: { limit: 30, ...(state ? { state: state as (typeof STATES)[number] } : {}) } } })),
  });
  return (
    <div className="grid gap-3">
      <Select label={t("state")} value={state} onChange={(event) => setState(event.target.value)}>
        <option value="">{t("any")}</option>
        {STATES.map((one) => <option key={one}>{one}</option>)}
      </Select>
      {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Skeleton className="h-60" />}
      {list.data?.items.length === 0 && <Empty title={t("no_jobs")} />}
      {list.data?.items.map((job) => {
        const params = { path: { id: job.id } };
        const retry: Decision = { name: "retry", send: (body) => unwrap(api.POST("/api/v1/admin/jobs/{id}/retry", { params, body })) };
        const cancel: Decision = { name: "cancel", send: (body) => unwrap(api.POST("/api/v1/admin/jobs/{id}/cancel", { params, body })) };
        const open = ["retryable", "scheduled", "available"].includes(job.state);
        const over = ["cancelled", "discarded"].includes(job.state);
        return (
          <Card key={job.id} className="grid gap-2">
            <p className="flex flex-wrap justify-between gap-2"><span className="font-medium">{job.kind}</span><span className="text-muted">{job.state} · {job.attempt}/{job.max_attempts} · {times.dayTime(job.scheduled_at, viewerZone())}</span></p>
            {job.last_error && <p className="text-sm text-bad break-words">{job.last_error}</p>}
            {(open || over) && <Judgement list="jobs" decisions={over ? [retry] : [retry, cancel]} />}
          </Card>
        );
      })}
    </div>
  );
}
