"use client";

import { useQuery } from "@tanstack/react-query";
import { BadgeCheck, Check, Flag, ListChecks, UserRoundCheck, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { useAccount } from "@/api/use-session";
import { Card, Empty, Note, Skeleton } from "@/ui/states";
import { Deed } from "./deed";
import { Head } from "./head";
import { usePages } from "./reading";
import { Listed } from "./listed";
import { useWaiting, type Waits } from "./waiting";

/** What waits, and what was done lately. */
export function Overview() {
  const t = useTranslations("admin");
  const account = useAccount();
  return (
    <>
      <Head title={t("hello", { name: account?.name.split(" ")[0] ?? "" })} intro={t("overview_intro")} />
      <Notice />
      <WhatWaits />
      <Lately />
    </>
  );
}

function Notice() {
  const t = useTranslations("admin");
  const notice = useQuery({ queryKey: ["notice"], queryFn: () => unwrap(api.GET("/api/v1/notice")) });
  if (!notice.data || (!notice.data.announcement && notice.data.sign_up_open)) return null;
  return (
    <Note tone="warn">
      <div className="grid gap-1">
        {!notice.data.sign_up_open && <p>{t("sign_up_closed")}</p>}
        {notice.data.announcement && <p>{t("announced", { words: notice.data.announcement })}</p>}
        <p><Link href="/admin/settings" className="inline-flex min-h-11 items-center font-medium underline">{t("settings")}</Link></p>
      </div>
    </Note>
  );
}

function WhatWaits() {
  const t = useTranslations("admin");
  const { trainers, certificates, reviews, jobs } = useWaiting();
  return (
    <ul aria-label={t("waits")} className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <Heap href="/admin/trainers" icon={UserRoundCheck} words={t("wait_trainers")} waits={trainers} />
      <Heap href="/admin/certificates" icon={BadgeCheck} words={t("wait_certificates")} waits={certificates} />
      <Heap href="/admin/reviews" icon={Flag} words={t("wait_reviews")} waits={reviews} />
      <Heap href="/admin/jobs?state=discarded" icon={ListChecks} words={t("wait_jobs")} waits={jobs} />
    </ul>
  );
}

function Heap({ href, icon: Icon, words, waits }: { href: string; icon: LucideIcon; words: string; waits: Waits | undefined }) {
  const t = useTranslations("admin");
  return (
    <li>
      <Link href={href} className="block h-full rounded-card transition-shadow hover:shadow-md">
        <Card className="grid h-full content-start gap-4 p-4 sm:p-5">
          <span className="flex items-center justify-between text-muted">
            <Icon aria-hidden className="size-5" />
            {waits?.count === 0 && <span className="inline-flex items-center gap-1 text-sm text-accent"><Check aria-hidden className="size-4" />{t("clear")}</span>}
          </span>
          <span>
            {waits ? <span className="block text-3xl font-semibold tabular-nums">{waits.count}{waits.more && "+"}</span> : <Skeleton className="h-9 w-12" />}
            <span className="mt-1 block text-[0.95rem] text-muted">{words}</span>
          </span>
        </Card>
      </Link>
    </li>
  );
}

function Lately() {
  const t = useTranslations("admin");
  const { list, items } = usePages(["admin", "audit", "lately"], (_: number | undefined, how) => unwrap(api.GET("/api/v1/admin/audit", { ...how, params: { query: { limit: 6 } } })));
  return (
    <section className="grid grid-cols-1 gap-3">
      <div className="flex items-center justify-between gap-3">
        <h2 className="text-xl font-semibold">{t("lately")}</h2>
        <Link href="/admin/audit" className="flex min-h-11 items-center font-medium text-accent underline">{t("whole_log")}</Link>
      </div>
      <Listed listing={{ items, list: { ...list, hasNextPage: false } }} skeleton="h-16" empty={<Empty title={t("no_audit")} />}>
        {(entry) => <Deed key={entry.id} entry={entry} />}
      </Listed>
    </section>
  );
}
