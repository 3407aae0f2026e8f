"use client";

import { Activity, BadgeCheck, Flag, Inbox, ListChecks, ScrollText, SlidersHorizontal, UserRoundCheck, UsersRound, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { cn } from "@/ui/cn";
import { useWaiting, type Waits } from "./waiting";

type Name = "overview" | "trainers" | "certificates" | "reviews" | "accounts" | "audit" | "jobs" | "settings" | "health";

const places: { name: Name; icon: LucideIcon }[] = [
  { name: "overview", icon: Inbox },
  { name: "trainers", icon: UserRoundCheck },
  { name: "certificates", icon: BadgeCheck },
  { name: "reviews", icon: Flag },
  { name: "accounts", icon: UsersRound },
  { name: "audit", icon: ScrollText },
  { name: "jobs", icon: ListChecks },
  { name: "settings", icon: SlidersHorizontal },
  { name: "health", icon: Activity },
];

/** The pages of administrators: beside them on a laptop, above them on a phone, where the row scrolls by itself. */
export function SubNav() {
  const t = useTranslations("admin");
  const path = usePathname();
  const waiting: Partial<Record<Name, Waits>> = useWaiting();
  const shown = Object.values(waiting).filter(Boolean).length;
  const row = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const here = row.current?.querySelector<HTMLElement>("[aria-current]")?.parentElement;
    if (row.current && here) row.current.scrollLeft = here.offsetLeft - (row.current.clientWidth - here.clientWidth) / 2;
    // Counts that come later push the places on.
  }, [path, shown]);
  return (
    <nav aria-label={t("title")} className="min-w-0 lg:sticky lg:top-24 lg:self-start">
      <ul ref={row} className="relative -mx-4 flex gap-1 overflow-x-auto px-4 py-1 [scrollbar-width:none] lg:mx-0 lg:flex-col lg:overflow-visible lg:p-0">
        {places.map(({ name, icon: Icon }) => {
          const href = name === "overview" ? "/admin" : `/admin/${name}`;
          const here = path === href;
          return (
            <li key={name} className="shrink-0">
              <Link href={href} aria-current={here ? "page" : undefined} className={cn("flex min-h-11 items-center gap-2.5 rounded-xl px-3 whitespace-nowrap transition-colors", here ? "bg-accent-soft font-medium text-accent" : "text-muted hover:bg-sunken hover:text-ink")}>
                <Icon aria-hidden className="size-5 shrink-0" />
                {t(name)}
                <Count waits={waiting[name]} />
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Count({ waits }: { waits: Waits | undefined }) {
  const t = useTranslations("admin");
  if (!waits?.count) return null;
  return (
    <span className="ml-auto rounded-full bg-accent px-2 text-sm font-semibold text-accent-ink tabular-nums">
      {waits.count}{waits.more && "+"}<span className="sr-only"> {t("wait")}</span>
    </span>
  );
}
