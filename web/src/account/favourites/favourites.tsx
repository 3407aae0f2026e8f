"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Heart } from "lucide-react";
import { useTranslations } from "next-intl";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { useSession } from "@/api/use-session";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { Face } from "@/trainers/face";
import { NextTimes } from "@/trainers/next-times";
import { useNext } from "@/trainers/use-next";
import { ButtonLink } from "@/ui/button";
import { Empty, Failed, Skeleton } from "@/ui/states";
import { toast } from "@/ui/toast";

type Favourite = components["schemas"]["Favourite"];

/** The same place that the hearts on trainers' pages write to. */
const KEY = ["favourites"] as const;

/** Whom one keeps at hand, or where to find somebody. */
export function Favourites() {
  const t = useTranslations("favourites");
  const signedIn = useSession().state === "in";
  const kept = useQuery({ queryKey: KEY, enabled: signedIn, queryFn: () => unwrap(api.GET("/api/v1/me/favourites")) });
  if (kept.isError) return <Failed error={kept.error} retry={() => void kept.refetch()} />;
  if (!kept.data) return <div className="grid gap-4 sm:grid-cols-2"><Skeleton className="h-48" /><Skeleton className="h-48" /></div>;
  if (kept.data.items.length === 0) {
    return (
      <Empty icon={<Heart className="size-9" />} title={t("none")}>
        <p className="mb-4">{t("none_hint")}</p>
        <ButtonLink href="/trainers">{t("find")}</ButtonLink>
      </Empty>
    );
  }
  return <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2">{kept.data.items.map((one) => <Row key={one.trainer} favourite={one} />)}</ul>;
}

function useLetGo({ trainer, name }: Favourite) {
  const t = useTranslations("favourites");
  const cache = useQueryClient();
  const params = { path: { id: trainer } };
  const again = () => cache.invalidateQueries({ queryKey: KEY });
  const back = async () => {
    await unwrap(api.PUT("/api/v1/me/favourites/{id}", { params })).catch(() => toast({ title: t("unreachable") }));
    await again();
  };
  return useMutation({
    mutationFn: () => unwrap(api.DELETE("/api/v1/me/favourites/{id}", { params })),
    onSuccess: () => toast({ title: t("let_go", { name }), action: { label: t("undo"), run: () => void back() } }),
    onError: (error) => toast({ title: error.message || t("unreachable") }),
    onSettled: again,
  });
}

const TIMES = 3;

/** Somebody who is kept, with the next times that are free, live while they are on the screen. */
function Row({ favourite }: { favourite: Favourite }) {
  const t = useTranslations("favourites");
  const times = useTimes();
  const letGo = useLetGo(favourite);
  const { slug, name, headline, since } = favourite;
  const { ref, now, live, shown } = useNext(favourite.trainer, [], null, TIMES);
  return (
    <li>
      <article ref={ref} className="relative grid h-full content-between gap-4 rounded-card border border-line bg-surface p-5 transition-shadow hover:shadow-lg has-[h2_a:focus-visible]:outline-3 has-[h2_a:focus-visible]:outline-accent">
        <div className="flex gap-4">
          <Face name={name} picture={favourite.avatar} />
          <div className="min-w-0 grow">
            <h2 className="text-lg font-semibold leading-snug"><a href={`/trainers/${slug}`} className="outline-none after:absolute after:inset-0 after:rounded-card">{name}</a></h2>
            <p className="text-muted wrap-anywhere">{headline}</p>
            <p className="mt-1 text-sm text-muted">{t("since", { date: times.date(since, viewerZone()) })}</p>
          </div>
          <button type="button" aria-pressed="true" aria-label={t("keep", { name })} disabled={letGo.isPending} onClick={() => letGo.mutate()} className="relative z-10 -m-2 grid size-11 shrink-0 place-items-center rounded-xl text-bad hover:bg-sunken">
            <Heart aria-hidden className="size-5.5 fill-current" />
          </button>
        </div>
        {live ? <NextTimes slug={slug} shown={shown} now={now} count={TIMES} className="grid-cols-3" /> : <Skeleton className="h-15" />}
      </article>
    </li>
  );
}
