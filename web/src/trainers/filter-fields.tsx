"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactNode } from "react";
import { Check, Field, Select } from "@/ui/field";
import { CURRENCIES, DISTANCES, type FilterName, type Filters } from "./filters";
import { useLanguageName } from "./use-language-name";
import { useCanLocate, useFacets } from "./use-search";
import { WhenFilter } from "./when-filter";

type Choosing = { filters: Filters; set: (name: FilterName, value: string, typing?: boolean) => void };
type Option = { value: string; count: number };

/** Everything that narrows the list, besides words. */
export function FilterFields({ filters, set }: Choosing) {
  const t = useTranslations("find");
  const facets = useFacets().data;
  const language = useLanguageName();
  return (
    <div className="grid gap-5">
      <WhenFilter filters={filters} set={set} />
      <Pick label={t("specialty")} any={t("any")} value={filters.specialty} onChange={(value) => set("specialty", value)} options={facets?.specialties} />
      <Place filters={filters} set={set} cities={facets?.cities} />
      <Check label={t("online")} checked={filters.online === "1"} onChange={(event) => set("online", event.target.checked ? "1" : "")} />
      <Pick label={t("language")} any={t("any")} value={filters.language} onChange={(value) => set("language", value)} options={facets?.languages} name={language} />
      <Select label={t("rating")} value={filters.rating} onChange={(event) => set("rating", event.target.value)}>
        <option value="">{t("any")}</option>
        {["4.5", "4", "3"].map((least) => <option key={least} value={least}>{t("at_least", { least })}</option>)}
      </Select>
      <div className="grid grid-cols-[1fr_6.5rem] gap-2">
        <Typed label={t("price")} type="number" min={0} inputMode="numeric" value={filters.price} onValue={(value) => set("price", value, true)} />
        <Select label={t("currency")} value={filters.currency || "EUR"} disabled={!filters.price} onChange={(event) => set("currency", event.target.value)}>
          {CURRENCIES.map((code) => <option key={code}>{code}</option>)}
        </Select>
      </div>
    </div>
  );
}

const NEAR = "near:me";

/** A town, or where the device is: one choice among the others, so that nothing moves once the browser says that it could. */
function Place({ filters, set, cities }: Choosing & { cities?: Option[] }) {
  const t = useTranslations("find");
  const near = useCanLocate() || filters.near === "me";
  const choose = (value: string) => (value === NEAR ? set("near", "me") : set(value || filters.city ? "city" : "near", value));
  return (
    <div className="grid grid-cols-[1fr_7.5rem] gap-2">
      <Pick label={t("city")} any={t("anywhere")} value={filters.near ? NEAR : filters.city} onChange={choose} options={cities}>
        {near && <option value={NEAR}>{t("near")}</option>}
      </Pick>
      <Select label={t("within")} value={filters.km} disabled={!filters.city && !filters.near} onChange={(event) => set("km", event.target.value)}>
        <option value="">{filters.near ? t("km", { km: 25 }) : t("in_town")}</option>
        {DISTANCES.filter((km) => !filters.near || km !== "25").map((km) => <option key={km} value={km}>{t("km", { km })}</option>)}
      </Select>
    </div>
  );
}

/** A field that asks once somebody pauses, and follows the address when that is what changed. */
export function Typed({ value, onValue, ...rest }: Omit<Parameters<typeof Field>[0], "value" | "onChange"> & { value: string; onValue: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  const [sent, setSent] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    // What comes back of one's own typing is no news: somebody may have typed on.
    if (value !== sent) {
      setSent(value);
      setTyped(value);
    }
  }
  useEffect(() => {
    if (typed === sent) return;
    const timer = setTimeout(() => {
      setSent(typed);
      onValue(typed);
    }, 250);
    return () => clearTimeout(timer);
    // Only what was typed is news.
  }, [typed]);
  return <Field {...rest} value={typed} onChange={(event) => setTyped(event.target.value)} />;
}

function Pick({ label, any, value, onChange, options = [], name = (text) => text, children }: { label: string; any: string; value: string; onChange: (value: string) => void; options?: Option[]; name?: (value: string) => string; children?: ReactNode }) {
  return (
    <Select label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{any}</option>
      {children}
      {value && value !== NEAR && !options.some((option) => option.value === value) && <option value={value}>{name(value)}</option>}
      {options.map((option) => <option key={option.value} value={option.value}>{name(option.value)} ({option.count})</option>)}
    </Select>
  );
}
