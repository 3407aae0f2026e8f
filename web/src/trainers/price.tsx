"use client";

import { useTranslations } from "next-intl";
import type { components } from "@/api/schema";
import { useMoney } from "@/i18n/time";

/** A price in words; `plain` leaves out how it is paid. */
export function usePrice() {
  const t = useTranslations("price");
  const money = useMoney();
  return (price: components["schemas"]["Price"], plain = false) => (price.pay === "free" ? t("free") : t(plain ? "online" : price.pay, { amount: money(price.amount) }));
}
