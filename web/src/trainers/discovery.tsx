"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Check, Field, Select } from "@/ui/field";
import { Empty, Failed } from "@/ui/states";
import { Hit, HitSkeleton } from "./hit";

const DAY = 86_400_000;
/** Instants change each moment; a search for them should not. */
const hour = () => Math.floor(Date.now() / 3_600_000) * 3_600_000;

function useFilters() {
  const params = useSearchParams();
  const get = (name: string) => params.get(name) ?? "";
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(location.search);
    if (value) next.set(name, value);
    else next.delete(name);
    history.replaceState(null, "", `/trainers${next.size ? `?${next}` : ""}`);
  };
  return { get, set, any: params.size > 0 };
}

function useSearch(get: (name: string) => string) {
  const week = get("week") === "1";
  const names = ["q", "specialty", "language", "city", "rating", "price", "currency", "online"].map((name) => get(name));
  const [q, specialty, language, city, rating, price, currency, online] = names;
  return useInfiniteQuery({
    queryKey: ["trainers", ...names, week],
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const from = hour();
      const query = {
        limit: 12,
        cursor: pageParam,
        q: q || undefined,
        specialty: specialty || undefined,
        language: language || undefined,
        city: city || undefined,
        online: online ? true : undefined,
        min_rating: rating ? Number(rating) : undefined,
        ...(price ? { max_price: Math.round(Number(price) * 100), currency: currency || "EUR" } : {}),
        free_from: new Date(from).toISOString(),
        free_to: new Date(from + (week ? 7 : 60) * DAY).toISOString(),
      };
      return unwrap(api.GET("/api/v1/trainers", { params: { query } }));
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Finding a trainer: words, facets, price, place, rating, and being free this week. */
export function Discovery() {
  const t = useTranslations("find");
  const { get, set, any } = useFilters();
  const facets = useQuery({ queryKey: ["facets"], staleTime: 600_000, queryFn: () => unwrap(api.GET("/api/v1/trainers/facets")) });
  const found = useSearch(get);
  const [open, setOpen] = useState(false);
  const trainers = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="grid gap-6 lg:grid-cols-[17rem_1fr] lg:gap-10">
      <div className="lg:col-span-2">
        <h1 className="text-3xl font-semibold">{t("title")}</h1>
      </div>
      <form role="search" aria-label={t("search")} onSubmit={(event) => event.preventDefault()} className="grid content-start gap-4">
        <Words value={get("q")} onChange={(value) => set("q", value)} label={t("search")} placeholder={t("placeholder")} />
        <Check label={t("week")} checked={get("week") === "1"} onChange={(event) => set("week", event.target.checked ? "1" : "")} />
        <Button look="quiet" className="justify-self-start text-accent lg:hidden" aria-expanded={open} aria-controls="filters" onClick={() => setOpen(!open)}>{t("more")}</Button>
        <div id="filters" className={cn("gap-4 lg:grid", open ? "grid" : "hidden")}>
            <Pick label={t("specialty")} any={t("any")} value={get("specialty")} onChange={(value) => set("specialty", value)} options={facets.data?.specialties} />
            <Pick label={t("city")} any={t("anywhere")} value={get("city")} onChange={(value) => set("city", value)} options={facets.data?.cities} />
            <Pick label={t("language")} any={t("any")} value={get("language")} onChange={(value) => set("language", value)} options={facets.data?.languages} />
            <Select label={t("rating")} value={get("rating")} onChange={(event) => set("rating", event.target.value)}>
              <option value="">{t("any")}</option>
              {["4.5", "4", "3"].map((least) => <option key={least} value={least}>{t("at_least", { least })}</option>)}
            </Select>
            <div className="grid grid-cols-[1fr_6.5rem] gap-2">
              <Field label={t("price")} type="number" min={0} inputMode="numeric" value={get("price")} onChange={(event) => set("price", event.target.value)} />
              <Select label={t("currency")} value={get("currency") || "EUR"} onChange={(event) => set("currency", event.target.value)}>
                {["EUR", "USD", "GBP", "JPY", "AUD"].map((code) => <option key={code}>{code}</option>)}
              </Select>
            </div>
            <Check label={t("online")} checked={get("online") === "1"} onChange={(event) => set("online", event.target.checked ? "1" : "")} />
        </div>
      </form>
      <section aria-label={t("results")} aria-busy={found.isFetching} className="grid content-start gap-4">
        <h2 className="sr-only">{t("results")}</h2>
        {found.isError && <Failed error={found.error} retry={() => void found.refetch()} />}
        {found.isSuccess && trainers.length === 0 && (
          <Empty icon={<SearchX className="size-9" />} title={t("none")}>
            {any && <Button look="plain" onClick={() => history.replaceState(null, "", "/trainers")}>{t("clear")}</Button>}
          </Empty>
        )}
        <div className="grid gap-4 xl:grid-cols-2">
          {found.isPending && Array.from({ length: 6 }, (_, i) => <HitSkeleton key={i} />)}
          {trainers.map((trainer) => <Hit key={trainer.id} trainer={trainer} />)}
        </div>
        {found.hasNextPage && <Button look="plain" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t("next")}</Button>}
      </section>
    </div>
  );
}

function Words({ value, onChange, label, placeholder }: { value: string; onChange: (value: string) => void; label: string; placeholder: string }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), 250);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return <Field type="search" label={label} placeholder={placeholder} value={typed} onChange={(event) => setTyped(event.target.value)} />;
}

type Option = { value: string; count: number };

function Pick({ label, any, value, onChange, options = [] }: { label: string; any: string; value: string; onChange: (value: string) => void; options?: Option[] }) {
  return (
    <Select label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{any}</option>
      {value && !options.some((option) => option.value === value) && <option>{value}</option>}
      {options.map((option) => <option key={option.value} value={option.value}>{option.value} ({option.count})</option>)}
    </Select>
  );
}
