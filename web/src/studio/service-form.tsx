"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm, type UseFormReturn } from "react-hook-form";
import { api, key } from "@/api/client";
import { atFields, ProblemError, unwrap } from "@/api/problem";
import { decimals } from "@/i18n/money";
import type { Service, TrainerPage } from "@/trainers/queries";
import { Button } from "@/ui/button";
import { Area, Field, Select } from "@/ui/field";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";
import { CURRENCIES } from "./codes";
import { repoint } from "./fields";
import { useOwn } from "./frame";
import { OverrideFields } from "./override-fields";
import { serviceBody, serviceValues, type ServiceValues } from "./service-values";

const OWN = ["step", "notice", "horizon_days", "buffer_before", "buffer_after"];
const FIELDS = ["name", "description", "duration", "kind", "capacity", "pay", "amount", "currency", "overrides.step", "overrides.notice", "overrides.horizon_days", "overrides.buffer_before", "overrides.buffer_after"] as const;

/** The form's field for what the server points at. */
function fieldOf(pointer: string): string {
  const last = pointer.split("/").at(-1) ?? "";
  if (OWN.includes(last)) return `/overrides/${last}`;
  if (pointer.startsWith("/price/amount")) return last === "currency" ? "/currency" : "/amount";
  return pointer.startsWith("/kind/") ? `/${last}` : pointer;
}

/** The currency that is used most on the page already. */
function useCurrency(): string {
  const amounts = useOwn().services.flatMap(({ price }) => (price.pay === "free" ? [] : [price.amount.currency]));
  return amounts.at(-1) ?? "EUR";
}

/** Saves a service, takes it off sale, from where a toast brings it back, or puts it on sale again. */
function useServiceForm(service: Service | null, onDone: () => void) {
  const t = useTranslations("studio");
  const cache = useQueryClient();
  const currency = useCurrency();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [header] = useState(key);
  const onSale = service?.active ?? true;
  const form = useForm<ServiceValues>({ defaultValues: serviceValues(service, currency) });
  const again = () => cache.invalidateQueries({ queryKey: ["trainer"] });
  const back = async (body: NonNullable<ReturnType<typeof serviceBody>>) => {
    await unwrap(api.PUT("/api/v1/services/{id}", { params: { path: { id: service!.id } }, body: { ...body, active: true } })).catch((error: unknown) => toast({ title: error instanceof ProblemError && error.message ? error.message : t("unreachable") }));
    await again();
  };
  const send = async (values: ServiceValues, active: boolean) => {
    setRefusal(null);
    const body = serviceBody(values, active);
    if (!body) return form.setError("amount", { message: t("no_amount", { digits: decimals(values.currency), currency: values.currency }) }, { shouldFocus: true });
    try {
      await unwrap(service ? api.PUT("/api/v1/services/{id}", { params: { path: { id: service.id } }, body }) : api.POST("/api/v1/services", { params: { header }, body }));
      toast(active || !onSale ? { title: t("saved") } : { title: t("retired", { name: body.name }), action: { label: t("back_on_sale"), run: () => void back(body) } });
      await again();
      onDone();
    } catch (error) {
      if (error instanceof ProblemError && error.kind === "payments_not_configured") return form.setError("pay", { message: t("no_online_payment") }, { shouldFocus: true });
      setRefusal(atFields(repoint(error, fieldOf), FIELDS, form.setError));
    }
  };
  return { form, refusal, send, onSale };
}

/** A service as it is written. */
export function ServiceForm({ service, policy, onDone }: { service: Service | null; policy: TrainerPage["policy"]; onDone: () => void }) {
  const t = useTranslations("studio");
  const { form, refusal, send, onSale } = useServiceForm(service, onDone);
  const { errors, isSubmitting } = form.formState;
  const kind = form.watch("kind");
  return (
    <form noValidate onSubmit={form.handleSubmit((values) => send(values, onSale))} className="grid grid-cols-1 gap-4">
      <Field label={t("service_name")} placeholder={t("service_example")} maxLength={120} error={errors.name?.message} {...form.register("name")} />
      <Area label={t("description")} rows={3} maxLength={4000} error={errors.description?.message} {...form.register("description")} />
      <div className="grid grid-cols-2 items-start gap-3">
        <Field label={t("duration")} type="number" min={5} max={1440} step={5} inputMode="numeric" error={errors.duration?.message} {...form.register("duration")} />
        <Select label={t("kind")} disabled={service !== null} hint={service ? t("kind_stays") : undefined} error={errors.kind?.message} {...form.register("kind")}>
          <option value="one_to_one">{t("one_to_one")}</option>
          <option value="class">{t("a_class")}</option>
        </Select>
        {kind === "class" && <Field label={t("capacity")} type="number" min={1} max={1000} inputMode="numeric" error={errors.capacity?.message} {...form.register("capacity")} />}
      </div>
      <PriceFields form={form} />
      <OverrideFields form={form} policy={policy} />
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      <div className="grid gap-2 sm:grid-cols-2">
        <Button type="submit" busy={isSubmitting}>{t("save")}</Button>
        {service && <Button look={onSale ? "danger" : "plain"} disabled={isSubmitting} onClick={form.handleSubmit((values) => send(values, !onSale))}>{t(onSale ? "retire" : "back_on_sale")}</Button>}
      </div>
    </form>
  );
}

function PriceFields({ form }: { form: UseFormReturn<ServiceValues> }) {
  const t = useTranslations("studio");
  const { errors } = form.formState;
  const pay = form.watch("pay");
  return (
    <div className="grid grid-cols-2 items-start gap-3">
      <div className="col-span-2">
        <Select label={t("pay")} error={errors.pay?.message} {...form.register("pay")}>
          {(["free", "in_person", "online"] as const).map((one) => <option key={one} value={one}>{t(`pay_${one}`)}</option>)}
        </Select>
      </div>
      {pay !== "free" && <Field label={t("amount")} inputMode="decimal" autoComplete="off" error={errors.amount?.message} {...form.register("amount")} />}
      {pay !== "free" && <Select label={t("currency")} error={errors.currency?.message} {...form.register("currency")}>{CURRENCIES.map((code) => <option key={code}>{code}</option>)}</Select>}
    </div>
  );
}
