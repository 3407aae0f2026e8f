"use client";

import { BadgeCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { Card, Empty, Note } from "@/ui/states";
import { useAddress } from "./address";
import { CERTIFICATE_STATUSES, Claim, type CertificateStatus } from "./claim";
import { Decide, type Choice } from "./decide";
import { Head } from "./head";
import { Listed, Row, useLeaving } from "./listed";
import { Narrow } from "./narrow";
import { usePages } from "./reading";
import { TrainerName } from "./trainer-name";
import { When } from "./when";

type Certificate = components["schemas"]["ManagedCertificate"];

const known = (text: string | null): CertificateStatus => CERTIFICATE_STATUSES.find((one) => one === text) ?? "submitted";

/** Certificates by where they stand; those that wait to be looked at come first. */
export function Certificates() {
  const t = useTranslations("moderation");
  const status = known(useAddress().get("status"));
  const { list, items, put } = usePages(["admin", "certificates", status], (cursor: string | undefined, how) => unwrap(api.GET("/api/v1/admin/certificates", { ...how, params: { query: { status, limit: 20, cursor } } })));
  return (
    <>
      <Head title={t("certificates")} intro={t("certificates_intro")} />
      <Narrow label={t("status")} name="status" choices={CERTIFICATE_STATUSES.map((one) => [one, t(`certificate_${one}`)] as const)} />
      <Listed listing={{ list, items }} skeleton="h-52" empty={<Empty icon={<BadgeCheck className="size-9" />} title={t(status === "submitted" ? "no_waiting" : "no_certificates")} />}>
        {(one) => <Shown key={`${one.id} ${one.status}`} one={one} onGone={() => put(one.id, null)} />}
      </Listed>
    </>
  );
}

function Shown({ one, onGone }: { one: Certificate; onGone: () => void }) {
  const t = useTranslations("moderation");
  const [gone, leave] = useLeaving();
  const status = known(one.status);
  const params = { path: { id: one.id } };
  const confirm: Choice<Certificate> = { verb: "confirm", look: "primary", send: (body) => unwrap(api.POST("/api/v1/admin/certificates/{id}/confirm", { params, body })) };
  const reject: Choice<Certificate> = { verb: "reject", look: status === "confirmed" ? "danger" : "plain", send: (body) => unwrap(api.POST("/api/v1/admin/certificates/{id}/reject", { params, body })) };
  const choices = { submitted: [confirm, reject], confirmed: [reject], rejected: [{ ...confirm, look: "plain" as const }] }[status];
  return (
    <Row gone={gone} onGone={onGone}>
      <Card className="grid grid-cols-1 gap-4">
        <div>
          <h2 className="text-lg font-semibold"><TrainerName id={one.trainer} otherwise={t("a_trainer")} /></h2>
          <p className="text-sm text-muted">{t(`since_${status}`)} <When at={one.status_at} /></p>
        </div>
        <Claim claim={one} status={status} number={one.number} file={one.file} expired={one.expired} />
        {one.status_reason && <Note>{t("because", { reason: one.status_reason })}</Note>}
        <Decide choices={choices} about={one.title} onDone={leave} />
      </Card>
    </Row>
  );
}
