"use client";

import { useTranslations } from "next-intl";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { useServerNow } from "@/live/use-now";
import { stepsAhead } from "./policy";
import type { Booking } from "./queries";

/** What cancelling costs, and until when, on the viewer's clock. */
export function PolicyWords({ booking }: { booking: Pick<Booking, "cancellation_policy" | "price" | "start"> }) {
  const t = useTranslations("policy");
  const times = useTimes();
  const now = useServerNow(60_000);
  const { price, start, cancellation_policy } = booking;
  if (price.pay === "free") return <p className="text-sm text-muted">{t("free")}</p>;
  const steps = stepsAhead(cancellation_policy, start, now);
  const online = price.pay === "online";
  return (
    <div className="text-sm text-muted">
      <p className="font-medium text-ink">{t("title")}</p>
      <ul className="list-disc pl-5">
        {steps.map(({ until, atStart, percent }) => {
          const time = atStart ? t("start") : times.dayTime(until, viewerZone());
          return <li key={until}>{online ? t("back", { time, percent }) : t("due", { time, percent: 100 - percent })}</li>;
        })}
        {!steps.some((step) => step.atStart) && <li>{t(online ? (steps.length > 0 ? "back_later" : "back_now") : steps.length > 0 ? "due_later" : "due_now")}</li>}
      </ul>
    </div>
  );
}
