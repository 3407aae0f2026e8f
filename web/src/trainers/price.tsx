"use client";

import { useTranslations } from "next-intl";
import type { components } from "@/api/schema";
import { useMoney } from "@/i18n/time";

/** A price in words. */
export function usePrice() {
  const t = useTranslations("price");
  const money = useMoney();
  return (price: components["schemas"]["Price"]) => (price.pay === "free" ? t("free") : t(price.pay, { amount: money(price.amount) }));
}
