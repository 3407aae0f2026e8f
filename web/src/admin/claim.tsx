"use client";

import { useMutation } from "@tanstack/react-query";
import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { api } from "@/api/client";
import { ProblemError, unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { Button } from "@/ui/button";
import { Note } from "@/ui/states";
import { Badge, type Tone } from "./badge";
import { Day } from "./when";

/** Where a certificate can stand. */
export const CERTIFICATE_STATUSES = ["submitted", "confirmed", "rejected"] as const;
/** Where one stands. */
export type CertificateStatus = (typeof CERTIFICATE_STATUSES)[number];
const tones: Record<CertificateStatus, Tone> = { submitted: "warn", confirmed: "good", rejected: "bad" };

type Shown = { claim: components["schemas"]["ShownCertificate"]; status: CertificateStatus; number?: string | null; file?: string; expired?: boolean };

/** What a certificate says, with its document. */
export function Claim({ claim, status, number, file, expired }: Shown) {
  const t = useTranslations("moderation");
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="font-semibold">{claim.title}</p>
        <Badge tone={tones[status]}>{t(`certificate_${status}`)}</Badge>
        {expired && <Badge tone="bad">{t("expired")}</Badge>}
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-2">
        <Fact name={t("kind")}>{t(`kinds.${claim.kind}`)}</Fact>
        <Fact name={t("issuer")}>{claim.issuer}</Fact>
        {number && <Fact name={t("number")}>{number}</Fact>}
        {claim.issued_on && <Fact name={t("issued_on")}><Day date={claim.issued_on} /></Fact>}
        <Fact name={t("expires_on")}>{claim.expires_on ? <Day date={claim.expires_on} /> : t("for_good")}</Fact>
      </dl>
      {file && <Document file={file} of={claim.title} />}
    </div>
  );
}

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div className="min-w-0"><dt className="text-sm text-muted">{name}</dt><dd className="break-words">{children}</dd></div>
);

/** Opens by a link that is good for five minutes, and is therefore asked for when it is wanted. */
function Document({ file, of }: { file: string; of: string }) {
  const t = useTranslations("moderation");
  const look = useMutation({
    mutationFn: async (tab: Window | null) => {
      const found = await unwrap(api.GET("/api/v1/files/{id}", { params: { path: { id: file } } })).catch((error: unknown) => {
        tab?.close();
        throw error;
      });
      if (!found.download) throw new ProblemError({ detail: t("no_document") });
      if (tab) tab.location.replace(found.download.url);
      else window.location.assign(found.download.url);
    },
  });
  const open = () => {
    // In the click itself, or the browser takes it for an advertisement.
    const tab = window.open("", "_blank");
    if (tab) tab.opener = null;
    look.mutate(tab);
  };
  return (
    <>
      <Button look="plain" className="justify-self-start" busy={look.isPending} onClick={open}><FileText aria-hidden className="size-5" />{t("document")}<span className="sr-only"> {of}</span></Button>
      {look.isError && <Note tone="bad" role="alert">{look.error.message || t("unreachable")}</Note>}
    </>
  );
}
