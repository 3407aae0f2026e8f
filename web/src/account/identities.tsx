"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/api/client";
import type { Firebase } from "@/api/schemas";
import { ProblemError, unwrap } from "@/api/problem";
import { useFirebase } from "@/auth/methods";
import { Trouble } from "@/auth/other-ways";
import type { Wrong } from "@/auth/use-vouched";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Failed, Skeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { Part } from "./part";

const KEY = ["identities"] as const;

/** The ways into one's account besides its password; nothing where there are no others and none is linked. */
export function Identities() {
  const t = useTranslations("firebase");
  const firebase = useFirebase();
  const identities = useQuery({ queryKey: KEY, queryFn: () => unwrap(api.GET("/api/v1/me/identities")) });
  if (!firebase && !identities.data?.items.length) return null;
  return (
    <Part title={t("title")} intro={t("words")}>
      {identities.isPending && <Skeleton className="h-16" />}
      {identities.isError && <Failed error={identities.error} retry={() => void identities.refetch()} />}
      {identities.data && <Linked items={identities.data.items} />}
      {firebase && <LinkGoogle firebase={firebase} />}
    </Part>
  );
}

function Linked({ items }: { items: { id: string; subject: string; created_at: string }[] }) {
  const t = useTranslations("firebase");
  const times = useTimes();
  const cache = useQueryClient();
  const unlink = useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE("/api/v1/me/identities/{id}", { params: { path: { id } } })),
    onSuccess: () => toast({ title: t("unlinked") }),
    onSettled: () => cache.invalidateQueries({ queryKey: KEY }),
  });
  if (items.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <>
      <ul className="divide-y divide-line">
        {items.map(({ id, created_at }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-2">
            <div><p>{t("google_name")}</p><p className="text-sm text-muted">{t("since", { date: times.longDay(created_at, viewerZone()) })}</p></div>
            <Button look="quiet" busy={unlink.isPending && unlink.variables === id} onClick={() => unlink.mutate(id)}>{t("unlink")}</Button>
          </li>
        ))}
      </ul>
      {unlink.error instanceof ProblemError && <Trouble wrong={{ words: unlink.error.message }} />}
    </>
  );
}

function LinkGoogle({ firebase }: { firebase: Firebase }) {
  const t = useTranslations("firebase");
  const cache = useQueryClient();
  const [wrong, setWrong] = useState<Wrong>(null);
  const link = useMutation({
    mutationFn: async () => {
      const { withGoogle } = await import("@/auth/firebase");
      return unwrap(api.POST("/api/v1/me/identities", { body: { id_token: await withGoogle(firebase) } }));
    },
    onMutate: () => setWrong(null),
    onSuccess: () => toast({ title: t("linked") }),
    onError: async (error) => {
      if (error instanceof ProblemError) return setWrong({ words: error.message });
      const trouble = (await import("@/auth/firebase")).troubleOf(error);
      if (trouble) setWrong({ trouble });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <>
      <Trouble wrong={wrong} />
      <Button look="plain" className="justify-self-start" busy={link.isPending} onClick={() => link.mutate()}>{t("link_google")}</Button>
    </>
  );
}
