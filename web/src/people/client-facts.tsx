"use client";

import { HeartPulse, Phone, ShieldAlert, Target, UserRound, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { components } from "@/api/schema";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { Card, Note, Skeleton } from "@/ui/states";
import { useHealthNotes } from "./queries";

type Client = components["schemas"]["Client"];

/** What a client tells their trainers. */
export function ClientFacts({ id, card }: { id: string; card: Client | null }) {
  const t = useTranslations("clients");
  if (!card) return <Note>{t("not_shown")}</Note>;
  return (
    <div className="grid gap-4">
      <Health id={id} />
      <Fact icon={ShieldAlert} title={t("emergency")}><Emergency contact={card.emergency_contact ?? null} /></Fact>
      <Fact icon={Target} title={t("goals")}><Goals goals={card.goals} /></Fact>
      <Fact icon={UserRound} title={t("about")}>{card.about ? <p className="whitespace-pre-line break-words">{card.about}</p> : <p className="text-muted">{t("about_none")}</p>}</Fact>
    </div>
  );
}

function Fact({ icon: Icon, title, children }: { icon: LucideIcon; title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Card className="grid gap-2">
        <h2 className="flex items-center gap-2 font-semibold"><Icon aria-hidden className="size-4.5 text-accent" />{title}</h2>
        {children}
      </Card>
    </section>
  );
}

function Health({ id }: { id: string }) {
  const t = useTranslations("clients");
  const times = useTimes();
  const health = useHealthNotes(id);
  return (
    <Fact icon={HeartPulse} title={t("health")}>
      {health.isPending && <Skeleton className="h-6" />}
      {health.isError && <p role="alert" className="text-bad">{health.error.message || t("unreachable")}</p>}
      {health.data === null && <p className="text-muted">{t("health_not_shown")}</p>}
      {health.data && !health.data.notes && <p className="text-muted">{t("health_none")}</p>}
      {health.data?.notes && <p className="whitespace-pre-line break-words">{health.data.notes}</p>}
      {health.data?.updated_at && health.data.notes && <p className="text-sm text-muted">{t("written", { date: times.date(health.data.updated_at, viewerZone()) })}</p>}
    </Fact>
  );
}

function Emergency({ contact }: { contact: components["schemas"]["EmergencyContact"] | null }) {
  const t = useTranslations("clients");
  if (!contact) return <p className="text-muted">{t("emergency_none")}</p>;
  return (
    <div>
      <p>{contact.name}{contact.relation && <span className="text-muted"> · {contact.relation}</span>}</p>
      <a href={`tel:${contact.phone}`} className="inline-flex min-h-11 items-center gap-2 font-medium text-accent underline"><Phone aria-hidden className="size-4" />{contact.phone}</a>
    </div>
  );
}

function Goals({ goals }: { goals: Client["goals"] }) {
  const t = useTranslations("clients");
  const times = useTimes();
  if (goals.length === 0) return <p className="text-muted">{t("goals_none")}</p>;
  return (
    <ul className="grid gap-2">
      {goals.map((goal) => (
        <li key={goal.id}>
          <p className="break-words">{goal.title}</p>
          {(goal.target || goal.target_date) && (
            <p className="text-sm text-muted">
              {goal.target && `${goal.target.value} ${goal.target.unit}`}{goal.target && goal.target_date && " · "}
              {goal.target_date && t("by", { date: times.date(`${goal.target_date}T12:00:00Z`, "UTC") })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
