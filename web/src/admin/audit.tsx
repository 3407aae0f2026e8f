"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Empty, Failed, Skeleton } from "@/ui/states";

/** What administrators did, as nobody can change it. */
export function Audit() {
  const t = useTranslations("admin");
  const times = useTimes();
  const list = useInfiniteQuery({
    queryKey: ["admin", "audit"],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/v1/admin/audit", { params: { query: { limit: 30, cursor: pageParam } } })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (list.isError) return <Failed error={list.error} retry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton className="h-60" />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Empty title={t("no_audit")} />;
  return (
    <div className="grid gap-3">
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {items.map((entry) => (
          <li key={entry.id} className="grid gap-0.5 px-4 py-3">
            <p className="flex flex-wrap justify-between gap-2"><span className="font-medium">{entry.action}</span><span className="text-sm text-muted">{times.dayTime(entry.at, viewerZone())}</span></p>
            <p className="text-sm break-all text-muted">{entry.subject_kind} {entry.subject}</p>
          </li>
        ))}
      </ul>
      {list.hasNextPage && <Button look="plain" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t("more")}</Button>}
    </div>
  );
}
