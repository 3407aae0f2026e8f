"use client";

import { Award, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Empty, Failed, Note, Skeleton } from "@/ui/states";
import { CertificateCard } from "./certificate-card";
import { CertificateForm } from "./certificate-form";
import { warnings, type Certificate, type Warning } from "./certificate-state";
import { useOwn } from "./frame";
import { useOwnCertificates } from "./queries";

/** What a trainer has learnt and is insured for, each with its document and how it stands. */
export function CertificatesPage() {
  const t = useTranslations("certificates");
  const own = useOwnCertificates();
  const [open, setOpen] = useState<Certificate | { kind?: string } | null>(null);
  if (own.isError) return <Failed error={own.error} retry={() => void own.refetch()} />;
  if (own.isPending) return <Skeleton className="h-80" />;
  const { items } = own.data;
  const edited = open && "id" in open ? open : null;
  return (
    <div className="grid grid-cols-1 gap-4">
      {warnings(own.data, Date.now()).map((warning) => <Required key={warning.kind} warning={warning} onAdd={() => setOpen({ kind: warning.kind })} />)}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-muted">{t("intro")}</p>
        <Button onClick={() => setOpen({})}><Plus aria-hidden className="size-5" />{t("add")}</Button>
      </div>
      {items.length === 0 && <Empty icon={<Award className="size-9" />} title={t("empty")}>{t("empty_hint")}</Empty>}
      <ul className="grid gap-3">{items.map((one) => <CertificateCard key={one.id} one={one} onEdit={() => setOpen(one)} />)}</ul>
      {open && (
        <Dialog open onClose={() => setOpen(null)} title={t(edited ? "edit" : "add")} intro={edited && t("anew")}>
          <CertificateForm certificate={edited} kind={open.kind} onDone={() => setOpen(null)} />
        </Dialog>
      )}
    </div>
  );
}

function Required({ warning, onAdd }: { warning: Warning; onAdd: () => void }) {
  const t = useTranslations("certificates");
  const times = useTimes();
  const { tz } = useOwn();
  const waits = warning.name.endsWith("_waiting");
  return (
    <Note tone={warning.name === "missing" ? "bad" : "warn"} role="status">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose"><span className="font-medium">{t(`kind_${warning.kind}` as "kind_other")}:</span> {t(warning.name, { date: times.date(warning.at, tz) })}</p>
        {!waits && <Button look="plain" className="text-ink" onClick={onAdd}>{t("add_one")}</Button>}
      </div>
    </Note>
  );
}
