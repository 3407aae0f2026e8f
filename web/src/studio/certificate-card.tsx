"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ExternalLink, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { localDate, useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Dialog } from "@/ui/dialog";
import { Card, Note } from "@/ui/states";
import { standingOf, type Certificate, type Standing } from "./certificate-state";
import { useOwn } from "./frame";

const tones: Record<Standing["name"], string> = {
  waiting: "bg-sunken text-ink",
  confirmed: "bg-accent-soft text-accent",
  expiring: "bg-warn-soft text-warn",
  rejected: "bg-bad-soft text-bad",
  expired: "bg-bad-soft text-bad",
};

/** One certificate and how it stands. */
export function CertificateCard({ one, onEdit }: { one: Certificate; onEdit: () => void }) {
  const t = useTranslations("certificates");
  const times = useTimes();
  const { tz } = useOwn();
  const [leaving, setLeaving] = useState(false);
  const standing = standingOf(one, localDate(Date.now(), tz));
  const day = (date: string) => times.date(`${date}T12:00:00Z`, "UTC");
  const facts = [one.issuer, one.number, one.issued_on && t("issued", { date: day(one.issued_on) }), one.expires_on && t("until", { date: day(one.expires_on) })];
  return (
    <li>
      <Card className="grid gap-3">
        <div className="flex flex-wrap items-start justify-between gap-2">
          <div className="min-w-0">
            <p className="text-sm text-muted">{t(`kind_${one.kind}` as "kind_other")}</p>
            <h2 className="text-lg font-semibold wrap-anywhere">{one.title}</h2>
            <p className="text-muted wrap-anywhere">{facts.filter(Boolean).join(" · ")}</p>
          </div>
          <span data-standing={standing.name} className={cn("rounded-full px-3 py-1 text-sm font-medium", tones[standing.name])}>
            {standing.name === "expiring" ? t("expiring", { days: standing.days }) : t(standing.name)}
          </span>
        </div>
        {one.status_reason && <blockquote className="border-l-2 border-line-strong pl-3 wrap-anywhere">{one.status_reason}</blockquote>}
        <div className="flex flex-wrap gap-1">
          <LookAt file={one.file} />
          <Button look="quiet" onClick={onEdit}><Pencil aria-hidden className="size-4" />{t("change")}<span className="sr-only">{one.title}</span></Button>
          <Button look="quiet" className="text-bad" onClick={() => setLeaving(true)}><Trash2 aria-hidden className="size-4" />{t("delete")}<span className="sr-only">{one.title}</span></Button>
        </div>
      </Card>
      {leaving && <Leave one={one} onClose={() => setLeaving(false)} />}
    </li>
  );
}

/** The document behind a link that is good for some minutes. */
function LookAt({ file }: { file: string }) {
  const t = useTranslations("certificates");
  const look = useMutation({
    mutationFn: () => unwrap(api.GET("/api/v1/files/{id}", { params: { path: { id: file } } })),
    onSuccess: (found) => found.download && window.open(found.download.url, "_blank", "noopener"),
  });
  return (
    <>
      <Button look="quiet" busy={look.isPending} onClick={() => look.mutate()}><ExternalLink aria-hidden className="size-4" />{t("document")}</Button>
      {look.isError && <p role="alert" className="basis-full text-sm text-bad">{look.error.message || t("unreachable")}</p>}
    </>
  );
}

function Leave({ one, onClose }: { one: Certificate; onClose: () => void }) {
  const t = useTranslations("certificates");
  const cache = useQueryClient();
  const leave = useMutation({
    mutationFn: () => unwrap(api.DELETE("/api/v1/trainers/me/certificates/{id}", { params: { path: { id: one.id } } })),
    onSuccess: async () => {
      await Promise.all([cache.invalidateQueries({ queryKey: ["certificates"] }), cache.invalidateQueries({ queryKey: ["trainer"] })]);
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title={t("delete_title", { title: one.title })} intro={t("delete_intro")}>
      {leave.isError && <div className="mb-3"><Note tone="bad" role="alert">{leave.error.message || t("unreachable")}</Note></div>}
      <div className="grid grid-cols-2 gap-2">
        <Button look="plain" onClick={onClose}>{t("keep")}</Button>
        <Button look="danger" busy={leave.isPending} onClick={() => leave.mutate()}>{t("delete")}</Button>
      </div>
    </Dialog>
  );
}
