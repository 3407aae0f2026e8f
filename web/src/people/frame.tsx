"use client";

import { CalendarOff, Dumbbell, MessageSquareQuote, UsersRound, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useSession } from "@/api/use-session";
import { SignedOut } from "@/auth/signed-out";
import { useOwnPage } from "@/calendar/queries";
import type { TrainerPage } from "@/trainers/queries";
import { ButtonLink } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Empty, Failed, Skeleton } from "@/ui/states";

const places: { href: string; key: "clients" | "classes" | "time_off" | "reviews"; icon: LucideIcon }[] = [
  { href: "/clients", key: "clients", icon: UsersRound },
  { href: "/classes", key: "classes", icon: Dumbbell },
  { href: "/time-off", key: "time_off", icon: CalendarOff },
  { href: "/reviews", key: "reviews", icon: MessageSquareQuote },
];

/** From one of a trainer's pages about people to the others. */
export function More() {
  const t = useTranslations("clients");
  const path = usePathname();
  return (
    <nav aria-label={t("more_pages")} data-no-print>
      <ul className="grid grid-cols-4 gap-1 rounded-2xl bg-sunken p-1">
        {places.map(({ href, key, icon: Icon }) => {
          const here = path === href || path.startsWith(`${href}/`);
          return (
            <li key={href} className="min-w-0">
              <Link href={href} aria-current={path === href ? "page" : here ? "true" : undefined} className={cn("flex min-h-14 flex-col items-center justify-center gap-0.5 rounded-xl px-1 text-center text-xs leading-tight sm:min-h-11 sm:flex-row sm:gap-2 sm:text-[0.95rem]", here ? "bg-surface font-medium shadow-sm" : "text-muted hover:text-ink")}>
                <Icon aria-hidden className="size-4.5 shrink-0" />
                <span className="max-w-full truncate">{t(key)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

type Around = { title: string; lead?: ReactNode; below?: ReactNode; action?: (trainer: TrainerPage) => ReactNode; children: (trainer: TrainerPage) => ReactNode };

/** A trainer's page about people: who is there, where one is, and what is beside it. */
export function Frame({ title, lead, below, action, children }: Around) {
  const t = useTranslations("clients");
  const session = useSession();
  const own = useOwnPage();
  if (session.state === "out") return <SignedOut />;
  return (
    <div className="mx-auto grid max-w-4xl gap-6">
      <More />
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <div className="flex min-w-0 items-center gap-4">
          {lead}
          <div className="min-w-0">
            <h1 className="text-3xl font-semibold break-words">{title}</h1>
            {below && <p className="text-muted">{below}</p>}
          </div>
        </div>
        {own.data && action?.(own.data)}
      </div>
      {own.isError && <Failed error={own.error} retry={() => void own.refetch()} />}
      {own.isPending && <Skeleton className="h-120" />}
      {own.data === null && <Empty title={t("no_page")}><ButtonLink href="/studio">{t("begin")}</ButtonLink></Empty>}
      {own.data && children(own.data)}
    </div>
  );
}
