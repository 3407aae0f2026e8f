"use client";

import { Search, UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import type { OwnClient } from "@/api/schemas";
import { useTimes } from "@/i18n/time";
import { Face } from "@/trainers/face";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Field } from "@/ui/field";
import { Empty, Failed, Skeleton } from "@/ui/states";
import { Frame } from "./frame";
import { useOwnClients } from "./queries";

/** Everybody who has booked a trainer. */
export function Clients() {
  const t = useTranslations("clients");
  return <Frame title={t("clients")}>{(trainer) => <Found tz={trainer.tz} />}</Frame>;
}

/** What is searched for: in the address, a moment after the last letter. */
function useSearch() {
  const asked = useSearchParams().get("q") ?? "";
  const [text, setText] = useState(asked);
  useEffect(() => {
    if (text.trim() === asked) return;
    const timer = setTimeout(() => history.replaceState(null, "", text.trim() ? `/clients?q=${encodeURIComponent(text.trim())}` : "/clients"), 250);
    return () => clearTimeout(timer);
  }, [text, asked]);
  return { asked, text, setText };
}

function Found({ tz }: { tz: string }) {
  const t = useTranslations("clients");
  const { asked, text, setText } = useSearch();
  const list = useOwnClients(asked);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="grid gap-4">
      <div className="relative">
        <Search aria-hidden className="absolute left-3.5 top-3.5 z-1 size-4.5 text-muted" />
        <Field hideLabel label={t("search")} type="search" placeholder={t("search")} className="pl-10" value={text} onChange={(event) => setText(event.target.value)} />
      </div>
      <p aria-live="polite" className="sr-only">{list.isSuccess && t("found", { count: items.length })}</p>
      {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <div className="grid gap-2">{[1, 2, 3, 4, 5].map((i) => <Skeleton key={i} className="h-20" />)}</div>}
      {list.isSuccess && items.length === 0 && (asked ? <Empty title={t("none_found", { words: asked })}><Button look="plain" onClick={() => setText("")}>{t("show_all")}</Button></Empty> : <Empty icon={<UsersRound className="size-9" />} title={t("none")}>{t("none_hint")}</Empty>)}
      {items.length > 0 && (
        <ul className={cn("grid gap-2 transition-opacity", list.isPlaceholderData && "opacity-60")}>
          {items.map((one) => <li key={one.id}><Row client={one} tz={tz} /></li>)}
        </ul>
      )}
      {list.hasNextPage && <Button look="plain" className="justify-self-start" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t("more")}</Button>}
    </div>
  );
}

function Row({ client, tz }: { client: OwnClient; tz: string }) {
  const t = useTranslations("clients");
  const times = useTimes();
  const when = client.next ? t("next", { time: times.dayTime(client.next, tz) }) : client.last ? t("last", { time: times.day(client.last, tz) }) : t("never");
  return (
    <Link href={`/clients/client?id=${client.id}`} className="flex min-h-20 items-center gap-4 rounded-card border border-line bg-surface px-4 py-3 hover:bg-sunken">
      <Face name={client.name} picture={client.avatar} size="size-12 text-base" />
      <div className="min-w-0 grow">
        <p className="truncate font-medium">{client.name}</p>
        <p className={cn("text-sm tabular-nums", client.next ? "text-accent" : "text-muted")}>{when}</p>
        <p className="text-sm text-muted sm:hidden"><Counts client={client} /></p>
      </div>
      <p className="hidden shrink-0 text-right text-sm text-muted tabular-nums sm:block"><Counts client={client} /></p>
    </Link>
  );
}

function Counts({ client: { attended, ahead, missed } }: { client: OwnClient }) {
  const t = useTranslations("clients");
  return <>{t("attended", { count: attended })}{ahead > 0 && ` · ${t("ahead", { count: ahead })}`}{missed > 0 && <span className="text-warn"> · {t("missed", { count: missed })}</span>}</>;
}
