"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api, key } from "@/api/client";
import { atFields, unwrap } from "@/api/problem";
import { usePrice } from "@/trainers/price";
import type { Service, TrainerPage } from "@/trainers/queries";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Area, Field, Select } from "@/ui/field";
import { Card, Empty, Note } from "@/ui/states";
import { toast } from "@/ui/toast";

/** What a trainer sells. */
export function Services({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("studio");
  const price = usePrice();
  const [open, setOpen] = useState<Service | "new" | null>(null);
  return (
    <div className="grid gap-3">
      {trainer.services.length === 0 && <Empty title={t("no_services")} />}
      {trainer.services.map((one) => (
        <Card key={one.id} className="flex flex-wrap items-center justify-between gap-3">
          <div>
            <p className="font-medium">{one.name}</p>
            <p className="text-muted">{t("minutes", { minutes: one.duration })} · {price(one.price)}{one.kind.type === "class" && ` · ${t("class", { capacity: one.kind.capacity })}`}</p>
          </div>
          <Button look="plain" onClick={() => setOpen(one)}>{t("edit")}</Button>
        </Card>
      ))}
      <Button className="justify-self-start" onClick={() => setOpen("new")}>{t("add_service")}</Button>
      {open && (
        <Dialog open onClose={() => setOpen(null)} title={open === "new" ? t("add_service") : open.name}>
          <ServiceForm service={open === "new" ? null : open} onDone={() => setOpen(null)} />
        </Dialog>
      )}
    </div>
  );
}

type Values = { name: string; description: string; duration: number; kind: "one_to_one" | "class"; capacity: number; pay: "free" | "in_person" | "online"; amount: number; currency: string };

const digits = (currency: string) => new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

function valuesOf(service: Service | null): Values {
  const amount = service && service.price.pay !== "free" ? service.price.amount : null;
  return {
    name: service?.name ?? "",
    description: service?.description ?? "",
    duration: service?.duration ?? 60,
    kind: service?.kind.type ?? "one_to_one",
    capacity: service?.kind.type === "class" ? service.kind.capacity : 8,
    pay: service?.price.pay ?? "in_person",
    amount: amount ? amount.minor / 10 ** digits(amount.currency) : 50,
    currency: amount?.currency ?? "EUR",
  };
}

function ServiceForm({ service, onDone }: { service: Service | null; onDone: () => void }) {
  const t = useTranslations("studio");
  const cache = useQueryClient();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [header] = useState(key);
  const form = useForm<Values>({ defaultValues: valuesOf(service) });
  const { errors, isSubmitting } = form.formState;
  const [kind, pay] = form.watch(["kind", "pay"]);
  const send = async (values: Values, active: boolean) => {
    setRefusal(null);
    try {
      const money = () => ({ currency: values.currency, minor: Math.round(values.amount * 10 ** digits(values.currency)) });
      const body = {
        name: values.name, description: values.description, duration: values.duration, active, overrides: service?.overrides,
        kind: values.kind === "class" ? { type: "class" as const, capacity: values.capacity } : { type: "one_to_one" as const },
        price: values.pay === "free" ? { pay: "free" as const } : { pay: values.pay, amount: money() },
      };
      await unwrap(service
        ? api.PUT("/api/v1/services/{id}", { params: { path: { id: service.id } }, body })
        : api.POST("/api/v1/services", { params: { header }, body }));
      toast({ title: t("saved") });
      await cache.invalidateQueries({ queryKey: ["trainer"] });
      onDone();
    } catch (error) {
      setRefusal(atFields(error, ["name", "description", "duration"], form.setError));
    }
  };
  return (
    <form noValidate onSubmit={form.handleSubmit((values) => send(values, true))} className="grid gap-4">
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      <Field label={t("service_name")} maxLength={120} error={errors.name?.message} {...form.register("name")} />
      <Area label={t("description")} rows={3} error={errors.description?.message} {...form.register("description")} />
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("duration")} type="number" min={5} error={errors.duration?.message} {...form.register("duration", { valueAsNumber: true })} />
        <Select label={t("kind")} disabled={service !== null} {...form.register("kind")}>
          <option value="one_to_one">{t("one_to_one")}</option>
          <option value="class">{t("a_class")}</option>
        </Select>
        {kind === "class" && <Field label={t("capacity")} type="number" min={1} {...form.register("capacity", { valueAsNumber: true })} />}
        <Select label={t("pay")} {...form.register("pay")}>
          {(["free", "in_person", "online"] as const).map((one) => <option key={one} value={one}>{t(`pay_${one}`)}</option>)}
        </Select>
        {pay !== "free" && <Field label={t("amount")} type="number" min={0} step="any" {...form.register("amount", { valueAsNumber: true })} />}
        {pay !== "free" && <Select label={t("currency")} {...form.register("currency")}>{["EUR", "USD", "GBP", "JPY", "AUD", "BGN", "CHF"].map((code) => <option key={code}>{code}</option>)}</Select>}
      </div>
      <div className="grid gap-2 sm:grid-cols-2">
        <Button type="submit" busy={isSubmitting}>{t("save")}</Button>
        {service && <Button look="danger" onClick={form.handleSubmit((values) => send(values, false))}>{t("retire")}</Button>}
      </div>
    </form>
  );
}
