"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePrice } from "@/trainers/price";
import type { Service } from "@/trainers/queries";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Dialog } from "@/ui/dialog";
import { Card, Empty, Failed } from "@/ui/states";
import { useOwn } from "./frame";
import { Packages } from "./packages";
import { useOwnServices } from "./queries";
import { ServiceForm } from "./service-form";

/** What a trainer sells: single sessions and classes, and many at once. */
export function ServicesPage() {
  const t = useTranslations("studio");
  const { services, policy } = useOwn();
  const all = useOwnServices();
  const retired = all.data?.items.filter((one) => !one.active) ?? [];
  const [open, setOpen] = useState<Service | "new" | null>(null);
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-muted">{t("services_intro")}</p>
        <Button onClick={() => setOpen("new")}><Plus aria-hidden className="size-5" />{t("add_service")}</Button>
      </div>
      {services.length === 0 && retired.length === 0 && <Empty title={t("no_services")}>{t("no_services_hint")}</Empty>}
      <ul className="grid gap-3">{[...services, ...retired].map((one) => <ServiceCard key={one.id} one={one} onEdit={() => setOpen(one)} />)}</ul>
      {all.isError && <Failed error={all.error} retry={() => void all.refetch()} />}
      <Packages />
      {open && (
        <Dialog open onClose={() => setOpen(null)} title={open === "new" ? t("add_service") : open.name}>
          <ServiceForm service={open === "new" ? null : open} policy={policy} onDone={() => setOpen(null)} />
        </Dialog>
      )}
    </div>
  );
}

function ServiceCard({ one, onEdit }: { one: Service; onEdit: () => void }) {
  const t = useTranslations("studio");
  const price = usePrice();
  const own = Object.values(one.overrides).filter((value) => value != null).length;
  const facts = [t("minutes", { minutes: one.duration }), price(one.price), one.kind.type === "class" && t("class", { capacity: one.kind.capacity }), own > 0 && t("own_rules", { count: own })];
  return (
    <li>
      <Card className={cn("flex items-start justify-between gap-3", !one.active && "bg-sunken")}>
        <div className="min-w-0">
          <h2 className="font-medium wrap-anywhere">{one.name}{!one.active && <span className="font-normal text-muted"> · {t("off_sale")}</span>}</h2>
          <p className="text-muted">{facts.filter(Boolean).join(" · ")}</p>
          {one.description && <p className="mt-1 line-clamp-2 text-sm wrap-anywhere">{one.description}</p>}
        </div>
        <Button look="plain" className="shrink-0" onClick={onEdit}>{t("edit")}<span className="sr-only"> {one.name}</span></Button>
      </Card>
    </li>
  );
}
