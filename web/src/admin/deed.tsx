"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { useState } from "react";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { cn } from "@/ui/cn";
import { Failed, Skeleton } from "@/ui/states";
import { useAdministrators } from "./administrators";
import { Changes } from "./changes";
import { differences } from "./differences";
import { TrainerName } from "./trainer-name";
import { When } from "./when";

/** A line of the log. */
export type Entry = components["schemas"]["AuditEntry"];

/** Who did what, to what, when, and why. */
export function Deed({ entry }: { entry: Entry }) {
  const t = useTranslations("admin");
  const { reason, settings, ...rest } = entry.detail as Record<string, unknown>;
  const words = `did.${entry.action.replaceAll(".", "_")}`;
  const actor = useActor(entry.actor);
  return (
    <li className="border-b border-line py-3 last:border-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="min-w-0 break-words"><span className="font-semibold">{actor}</span> {t.has(words) ? t(words) : <code>{entry.action}</code>} {entry.subject_kind === "trainer" && <TrainerName id={entry.subject} />}</p>
        <p className="text-sm text-muted"><When at={entry.at} /></p>
      </div>
      {typeof reason === "string" && <p className="max-w-prose break-words text-muted">“{reason}”</p>}
      {Object.entries(rest).map(([name, value]) => <p key={name} className="text-sm break-words text-muted">{name}: {typeof value === "string" ? value : JSON.stringify(value)}</p>)}
      {settings !== undefined && <WhatChanged entry={entry} settings={settings} />}
      <p className="flex flex-wrap items-center gap-x-4 text-sm text-muted">
        <Link href={`/admin/audit?subject=${encodeURIComponent(entry.subject)}`} className="inline-flex min-h-11 items-center underline decoration-line-strong underline-offset-4 hover:text-ink">{t("all_about")}<span className="sr-only"> {entry.subject_kind} {entry.subject}</span></Link>
        <span className="font-mono text-xs break-all">{entry.subject_kind} {entry.subject}</span>
      </p>
    </li>
  );
}

function useActor(actor: string | null | undefined): string {
  const t = useTranslations("admin");
  const known = useAdministrators().find(({ id }) => id === actor);
  if (!actor) return t("the_server");
  return known?.name ?? t("an_administrator");
}

function WhatChanged({ entry, settings }: { entry: Entry; settings: unknown }) {
  const t = useTranslations("admin");
  const [open, setOpen] = useState(false);
  const inside = `changed-${entry.id}`;
  return (
    <div>
      <button type="button" aria-expanded={open} aria-controls={open ? inside : undefined} onClick={() => setOpen(!open)} className="-ml-1 inline-flex min-h-11 items-center gap-1.5 font-medium text-accent">
        <ChevronDown aria-hidden className={cn("size-4 transition-transform", open && "rotate-180")} />{t("what_changed")}
      </button>
      <div id={inside}>{open && <Compared entry={entry} settings={settings} />}</div>
    </div>
  );
}

/** The settings of a change beside those of the change before it. */
function Compared({ entry, settings }: { entry: Entry; settings: unknown }) {
  const t = useTranslations("admin");
  const before = useQuery({
    queryKey: ["admin", "audit", "before", entry.id],
    staleTime: Infinity,
    queryFn: () => unwrap(api.GET("/api/v1/admin/audit", { params: { query: { action: entry.action, subject: entry.subject, cursor: entry.id, limit: 1 } } })),
  });
  if (before.isError) return <Failed error={before.error} retry={() => void before.refetch()} />;
  if (before.isPending) return <Skeleton className="h-16" />;
  const was = (before.data.items[0]?.detail as { settings?: unknown } | undefined)?.settings;
  return (
    <div className="grid gap-2 rounded-xl bg-sunken p-4">
      {was === undefined && <p className="text-sm text-muted">{t("first_change")}</p>}
      <Changes differences={differences(was, settings)} was={t("before")} is={t("after")} />
    </div>
  );
}
