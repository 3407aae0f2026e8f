"use client";

import { Plus, Ruler } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Empty, Failed, Skeleton } from "@/ui/states";
import { Part } from "../part";
import { isKind, type Kind } from "./kinds";
import { MeasurementDialog } from "./measurement-dialog";
import { MeasurementTable } from "./measurement-table";
import { useGoals, useHistory, useRecent, type Measurement } from "./queries";
import { useReadings } from "./words";

const Chart = lazy(() => import("./chart"));

/** What somebody measures of themselves, over time. */
export function Measurements() {
  const t = useTranslations("progress");
  const recent = useRecent();
  const [adding, setAdding] = useState(false);
  const [chosen, setChosen] = useState<Kind | null>(null);
  const latest = recent.data?.items ?? [];
  const kinds = [...new Set(latest.map((one) => one.kind))].filter(isKind);
  const kind = chosen && kinds.includes(chosen) ? chosen : kinds[0];
  return (
    <Part title={t("measurements")} intro={t("measurements_intro")}>
      {recent.isPending && <Skeleton className="h-96" />}
      {recent.isError && <Failed error={recent.error} retry={() => void recent.refetch()} />}
      {recent.data && !kind && (
        <Empty icon={<Ruler className="size-9" />} title={t("nothing_measured")}>
          <p className="mb-4">{t("nothing_measured_hint")}</p>
          <Button onClick={() => setAdding(true)}>{t("measure_first")}</Button>
        </Empty>
      )}
      {kind && (
        <>
          <div className="flex flex-wrap items-start justify-between gap-3">
            <Kinds kinds={kinds} kind={kind} onChoose={setChosen} />
            <Button look="plain" onClick={() => setAdding(true)}><Plus aria-hidden className="size-4.5" />{t("measure")}</Button>
          </div>
          <History key={kind} kind={kind} />
        </>
      )}
      {adding && <MeasurementDialog kind={kind ?? "weight"} latest={latest} onClose={(added) => { setAdding(false); if (added) setChosen(added); }} />}
    </Part>
  );
}

function Kinds({ kinds, kind, onChoose }: { kinds: Kind[]; kind: Kind; onChoose: (kind: Kind) => void }) {
  const t = useTranslations("progress");
  const words = useReadings();
  return (
    <div role="group" aria-label={t("kind")} className="flex min-w-0 flex-wrap gap-1.5">
      {kinds.map((one) => (
        <button key={one} type="button" aria-pressed={one === kind} onClick={() => onChoose(one)} className={cn("min-h-11 rounded-xl px-3.5 text-[0.95rem]", one === kind ? "bg-accent-soft font-medium text-accent" : "text-muted hover:bg-sunken")}>{words.kind(one)}</button>
      ))}
    </div>
  );
}

/** One kind: the line of it, and the same as a table. */
function History({ kind }: { kind: Kind }) {
  const t = useTranslations("progress");
  const history = useHistory(kind);
  const goal = useGoals().data?.items.find((one) => one.status === "active" && one.target?.kind === kind)?.target;
  const [shown, setShown] = useState(6);
  if (history.isError) return <Failed error={history.error} retry={() => void history.refetch()} />;
  if (!history.data) return <Skeleton className="h-96" />;
  const items: Measurement[] = history.data;
  const more = () => {
    setShown(shown + 30);
    if (shown + 30 > items.length && history.hasNextPage) void history.fetchNextPage();
  };
  return (
    <div className="grid grid-cols-1 gap-4">
      {items.length > 1 ? <div aria-hidden className="h-60"><Suspense fallback={<Skeleton className="h-60" />}><Chart items={items} goal={goal ?? null} /></Suspense></div>
        : <p className="rounded-xl bg-sunken px-6 py-8 text-center text-muted">{t("one_point")}</p>}
      <MeasurementTable kind={kind} items={items.slice(0, shown)} />
      {(shown < items.length || history.hasNextPage) && <Button look="quiet" className="justify-self-center" busy={history.isFetchingNextPage} onClick={more}>{t("earlier")}</Button>}
    </div>
  );
}
