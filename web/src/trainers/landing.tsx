"use client";

import { useQuery } from "@tanstack/react-query";
import { BellRing, CalendarCheck, Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { useAccount } from "@/api/use-session";
import { serverNow } from "@/live/clock";
import { ButtonLink } from "@/ui/button";
import { Failed, Note } from "@/ui/states";
import { Hit, HitSkeleton } from "./hit";
import { LiveProof, LiveProofSkeleton } from "./live-proof";
import { useFacets } from "./use-search";

const WEEK = 7 * 86_400_000;

function useFreeThisWeek() {
  return useQuery({
    queryKey: ["trainers", "landing"],
    refetchInterval: 30_000,
    queryFn: () => {
      const from = Math.floor(serverNow() / 60_000) * 60_000;
      const query = { limit: 7, free_from: new Date(from).toISOString(), free_to: new Date(from + WEEK).toISOString() };
      return unwrap(api.GET("/api/v1/trainers", { params: { query } }));
    },
  });
}

/** What FitTribe is, in five seconds: a claim, and a real calendar that proves it. */
export function Landing() {
  const t = useTranslations("landing");
  const account = useAccount();
  const free = useFreeThisWeek();
  const notice = useQuery({ queryKey: ["notice"], queryFn: () => unwrap(api.GET("/api/v1/notice")) });
  const [first, ...others] = free.data?.items ?? [];
  return (
    <div className="grid gap-14 sm:gap-20">
      {notice.data?.announcement && <Note tone="warn">{notice.data.announcement}</Note>}
      <section className="grid grid-cols-1 gap-x-14 gap-y-7 sm:py-6 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="grid gap-5 self-end">
          <h1 className="text-4xl font-semibold leading-[1.08] sm:text-5xl lg:text-6xl">{t("title")}</h1>
          <p className="max-w-xl text-lg text-muted sm:text-xl">{t("intro")}</p>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href="/trainers" className="min-h-12 px-5">{t("find")}</ButtonLink>
            {!account && <ButtonLink look="plain" className="min-h-12 px-5" href="/sign-up?role=trainer">{t("teach")}</ButtonLink>}
          </div>
        </div>
        <div className="self-center lg:row-span-2">{first ? <LiveProof key={first.id} trainer={first} /> : free.isPending && <LiveProofSkeleton />}</div>
        <Topics />
      </section>
      <Steps />
      <section aria-labelledby="free" className="grid gap-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id="free" className="text-2xl font-semibold">{t("free")}</h2>
          <a href="/trainers?week=1" className="flex min-h-11 items-center font-medium text-accent underline-offset-4 hover:underline">{t("all")}</a>
        </div>
        {free.isError && <Failed error={free.error} retry={() => void free.refetch()} />}
        <div className="grid gap-4 md:grid-cols-2 lg:grid-cols-3">
          {free.isPending && Array.from({ length: 6 }, (_, i) => <HitSkeleton key={i} />)}
          {others.map((trainer) => <Hit key={trainer.id} trainer={trainer} />)}
        </div>
      </section>
      <footer className="flex flex-wrap gap-x-6 border-t border-line pt-6 text-muted">
        <a className="flex min-h-11 items-center underline" href="/docs/">{t("interface")}</a>
        <a className="flex min-h-11 items-center underline" href="/asyncapi.json">{t("sockets")}</a>
      </footer>
    </div>
  );
}

/** What is taught here, and by how many. */
function Topics() {
  const t = useTranslations("landing");
  const topics = useFacets().data?.specialties.slice(0, 6);
  return (
    <ul aria-label={t("topics")} className="flex min-h-24 flex-wrap content-start gap-2">
      {topics?.map(({ value, count }) => (
        <li key={value} className="appear">
          <a href={`/trainers?specialty=${encodeURIComponent(value)}`} className="flex min-h-11 items-center gap-1.5 rounded-full bg-sunken px-4 text-sm hover:bg-accent-soft hover:text-accent"><span className="first-letter:uppercase">{value}</span> <span className="text-muted">{count}</span></a>
        </li>
      ))}
    </ul>
  );
}

function Steps() {
  const t = useTranslations("landing");
  const steps = [
    { icon: CalendarCheck, key: "see" },
    { icon: Hourglass, key: "hold" },
    { icon: BellRing, key: "know" },
  ] as const;
  return (
    <ul className="grid gap-6 sm:grid-cols-3 sm:gap-8">
      {steps.map(({ icon: Icon, key }) => (
        <li key={key} className="flex gap-4 sm:grid sm:content-start sm:gap-3">
          <span className="grid size-11 shrink-0 place-items-center rounded-xl bg-accent-soft text-accent"><Icon aria-hidden className="size-5.5" /></span>
          <div><p className="font-medium">{t(`${key}_title`)}</p><p className="text-muted">{t(key)}</p></div>
        </li>
      ))}
    </ul>
  );
}
