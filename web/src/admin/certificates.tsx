"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { Button } from "@/ui/button";
import { Card, Empty, Failed, Skeleton } from "@/ui/states";
import { Judgement } from "./judgement";

/** Certificates that wait to be looked at. */
export function Certificates() {
  const t = useTranslations("admin");
  const list = useQuery({
    queryKey: ["admin", "certificates"],
    queryFn: () => unwrap(api.GET("/api/v1/admin/certificates", { params: { query: { status: "submitted", limit: 50 } } })),
  });
  if (list.isError) return <Failed error={list.error} retry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton className="h-60" />;
  if (list.data.items.length === 0) return <Empty title={t("no_certificates")} />;
  return (
    <ul className="grid gap-3">
      {list.data.items.map((one) => {
        const params = { path: { id: one.id } };
        return (
          <li key={one.id}>
            <Card className="grid gap-3">
              <div>
                <h2 className="text-lg font-semibold">{one.title}</h2>
                <p className="text-muted">{[one.kind, one.issuer, one.number, one.issued_on, one.expires_on].filter(Boolean).join(" · ")}</p>
              </div>
              <Document file={one.file} />
              <Judgement
                list="certificates"
                decisions={[
                  { name: "confirm", send: (body) => unwrap(api.POST("/api/v1/admin/certificates/{id}/confirm", { params, body })) },
                  { name: "reject", send: (body) => unwrap(api.POST("/api/v1/admin/certificates/{id}/reject", { params, body })) },
                ]}
              />
            </Card>
          </li>
        );
      })}
    </ul>
  );
}

function Document({ file }: { file: string }) {
  const t = useTranslations("admin");
  const look = useMutation({
    mutationFn: () => unwrap(api.GET("/api/v1/files/{id}", { params: { path: { id: file } } })),
    onSuccess: (found) => found.download && window.open(found.download.url, "_blank", "noopener"),
  });
  return <Button look="plain" className="justify-self-start" busy={look.isPending} onClick={() => look.mutate()}>{t("document")}</Button>;
}
