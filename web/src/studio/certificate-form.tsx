"use client";

import { useQueryClient } from "@tanstack/react-query";
import { FileCheck2, Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/api/client";
import { atFields, unwrap } from "@/api/problem";
import { Button } from "@/ui/button";
import { Field, Select } from "@/ui/field";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";
import { KINDS, type Certificate } from "./certificate-state";
import { PickFiles } from "./pick-files";
import { SendingRow } from "./sending-row";
import { LARGEST } from "./upload";
import { useUploads } from "./use-uploads";

type Values = { kind: string; title: string; issuer: string; number: string; issued_on: string; expires_on: string; file: string };
const FIELDS = ["kind", "title", "issuer", "number", "issued_on", "expires_on", "file"] as const;
/** The document as it was chosen, once it is kept. */
type Document = { id: string; name: string } | null;

function valuesOf(one: Certificate | null, kind: string): Values {
  const { title = "", issuer = "", number, issued_on, expires_on, file = "" } = one ?? {};
  return { kind: one?.kind ?? kind, title, issuer, number: number ?? "", issued_on: issued_on ?? "", expires_on: expires_on ?? "", file };
}

/** A certificate as it is written, with its document. */
export function CertificateForm({ certificate, kind = "qualification", onDone }: { certificate: Certificate | null; kind?: string; onDone: () => void }) {
  const t = useTranslations("certificates");
  const cache = useQueryClient();
  const [id] = useState(() => certificate?.id ?? crypto.randomUUID());
  const [refusal, setRefusal] = useState<string | null>(null);
  const [document, setDocument] = useState<Document>(null);
  const form = useForm<Values>({ defaultValues: valuesOf(certificate, kind) });
  const { errors, isSubmitting } = form.formState;
  const uploads = useUploads("certificate", async (file) => {
    setDocument({ id: file.id, name: file.name });
    form.setValue("file", file.id);
    form.clearErrors("file");
  });
  const submit = form.handleSubmit(async ({ number, issued_on, expires_on, ...rest }) => {
    setRefusal(null);
    if (!rest.file) return form.setError("file", { message: t(uploads.sending.length ? "still_sending" : "needs_document") });
    try {
      const body = { ...rest, number: number.trim() || null, issued_on: issued_on || null, expires_on: expires_on || null };
      await unwrap(api.PUT("/api/v1/trainers/me/certificates/{id}", { params: { path: { id } }, body }));
      toast({ title: t("saved") });
      await Promise.all([cache.invalidateQueries({ queryKey: ["certificates"] }), cache.invalidateQueries({ queryKey: ["trainer"] })]);
      onDone();
    } catch (error) {
      setRefusal(atFields(error, FIELDS, form.setError));
    }
  });
  return (
    <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
      <Select label={t("kind")} error={errors.kind?.message} {...form.register("kind")}>
        {KINDS.map((one) => <option key={one} value={one}>{t(`kind_${one}`)}</option>)}
      </Select>
      <Field label={t("title")} placeholder={t("title_example")} maxLength={120} error={errors.title?.message} {...form.register("title")} />
      <Field label={t("issuer")} placeholder={t("issuer_example")} maxLength={120} error={errors.issuer?.message} {...form.register("issuer")} />
      <Field label={t("number")} maxLength={60} error={errors.number?.message} {...form.register("number")} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("issued_on")} type="date" error={errors.issued_on?.message} {...form.register("issued_on")} />
        <Field label={t("expires_on")} type="date" hint={t("expires_hint")} error={errors.expires_on?.message} {...form.register("expires_on")} />
      </div>
      <DocumentField document={document} kept={certificate !== null} error={errors.file?.message} uploads={uploads} />
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      <Button type="submit" busy={isSubmitting}>{t("save")}</Button>
    </form>
  );
}

function DocumentField({ document, kept, error, uploads }: { document: Document; kept: boolean; error?: string; uploads: ReturnType<typeof useUploads> }) {
  const t = useTranslations("certificates");
  const [large, setLarge] = useState(false);
  const { sending, send, again, drop } = uploads;
  const pick = ([file]: File[]) => {
    if (!file) return;
    setLarge(file.size > LARGEST);
    for (const one of sending) drop(one.id);
    if (file.size <= LARGEST) send(file, file.name);
  };
  const words = large ? t("too_large") : error;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t("document")}</legend>
      {document && <p role="status" className="flex min-w-0 items-center gap-2 text-accent"><FileCheck2 aria-hidden className="size-5 shrink-0" /><span className="truncate">{document.name}</span></p>}
      {kept && !document && sending.length === 0 && <p className="text-muted">{t("kept")}</p>}
      <ul>{sending.map((one) => <SendingRow key={one.id} one={one} onAgain={() => again(one)} onDrop={() => drop(one.id)} />)}</ul>
      <PickFiles look="plain" label={t("choose")} accept="application/pdf,image/jpeg,image/png" onPick={pick}><Paperclip aria-hidden className="size-5" />{t(document || kept ? "choose_other" : "choose")}</PickFiles>
      {words ? <p role="alert" className="text-sm text-bad">{words}</p> : <p className="text-sm text-muted">{t("document_hint")}</p>}
    </fieldset>
  );
}
