"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Skeleton } from "@/ui/states";
import type { Listing } from "./reading";
import { Refused, Standstill } from "./refused";

/** A list in each of its states: on its way, refused, empty, there. */
export function Listed<T,>({ listing: { list, items }, empty, skeleton, children }: { listing: Listing<T>; empty: ReactNode; skeleton: string; children: (item: T, first: boolean) => ReactNode }) {
  const t = useTranslations("admin");
  const retry = () => void list.refetch();
  if (!items) {
    if (list.isError) return <Refused error={list.error} retry={retry} />;
    return <div className="grid gap-3">{[1, 2, 3].map((nth) => <Skeleton key={nth} className={skeleton} />)}</div>;
  }
  return (
    <div className={cn("grid grid-cols-1 gap-3 transition-opacity", list.isPlaceholderData && "opacity-60")}>
      {list.isError && <Standstill error={list.error} retry={retry} />}
      {items.length === 0 ? empty : <ul>{items.map((item, i) => children(item, i === 0))}</ul>}
      {list.hasNextPage && <Button look="plain" className="justify-self-center" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t("more")}</Button>}
    </div>
  );
}

const LEAVES_MS = 280;

/** A place in a list. What was decided folds away where it stood, and the next one takes the focus. */
export function Row({ gone, onGone, children }: { gone: boolean; onGone: () => void; children: ReactNode }) {
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!gone) return;
    // It leaves the list that it was decided in, also when another is looked at before it has folded away.
    let left = false;
    const leave = () => {
      if (!left) onGone();
      left = true;
    };
    const timer = setTimeout(() => {
      const next = place.current?.nextElementSibling ?? place.current?.previousElementSibling ?? document.querySelector("main h1");
      if (next instanceof HTMLElement) next.focus({ preventScroll: true });
      leave();
    }, LEAVES_MS);
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [gone]);
  return (
    <li ref={place} tabIndex={-1} inert={gone} className={cn("grid rounded-card outline-none transition-[grid-template-rows,opacity] duration-250", gone ? "grid-rows-[0fr] opacity-0" : "grid-rows-[1fr]")}>
      <div className={cn("min-h-0 min-w-0", gone && "overflow-hidden")}><div className="pb-3">{children}</div></div>
    </li>
  );
}

/** Whether an item of a list is on its way out. */
export function useLeaving() {
  const [gone, setGone] = useState(false);
  return [gone, () => setGone(true)] as const;
}
