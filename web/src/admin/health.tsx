"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleHelp, Database, HardDrive, Power, Radio, TriangleAlert, type LucideIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import Link from "@/ui/link";
import type { ReactNode } from "react";
import type { Health } from "@/api/schemas";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { Card, Skeleton } from "@/ui/states";
import { Badge, type Tone } from "./badge";
import { Head } from "./head";
import { StateBadge } from "./job-words";
import { everySeconds, useHow } from "./reading";
import { Refused, Standstill } from "./refused";
import { When } from "./when";

const KEY = ["admin", "health"];

/** How the server and what it leans on are, read again each ten seconds. */
export function HealthView() {
  const t = useTranslations("health");
  const how = useHow(KEY);
  const health = useQuery({ queryKey: KEY, queryFn: () => unwrap(api.GET("/api/v1/admin/health", how())), ...everySeconds(10) });
  const retry = () => void health.refetch();
  return (
    <>
      <Head title={t("title")} intro={t("intro")}>{health.data && <p className="text-sm text-muted">{t("read_at")} <Clock at={health.dataUpdatedAt} /></p>}</Head>
      {!health.data && (health.isError ? <Refused error={health.error} retry={retry} /> : <Waiting />)}
      {health.data && health.isError && <Standstill error={health.error} retry={retry} />}
      {health.data && <Everything health={health.data} />}
    </>
  );
}

const Waiting = () => (
  <>
    <Skeleton className="h-20" />
    <div className="grid gap-3 md:grid-cols-2"><Skeleton className="h-44" /><Skeleton className="h-44" /></div>
    <Skeleton className="h-60" />
  </>
);

function Clock({ at }: { at: number }) {
  const locale = useLocale();
  return <time dateTime={new Date(at).toISOString()} className="tabular-nums">{new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { timeStyle: "medium" }).format(at)}</time>;
}

function Everything({ health }: { health: Health }) {
  return (
    <>
      <Verdict health={health} />
      <div className="grid grid-cols-1 gap-3 md:grid-cols-2">
        <DatabaseCard database={health.database} />
        <LiveCard health={health} />
      </div>
      <Providers providers={health.providers} />
      <JobCounts jobs={health.jobs} />
    </>
  );
}

/** A provider's name in words; its own where there are none. */
function useProviderName() {
  const t = useTranslations("health");
  return (name: string) => (t.has(`names.${name}`) ? t(`names.${name}`) : name);
}

/** Everything in one sentence. */
function Verdict({ health: { database, providers, jobs } }: { health: Health }) {
  const t = useTranslations("health");
  const nameOf = useProviderName();
  const wrong = [!database.ok && t("database"), ...providers.filter(({ state }) => state === "failing").map(({ name }) => nameOf(name)), jobs && jobs.discarded > 0 && t("jobs")].filter(Boolean);
  const Icon = wrong.length ? TriangleAlert : CircleCheck;
  return (
    <p role="status" className={`flex items-center gap-3 rounded-card px-5 py-4 text-lg font-medium ${wrong.length ? "bg-warn-soft text-warn" : "bg-accent-soft text-accent"}`}>
      <Icon aria-hidden className="size-6 shrink-0" />
      {wrong.length ? t("look_at", { what: wrong.join(", ") }) : t("all_well")}
    </p>
  );
}

function Part({ icon: Icon, title, state, children }: { icon: LucideIcon; title: string; state?: ReactNode; children: ReactNode }) {
  return (
    <Card className="grid grid-cols-1 content-start gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2"><h2 className="flex items-center gap-2.5 text-lg font-semibold"><Icon aria-hidden className="size-5 text-muted" />{title}</h2>{state}</div>
      {children}
    </Card>
  );
}

const Number = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex flex-col-reverse"><dt className="text-sm text-muted">{name}</dt><dd className="text-2xl font-semibold tabular-nums">{children}</dd></div>
);

function DatabaseCard({ database }: { database: Health["database"] }) {
  const t = useTranslations("health");
  const locale = useLocale();
  const size = new Intl.NumberFormat(locale, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
  const millis = new Intl.NumberFormat(locale, { style: "unit", unit: "millisecond", maximumFractionDigits: 1 });
  return (
    <Part icon={Database} title={t("database")} state={database.ok ? <Badge tone="good" icon={CircleCheck}>{t("ok")}</Badge> : <Badge tone="bad" icon={TriangleAlert}>{t("failing")}</Badge>}>
      <dl className="grid grid-cols-2 gap-4"><Number name={t("answers_in")}>{database.millis == null ? "–" : millis.format(database.millis)}</Number><Number name={t("size")}>{database.size_bytes == null ? "–" : size.format(database.size_bytes / 1_048_576)}</Number></dl>
    </Part>
  );
}

function LiveCard({ health: { live, version, started_at } }: { health: Health }) {
  const t = useTranslations("health");
  return (
    <Part icon={Radio} title={t("live")} state={<span className="text-sm text-muted">{t("version", { version })}</span>}>
      <dl className="grid grid-cols-3 gap-4"><Number name={t("sockets")}>{live.sockets}</Number><Number name={t("calendars")}>{live.calendars}</Number><Number name={t("topics")}>{live.watched_topics}</Number></dl>
      <p className="text-sm text-muted">{t("up_since")} <When at={started_at} /></p>
    </Part>
  );
}

type Provider = Health["providers"][number];
const states: Record<Provider["state"], [Tone, LucideIcon]> = { ok: ["good", CircleCheck], failing: ["bad", TriangleAlert], unknown: ["plain", CircleHelp] };
const kinds: Record<Provider["kind"], LucideIcon> = { real: Radio, local: HardDrive, off: Power };

function Providers({ providers }: { providers: Provider[] }) {
  const t = useTranslations("health");
  const nameOf = useProviderName();
  return (
    <section className="grid gap-3">
      <h2 className="text-xl font-semibold">{t("providers")}</h2>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {providers.map((one) => {
          const [tone, icon] = states[one.state];
          const Kind = kinds[one.kind];
          return (
            <li key={one.name} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-5 py-3">
              <div className="min-w-0">
                <p className="font-medium break-words">{nameOf(one.name)}</p>
                {one.detail && <p className="text-sm break-words text-muted">{one.detail}</p>}
              </div>
              <p className="flex flex-wrap gap-2"><Badge icon={Kind}>{t(one.kind)}</Badge>{one.kind !== "off" && <Badge tone={tone} icon={icon}>{t(one.state)}</Badge>}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function JobCounts({ jobs }: { jobs: Health["jobs"] }) {
  const t = useTranslations("health");
  return (
    <section className="grid gap-3">
      <h2 className="text-xl font-semibold">{t("jobs")}</h2>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-5">
        {(["available", "running", "scheduled", "retryable", "discarded"] as const).map((state) => (
          <li key={state}>
            <Link href={`/admin/jobs?state=${state}`} className="grid h-full gap-2 rounded-card border border-line bg-surface p-4 transition-shadow hover:shadow-md">
              <span className="text-2xl font-semibold tabular-nums">{jobs?.[state] ?? "–"}</span>
              <span><StateBadge state={state} /></span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
