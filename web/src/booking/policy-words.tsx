"use client";

import { useTranslations } from "next-intl";
import type { components } from "@/api/schema";

type Policy = components["schemas"]["RefundTier"][];

/** What comes back on cancelling, tier by tier. */
export function PolicyWords({ policy, price }: { policy: Policy; price: components["schemas"]["Price"] }) {
  const t = useTranslations("policy");
  if (price.pay === "free") return <p className="text-sm text-muted">{t("free")}</p>;
  return (
    <div className="text-sm text-muted">
      <p className="font-medium text-ink">{t("title")}</p>
      <ul className="list-disc pl-5">
        {policy.map(({ hours_before, percent }) => <li key={hours_before}>{t("tier", { hours: hours_before, percent })}</li>)}
        <li>{t("later")}</li>
      </ul>
    </div>
  );
}
