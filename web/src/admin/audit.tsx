"use client";

import { ScrollText, SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { addDays } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Field, Select } from "@/ui/field";
import { Card, Empty } from "@/ui/states";
import { useAddress } from "./address";
import { useAdministrators } from "./administrators";
import { Deed } from "./deed";
import { Head } from "./head";
import { Listed } from "./listed";
import { usePages } from "./reading";
import { Typed } from "./typed";

const FILTERS = ["q", "action", "actor", "subject", "from", "to"] as const;
const ACTIONS = ["trainer.approve", "trainer.return", "trainer.suspend", "trainer.restore", "certificate.confirm", "certificate.reject", "review.hide", "review.keep", "account.suspend", "account.restore", "job.retry", "job.cancel", "settings.change"] as const;
const KINDS = ["trainer", "certificate", "review", "account", "job", "settings"] as const;

const midnight = (day: string | undefined) => (day ? new Date(`${day}T00:00:00`).toISOString() : undefined);

/** What administrators did, as nobody can change it. What it is narrowed to is in the address. */
export function Audit() {
  const t = useTranslations("admin");
  const address = useAddress();
  const wanted = Object.fromEntries(FILTERS.flatMap((name) => (address.get(name) ? [[name, address.get(name)!]] : []))) as Partial<Record<(typeof FILTERS)[number], string>>;
  const { from, to, ...rest } = wanted;
  const { list, items } = usePages(["admin", "audit", wanted], (cursor: number | undefined, how) =>
    unwrap(api.GET("/api/v1/admin/audit", { ...how, params: { query: { ...rest, from: midnight(from), to: midnight(to && addDays(to, 1)), limit: 30, cursor } } })));
  const narrowed = Object.keys(wanted).length > 0;
  return (
    <>
      <Head title={t("audit")} intro={t("audit_intro")} />
      <Filters />
      <Listed listing={{ list, items }} skeleton="h-20" empty={<Empty icon={<ScrollText className="size-9" />} title={t(narrowed ? "no_such_audit" : "no_audit")} />}>
        {(entry) => <Deed key={entry.id} entry={entry} />}
      </Listed>
    </>
  );
}

function Filters() {
  const t = useTranslations("admin");
  const address = useAddress();
  const [open, setOpen] = useState(FILTERS.some((name) => address.get(name)));
  return (
    <Card className="p-4">
      <search className="grid gap-3">
        <div className="flex items-end gap-2">
          <div className="min-w-0 grow"><Typed label={t("words")} value={address.get("q") ?? ""} maxLength={200} onValue={(q) => address.put({ q: q || null })} /></div>
          <Button look="plain" className="shrink-0" aria-expanded={open} aria-controls={open ? "filters" : undefined} onClick={() => setOpen(!open)}><SlidersHorizontal aria-hidden className="size-5" />{t("filters")}</Button>
        </div>
        {open && <div id="filters" className="appear grid gap-3 sm:grid-cols-2 xl:grid-cols-3"><More /></div>}
      </search>
    </Card>
  );
}

function More() {
  const t = useTranslations("admin");
  const address = useAddress();
  const administrators = useAdministrators();
  const put = (name: string) => (value: string) => address.put({ [name]: value || null });
  return (
    <>
      <Select label={t("action")} value={address.get("action") ?? ""} onChange={(event) => put("action")(event.target.value)}><Actions /></Select>
      <Select label={t("actor")} value={address.get("actor") ?? ""} onChange={(event) => put("actor")(event.target.value)}>
        <option value="">{t("anybody")}</option>
        {administrators.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </Select>
      <Typed label={t("subject")} value={address.get("subject") ?? ""} maxLength={100} onValue={put("subject")} />
      <Field label={t("from")} type="date" value={address.get("from") ?? ""} max={address.get("to") ?? undefined} onChange={(event) => put("from")(event.target.value)} />
      <Field label={t("to")} type="date" value={address.get("to") ?? ""} min={address.get("from") ?? undefined} onChange={(event) => put("to")(event.target.value)} />
      {FILTERS.some((name) => address.get(name)) && <Button look="quiet" className="self-end justify-self-start" onClick={() => address.put(Object.fromEntries(FILTERS.map((name) => [name, null])))}>{t("everything")}</Button>}
    </>
  );
}

/** What can be done, by what it is done to. */
function Actions() {
  const t = useTranslations("admin");
  return (
    <>
      <option value="">{t("any")}</option>
      {KINDS.map((kind) => (
        <optgroup key={kind} label={t(`subjects.${kind}`)}>
          <option value={`${kind}.`}>{t("all_of", { kind: t(`subjects.${kind}`) })}</option>
          {ACTIONS.filter((action) => action.startsWith(`${kind}.`)).map((action) => <option key={action} value={action}>{t(`did.${action.replace(".", "_")}`)}</option>)}
        </optgroup>
      ))}
    </>
  );
}
