"use client";

import { useTranslations } from "next-intl";
import type { components } from "@/api/schema";

type Policy = components["schemas"]["Booking"]["cancellation_policy"];

/** What comes back on cancelling, hours before any session: a policy that no booking has yet. */
export function PolicyTiers({ policy }: { policy: Policy }) {
  const t = useTranslations("policy");
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
