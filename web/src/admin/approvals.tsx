"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { Card, Empty, Failed, Skeleton } from "@/ui/states";
import { Judgement } from "./judgement";

/** Trainers who wait to be looked at. */
export function Approvals() {
  const t = useTranslations("admin");
  const list = useQuery({
    queryKey: ["admin", "trainers"],
    queryFn: () => unwrap(api.GET("/api/v1/admin/trainers", { params: { query: { status: "submitted", limit: 50 } } })),
  });
  if (list.isError) return <Failed error={list.error} retry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton className="h-60" />;
  if (list.data.items.length === 0) return <Empty title={t("no_approvals")} />;
  return (
    <ul className="grid gap-3">
      {list.data.items.map((trainer) => {
        const params = { path: { id: trainer.id } };
        return (
          <li key={trainer.id}>
            <Card className="grid gap-3">
              <div>
                <h2 className="text-lg font-semibold">{trainer.name}</h2>
                <p>{trainer.headline}</p>
                <p className="max-w-prose whitespace-pre-line text-muted">{trainer.biography}</p>
              </div>
              <Judgement
                list="trainers"
                decisions={[
                  { name: "approve", send: (body) => unwrap(api.POST("/api/v1/admin/trainers/{id}/approve", { params, body })) },
                  { name: "return", send: (body) => unwrap(api.POST("/api/v1/admin/trainers/{id}/return", { params, body })) },
                ]}
              />
            </Card>
          </li>
        );
      })}
    </ul>
  );
}
