"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { useMoney } from "@/i18n/time";
import { Card } from "@/ui/states";
import type { TrainerPage } from "./queries";

/** What a trainer sells in bulk. */
export function Packages({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("trainer");
  const money = useMoney();
  const packages = useQuery({
    queryKey: ["packages", trainer.id],
    staleTime: 300_000,
    queryFn: () => unwrap(api.GET("/api/v1/trainers/{id}/packages", { params: { path: { id: trainer.id } } })),
  });
  const items = packages.data?.items.filter((one) => one.active) ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="packages">
      <h2 id="packages" className="text-xl font-semibold">{t("packages")}</h2>
      <p className="mb-4 text-muted">{t("packages_hint", { name: trainer.name })}</p>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {items.map((one) => (
          <li key={one.id}>
            <Card className="grid h-full content-start gap-1">
              <p className="flex items-baseline justify-between gap-3"><span className="font-medium">{one.name}</span><span className="text-lg font-semibold tabular-nums">{money(one.price)}</span></p>
              {one.description && <p className="text-muted">{one.description}</p>}
              <p className="text-sm text-muted">{t("package", { sessions: one.sessions, days: one.valid_days })} · {t("each", { amount: money({ ...one.price, minor: Math.round(one.price.minor / one.sessions) }) })}</p>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}
