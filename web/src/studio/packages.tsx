"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/api/client";
import { atFields, unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { decimals, toMinor, typed } from "@/i18n/money";
import { useMoney } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Area, Check, Field, Select } from "@/ui/field";
import { Card, Failed, Note, Skeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { CURRENCIES } from "./codes";
import { repoint } from "./fields";
import { packagesKey, useOwnPackages } from "./queries";

type Package = components["schemas"]["Package"];

/** Many sessions for one price, announced until they can be paid. */
export function Packages() {
  const t = useTranslations("studio");
  const money = useMoney();
  const packages = useOwnPackages();
  const [open, setOpen] = useState<Package | "new" | null>(null);
  return (
    <section aria-labelledby="packages" className="mt-6 grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="max-w-prose">
          <h2 id="packages" className="text-xl font-semibold">{t("packages")}</h2>
          <p className="text-muted">{t("packages_intro")}</p>
        </div>
        <Button look="plain" onClick={() => setOpen("new")}><Plus aria-hidden className="size-5" />{t("add_package")}</Button>
      </div>
      {packages.isError && <Failed error={packages.error} retry={() => void packages.refetch()} />}
      {packages.isPending && <Skeleton className="h-20" />}
      <ul className="grid gap-3">
        {packages.data?.items.map((one) => (
          <li key={one.id}>
            <Card className="flex items-start justify-between gap-3">
              <div className="min-w-0">
                <h3 className="font-medium wrap-anywhere">{one.name}{!one.active && <span className="font-normal text-muted"> · {t("off_sale")}</span>}</h3>
                <p className="text-muted">{t("package_facts", { sessions: one.sessions, price: money(one.price), days: one.valid_days })}</p>
              </div>
              <Button look="plain" className="shrink-0" onClick={() => setOpen(one)}>{t("edit")}<span className="sr-only"> {one.name}</span></Button>
            </Card>
          </li>
        ))}
      </ul>
      {open && (
        <Dialog open onClose={() => setOpen(null)} title={open === "new" ? t("add_package") : open.name}>
          <PackageForm one={open === "new" ? null : open} onDone={() => setOpen(null)} />
        </Dialog>
      )}
    </section>
  );
}

type Values = { name: string; description: string; sessions: string; valid_days: string; amount: string; currency: string; active: boolean };
const FIELDS = ["name", "description", "sessions", "valid_days", "amount", "currency"] as const;
const fieldOf = (pointer: string) => (pointer.startsWith("/price") ? "/amount" : pointer);

function valuesOf(one: Package | null): Values {
  return {
    name: one?.name ?? "", description: one?.description ?? "", sessions: String(one?.sessions ?? 10), valid_days: String(one?.valid_days ?? 180),
    amount: one ? typed(one.price.minor, one.price.currency) : "", currency: one?.price.currency ?? "EUR", active: one?.active ?? true,
  };
}

function PackageForm({ one, onDone }: { one: Package | null; onDone: () => void }) {
  const t = useTranslations("studio");
  const cache = useQueryClient();
  const [id] = useState(() => one?.id ?? crypto.randomUUID());
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Values>({ defaultValues: valuesOf(one) });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ amount, currency, sessions, valid_days, ...rest }) => {
    setRefusal(null);
    const minor = toMinor(amount, currency);
    if (minor === null) return form.setError("amount", { message: t("no_amount", { digits: decimals(currency), currency }) }, { shouldFocus: true });
    try {
      const body = { ...rest, sessions: Number(sessions), valid_days: Number(valid_days), price: { minor, currency } };
      await unwrap(api.PUT("/api/v1/trainers/me/packages/{id}", { params: { path: { id } }, body }));
      toast({ title: t("saved") });
      await cache.invalidateQueries({ queryKey: packagesKey });
      onDone();
    } catch (error) {
      setRefusal(atFields(repoint(error, fieldOf), FIELDS, form.setError));
    }
  });
  return (
    <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
      <Field label={t("service_name")} placeholder={t("package_example")} maxLength={120} error={errors.name?.message} {...form.register("name")} />
      <Area label={t("description")} rows={3} maxLength={2000} error={errors.description?.message} {...form.register("description")} />
      <div className="grid grid-cols-2 items-start gap-3">
        <Field label={t("sessions_in")} type="number" min={2} max={100} inputMode="numeric" error={errors.sessions?.message} {...form.register("sessions")} />
        <Field label={t("valid_days")} type="number" min={1} max={1095} inputMode="numeric" error={errors.valid_days?.message} {...form.register("valid_days")} />
        <Field label={t("amount")} inputMode="decimal" autoComplete="off" error={errors.amount?.message} {...form.register("amount")} />
        <Select label={t("currency")} error={errors.currency?.message} {...form.register("currency")}>{CURRENCIES.map((code) => <option key={code}>{code}</option>)}</Select>
      </div>
      <Check label={t("on_sale")} {...form.register("active")} />
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      <Button type="submit" busy={isSubmitting}>{t("save")}</Button>
    </form>
  );
}
