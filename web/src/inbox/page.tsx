"use client";

import { Inbox as InboxIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useSession } from "@/api/use-session";
import { SignedOut } from "@/auth/signed-out";
import { useLine, useSeen, useUnread } from "@/live/provider";
import { Button } from "@/ui/button";
import { Empty, Failed, Note, Skeleton } from "@/ui/states";
import { InboxRow } from "./row";
import { useInbox } from "./queries";

/** What happened to one's sessions, latest first. */
export function InboxPage() {
  const t = useTranslations("inbox");
  const session = useSession();
  if (session.state === "out") return <SignedOut />;
  return (
    <div className="mx-auto grid max-w-2xl grid-cols-1 gap-5">
      <h1 className="text-3xl font-semibold">{t("title")}</h1>
      <Lines />
    </div>
  );
}

/** From where on lines are new: fixed when the page opens, so that nothing fades while one reads. */
function useNewFrom(latest: number | undefined): number {
  const unread = useUnread();
  const seen = useSeen();
  const [from, setFrom] = useState<number | null>(null);
  if (from === null && latest !== undefined) setFrom(latest - unread);
  useEffect(() => {
    const look = () => latest && document.visibilityState === "visible" && seen(latest);
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [latest, seen]);
  return from ?? Infinity;
}

function Lines() {
  const t = useTranslations("inbox");
  const line = useLine();
  const { lines, older, latest, pending } = useInbox();
  const newFrom = useNewFrom(latest);
  if (older.isError && !older.data) return <Failed error={older.error} retry={() => void older.refetch()} />;
  if (pending) {
    return (
      <div className="grid gap-3">
        {line === "away" && <Note role="status">{t("waiting")}</Note>}
        {[1, 2, 3, 4].map((i) => <Skeleton key={i} className="h-24" />)}
      </div>
    );
  }
  if (lines.length === 0) return <Empty icon={<InboxIcon className="size-9" />} title={t("none")}>{t("none_words")}</Empty>;
  return (
    <>
      <ol aria-label={t("title")} className="grid gap-3">
        {lines.map((one) => <li key={one.seq}><InboxRow line={one} isNew={one.seq > newFrom} /></li>)}
      </ol>
      {older.hasNextPage && <Button look="plain" className="justify-self-start" busy={older.isFetchingNextPage} onClick={() => void older.fetchNextPage()}>{t("older")}</Button>}
    </>
  );
}
