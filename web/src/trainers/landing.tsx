"use client";

import { useQuery } from "@tanstack/react-query";
import { BellRing, CalendarCheck, Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { useAccount } from "@/api/use-session";
import { ButtonLink } from "@/ui/button";
import { Failed, Note } from "@/ui/states";
import { Hit, HitSkeleton } from "./hit";

const WEEK = 7 * 86_400_000;

function useFreeThisWeek() {
  return useQuery({
    queryKey: ["trainers", "landing"],
    refetchInterval: 30_000,
    queryFn: () => {
      const from = Math.floor(Date.now() / 60_000) * 60_000;
      const query = { limit: 6, free_from: new Date(from).toISOString(), free_to: new Date(from + WEEK).toISOString() };
      return unwrap(api.GET("/api/v1/trainers", { params: { query } }));
    },
  });
}

/** What FitTribe is, in five seconds, and who is free this week. */
export function Landing() {
  const t = useTranslations("landing");
  const account = useAccount();
  const free = useFreeThisWeek();
  const notice = useQuery({ queryKey: ["notice"], queryFn: () => unwrap(api.GET("/api/v1/notice")) });
  const steps = [
    { icon: CalendarCheck, key: "see" },
    { icon: Hourglass, key: "hold" },
    { icon: BellRing, key: "know" },
  ] as const;
  return (
    <div className="grid gap-14">
      {notice.data?.announcement && <Note tone="warn">{notice.data.announcement}</Note>}
      <section className="grid gap-6 py-4 sm:py-10">
        <h1 className="max-w-3xl text-4xl font-semibold leading-tight sm:text-6xl">{t("title")}</h1>
        <p className="max-w-xl text-lg text-muted sm:text-xl">{t("intro")}</p>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href="/trainers">{t("find")}</ButtonLink>
          {!account && <ButtonLink look="plain" href="/sign-up?role=trainer">{t("teach")}</ButtonLink>}
        </div>
        <ul className="mt-2 grid gap-5 sm:grid-cols-3">
          {steps.map(({ icon: Icon, key }) => (
            <li key={key} className="flex gap-3">
              <Icon aria-hidden className="mt-0.5 size-6 shrink-0 text-accent" />
              <div><p className="font-medium">{t(`${key}_title`)}</p><p className="text-muted">{t(key)}</p></div>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="free" className="grid gap-4">
        <h2 id="free" className="text-2xl font-semibold">{t("free")}</h2>
        {free.isError && <Failed error={free.error} retry={() => void free.refetch()} />}
        <div className="grid gap-4 md:grid-cols-2 lg:grid-cols-3">
          {free.isPending && Array.from({ length: 6 }, (_, i) => <HitSkeleton key={i} />)}
          {free.data?.items.map((trainer) => <Hit key={trainer.id} trainer={trainer} />)}
        </div>
      </section>
      <footer className="flex flex-wrap gap-x-6 border-t border-line pt-6 text-muted">
        <a className="flex min-h-11 items-center underline" href="/docs/">{t("interface")}</a>
        <a className="flex min-h-11 items-center underline" href="/asyncapi.json">{t("sockets")}</a>
      </footer>
    </div>
  );
}
