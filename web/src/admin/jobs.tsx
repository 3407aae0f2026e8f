"use client";

import { ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import { api } from "@/api/client";
import type { Job } from "@/api/schemas";
import { unwrap } from "@/api/problem";
import { Select } from "@/ui/field";
import { Card, Empty } from "@/ui/states";
import { useAddress } from "./address";
import { Decide, type Choice } from "./decide";
import { Head } from "./head";
import { JOB_KINDS, JOB_STATES, StateBadge, stateOf, useKind, type JobState } from "./job-words";
import { Listed, Row, useLeaving } from "./listed";
import { Narrow } from "./narrow";
import { usePages } from "./reading";
import { ScheduleView } from "./schedule";
import { When } from "./when";

/** Work behind the scenes: single jobs, and what comes again and again. */
export function Jobs() {
  const t = useTranslations("health");
  const view = useAddress().get("view");
  return (
    <>
      <Head title={t("jobs")} intro={t("jobs_intro")} />
      <Narrow label={t("view")} name="view" choices={[["jobs", t("single")], ["schedule", t("schedule")]]} />
      {view === "schedule" ? <ScheduleView /> : <Single />}
    </>
  );
}

function Single() {
  const t = useTranslations("health");
  const kinds = useKind();
  const address = useAddress();
  const state = stateOf(address.get("state"));
  const kind = address.get("kind");
  const query = { ...(state && { state }), ...(kind && { kind }) };
  const { list, items, put } = usePages<Job, number>(["admin", "jobs", query], (cursor, how) => unwrap(api.GET("/api/v1/admin/jobs", { ...how, params: { query: { ...query, limit: 30, cursor } } })), 10);
  const choices = kind && !JOB_KINDS.some((one) => one === kind) ? [...JOB_KINDS, kind] : JOB_KINDS;
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2 xl:max-w-2xl">
        <Select label={t("state")} value={state ?? ""} onChange={(event) => address.put({ state: event.target.value || null })}>
          <option value="">{t("any")}</option>
          {JOB_STATES.map((one) => <option key={one} value={one}>{t(`states.${one}`)}</option>)}
        </Select>
        <Select label={t("kind")} value={kind ?? ""} onChange={(event) => address.put({ kind: event.target.value || null })}>
          <option value="">{t("any")}</option>
          {choices.map((one) => <option key={one} value={one}>{kinds(one)}</option>)}
        </Select>
      </div>
      <Listed listing={{ list, items }} skeleton="h-24" empty={<Empty icon={<ListChecks className="size-9" />} title={t("no_jobs")} />}>
        {(job) => <One key={`${state} ${job.id}`} job={job} only={state} onChanged={(changed) => put(job.id, changed)} />}
      </Listed>
    </>
  );
}

function choicesFor({ id, state }: Job): Choice<Job>[] {
  const params = { path: { id } };
  const retry: Choice<Job> = { verb: "retry", send: (body) => unwrap(api.POST("/api/v1/admin/jobs/{id}/retry", { params, body })) };
  const cancel: Choice<Job> = { verb: "cancel", look: "danger", send: (body) => unwrap(api.POST("/api/v1/admin/jobs/{id}/cancel", { params, body })) };
  switch (stateOf(state)) {
    case "cancelled":
    case "discarded":
      return [retry];
    case "scheduled":
    case "retryable":
      return [retry, cancel];
    case "available":
    case "running":
      return [cancel];
    default:
      return [];
  }
}

function One({ job, only, onChanged }: { job: Job; only: JobState | null; onChanged: (changed: Job | null) => void }) {
  const t = useTranslations("health");
  const kinds = useKind();
  const [gone, leave] = useLeaving();
  const choices = choicesFor(job);
  const done = (changed: Job) => (only && changed.state !== only ? leave() : onChanged(changed));
  return (
    <Row gone={gone} onGone={() => onChanged(null)}>
      <Card className="grid grid-cols-1 gap-2.5 p-4">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
          <h2 className="font-semibold">{kinds(job.kind)} <span className="text-sm font-normal text-muted tabular-nums">#{job.id}</span></h2>
          <StateBadge state={job.state} />
        </div>
        <p className="flex flex-wrap gap-x-4 text-sm text-muted">
          <span>{job.finalized_at ? <>{t("ended")} <When at={job.finalized_at} /></> : <>{t(job.state === "running" ? "began" : "next_try")} <When at={job.scheduled_at} /></>}</span>
          <span>{t("tries", { done: job.attempt, most: job.max_attempts })}</span>
          {job.scheduled && <span>{t("by_schedule")}</span>}
          {Boolean(job.snoozes) && <span>{t("put_off", { count: job.snoozes ?? 0 })}</span>}
        </p>
        {job.note && <p className="text-sm break-words">{job.note}</p>}
        {job.last_error && <Wrong text={job.last_error} />}
        {choices.length > 0 && <Decide choices={choices} about={`${kinds(job.kind)} #${job.id}`} onDone={done} />}
      </Card>
    </Row>
  );
}

const SHORT = 160;

/** What went wrong, whole when it is wanted. */
export function Wrong({ text }: { text: string }) {
  const t = useTranslations("health");
  if (text.length <= SHORT) return <p className="text-sm break-words text-bad">{text}</p>;
  return (
    <details className="text-sm text-bad">
      <summary className="min-h-11 cursor-pointer content-center break-words">{text.slice(0, SHORT)}… <span className="underline">{t("whole")}</span></summary>
      <p className="break-words whitespace-pre-wrap">{text}</p>
    </details>
  );
}
