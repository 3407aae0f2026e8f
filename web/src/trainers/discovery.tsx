"use client";

import { SearchX, SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Empty, Failed, Note, Skeleton } from "@/ui/states";
import { Chips } from "./chips";
import { FilterFields, Typed } from "./filter-fields";
import { anyFilter, NAMES, type Filters } from "./filters";
import { Hit, HitSkeleton } from "./hit";
import { useFilters, useSearch } from "./use-search";

const PAGE = "grid gap-x-10 gap-y-5 lg:grid-cols-[21rem_minmax(0,1fr)]";
const CARDS = "grid gap-4 md:grid-cols-2 lg:grid-cols-1 xl:grid-cols-2";

const Title = () => <h1 className="text-3xl font-semibold lg:col-span-2">{useTranslations("find")("title")}</h1>;
const CardSkeletons = () => Array.from({ length: 6 }, (_, i) => <HitSkeleton key={i} />);

/** What the page says before it is known what is looked for. */
export const DiscoverySkeleton = () => (
  <div className={PAGE}>
    <Title />
    <Skeleton className="h-20 lg:h-120" />
    <div className={CARDS}><CardSkeletons /></div>
  </div>
);

/** Finding a trainer: words, facets, price, place, rating, and when they are free, live. */
export function Discovery() {
  const t = useTranslations("find");
  const { filters, set, clear } = useFilters();
  const [open, setOpen] = useState(false);
  const asked = NAMES.filter((name) => filters[name] && !["q", "km", "currency"].includes(name)).length;
  return (
    <div className={PAGE}>
      <Title />
      <form role="search" aria-label={t("search")} onSubmit={(event) => event.preventDefault()} className="grid content-start gap-5">
        <div className="grid grid-cols-[1fr_auto] items-end gap-2 lg:grid-cols-1">
          <Typed type="search" label={t("search")} placeholder={t("placeholder")} value={filters.q} onValue={(value) => set("q", value, true)} />
          <Button look="plain" className="lg:hidden" onClick={() => setOpen(true)}>
            <SlidersHorizontal aria-hidden className="size-5" />{t("filters")}{asked > 0 && <span className="grid size-6 place-items-center rounded-full bg-accent text-xs text-accent-ink">{asked}</span>}
          </Button>
        </div>
        <div className="hidden lg:block"><FilterFields filters={filters} set={set} /></div>
      </form>
      <div className="grid content-start gap-4">
        <Chips filters={filters} set={set} clear={clear} />
        <Results filters={filters} clear={clear} />
      </div>
      {open && (
        <Dialog open onClose={() => setOpen(false)} title={t("filters")}>
          <div className="grid gap-5">
            <FilterFields filters={filters} set={set} />
            <Button className="sticky bottom-0" onClick={() => setOpen(false)}>{t("show")}</Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

function Results({ filters, clear }: { filters: Filters; clear: () => void }) {
  const t = useTranslations("find");
  const { found, within, over, away } = useSearch(filters);
  const trainers = found.data?.pages.flatMap((page) => page.items) ?? [];
  const narrowed = filters.week || filters.day ? within : null;
  if (away) return <Note tone="warn" role="alert">{t("away")}</Note>;
  if (found.isError) return <Failed error={found.error} retry={() => void found.refetch()} />;
  if (over || (found.isSuccess && trainers.length === 0 && !found.hasNextPage)) {
    return (
      <Empty icon={<SearchX className="size-9" />} title={over ? t("over") : t("none")}>
        {anyFilter(filters) && <><p className="mb-4">{t("none_hint")}</p><Button look="plain" onClick={clear}>{t("clear")}</Button></>}
      </Empty>
    );
  }
  return (
    <section aria-label={t("results")} aria-busy={found.isFetching} className="grid content-start gap-4">
      <div className="grid gap-x-4 text-sm text-muted sm:flex sm:justify-between">
        <p role="status" className="min-h-5">{found.isSuccess && t("count", { count: trainers.length, more: found.hasNextPage ? "yes" : "no" })}</p>
        <p>{t(filters.near || (filters.city && filters.km) ? "sorted_near" : filters.q ? "sorted_words" : "sorted")}</p>
      </div>
      <h2 className="sr-only">{t("results")}</h2>
      <div className={CARDS}>
        {found.isPending && <CardSkeletons />}
        {trainers.map((trainer) => <Hit key={trainer.id} trainer={trainer} within={narrowed} />)}
      </div>
      {found.hasNextPage && <Button look="plain" className="justify-self-center" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t("next")}</Button>}
    </section>
  );
}
