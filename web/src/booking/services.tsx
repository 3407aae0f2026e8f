"use client";

import { Clock, UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePrice } from "@/trainers/price";
import type { Service } from "@/trainers/queries";
import { cn } from "@/ui/cn";

/** What can be booked: one is always chosen, and the address says which. */
export function Services({ services, chosen }: { services: Service[]; chosen: string }) {
  const t = useTranslations("booking");
  const price = usePrice();
  const choose = (id: string) => history.replaceState(null, "", `${location.pathname}?service=${id}`);
  return (
    <div role="radiogroup" aria-label={t("services")} className="grid gap-2 sm:grid-cols-2 lg:sticky lg:top-20 lg:grid-cols-1">
      {services.map((one) => (
        <label key={one.id} className={cn("grid min-h-11 content-start gap-1 rounded-xl border px-4 py-3 has-focus-visible:outline-3 has-focus-visible:outline-accent", one.id === chosen ? "border-accent bg-accent-soft" : "border-line bg-surface hover:bg-sunken")}>
          <input type="radio" name="service" className="sr-only" checked={one.id === chosen} onChange={() => choose(one.id)} />
          <span className="flex items-baseline justify-between gap-3"><span className="font-medium">{one.name}</span><span className="shrink-0 text-sm tabular-nums">{price(one.price, true)}</span></span>
          {one.description && <span className="text-sm text-muted">{one.description}</span>}
          <span className="flex flex-wrap gap-x-3 text-sm text-muted">
            <span className="inline-flex items-center gap-1"><Clock aria-hidden className="size-3.5" />{t("minutes", { minutes: one.duration })}</span>
            {one.kind.type === "class" && <span className="inline-flex items-center gap-1"><UsersRound aria-hidden className="size-3.5" />{t("class", { seats: one.kind.capacity })}</span>}
            {one.price.pay === "in_person" && <span>{t("pay_there")}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}
