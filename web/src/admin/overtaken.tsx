"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { api, quietly } from "@/api/client";
import { unwrap } from "@/api/problem";
import { Button } from "@/ui/button";
import { useAdministrators } from "./administrators";
import { Changes } from "./changes";
import { differences } from "./differences";
import type { Settings } from "./settings-shape";
import { When } from "./when";

/** Somebody was faster: who, when and what. What is typed is still there, and is saved over it by the next try. */
export function Overtaken({ before, after, onTake }: { before: Settings; after: Settings; onTake: () => void }) {
  const t = useTranslations("settings");
  const administrators = useAdministrators();
  const last = useQuery({
    queryKey: ["admin", "audit", "settings", after],
    queryFn: () => unwrap(api.GET("/api/v1/admin/audit", { fetch: quietly, params: { query: { action: "settings.change", limit: 1 } } })),
  });
  const deed = last.data?.items[0];
  const who = administrators.find(({ id }) => id === deed?.actor)?.name ?? t("somebody");
  return (
    <div role="alert" className="grid gap-3 rounded-card border border-warn bg-warn-soft p-5">
      <p className="font-semibold text-warn">{t("overtaken", { who })}{deed && <span className="font-normal"> <When at={deed.at} /></span>}</p>
      <Changes differences={differences(before, after)} was={t("before")} is={t("now")} />
      <p>{t("overtaken_more")}</p>
      <Button look="plain" className="justify-self-start" onClick={onTake}>{t("take_theirs")}</Button>
    </div>
  );
}
