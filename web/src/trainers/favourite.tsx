"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Heart } from "lucide-react";
import { useTranslations } from "next-intl";
import { api, signedIn } from "@/api/client";
import { ProblemError, unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { useSession } from "@/api/use-session";
import { cn } from "@/ui/cn";
import { toast } from "@/ui/toast";

type Favourites = components["schemas"]["Favourites"];
type Kept = { id: string; account: string; name: string; avatar?: string | null; headline: string; slug: string };

const KEY = ["favourites"] as const;

/** Whom one has kept. */
function useFavourites() {
  const session = useSession();
  return useQuery({ queryKey: KEY, enabled: session.state === "in", queryFn: () => unwrap(api.GET("/api/v1/me/favourites")) });
}

function useKeeping(trainer: Kept) {
  const t = useTranslations("trainer");
  const cache = useQueryClient();
  const params = { path: { id: trainer.id } };
  return useMutation({
    mutationFn: (keep: boolean) => unwrap<unknown>(keep ? api.PUT("/api/v1/me/favourites/{id}", { params }) : api.DELETE("/api/v1/me/favourites/{id}", { params })),
    onMutate: async (keep) => {
      await cache.cancelQueries({ queryKey: KEY });
      const before = cache.getQueryData<Favourites>(KEY);
      const others = before?.items.filter((one) => one.trainer !== trainer.id) ?? [];
      const { name, avatar, headline, slug } = trainer;
      cache.setQueryData<Favourites>(KEY, { items: keep ? [{ trainer: trainer.id, name, avatar, headline, slug, since: new Date().toISOString() }, ...others] : others });
      return before;
    },
    onError: (error, _keep, before) => {
      cache.setQueryData(KEY, before);
      toast({ title: (error instanceof ProblemError && error.message) || t("not_kept") });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: KEY }),
  });
}

/** Keeps a trainer among one's favourites; asks who one is when nobody is signed in. */
export function Favourite({ trainer, className }: { trainer: Kept; className?: string }) {
  const t = useTranslations("trainer");
  const session = useSession();
  const kept = useFavourites().data?.items.some((one) => one.trainer === trainer.id) ?? false;
  const keeping = useKeeping(trainer);
  if (session.state === "in" && session.account.id === trainer.account) return null;
  const turn = async () => {
    if (await signedIn()) keeping.mutate(!kept);
  };
  return (
    <button type="button" aria-pressed={kept} aria-label={t("keep", { name: trainer.name })} onClick={() => void turn()} className={cn("grid size-11 shrink-0 place-items-center rounded-xl hover:bg-sunken", kept ? "text-bad" : "text-muted", className)}>
      <Heart aria-hidden className={cn("size-5.5 transition-transform", kept && "scale-110 fill-current")} />
    </button>
  );
}
