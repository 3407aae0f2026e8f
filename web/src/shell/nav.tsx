"use client";

import { CalendarDays, House, LogIn, Search, ShieldCheck, Store, Ticket, UserRound, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useAccount } from "@/api/use-session";
import { cn } from "@/ui/cn";
import { LineBadge } from "./badge";
import { ThemeSwitch, LanguageSwitch } from "./switches";

type Place = { href: string; key: "find" | "sessions" | "account" | "today" | "calendar" | "studio" | "admin" | "sign_in"; icon: LucideIcon };

const find: Place = { href: "/trainers", key: "find", icon: Search };
const account: Place = { href: "/account", key: "account", icon: UserRound };
const places: Record<string, Place[]> = {
  out: [find, { href: "/sign-in", key: "sign_in", icon: LogIn }],
  client: [find, { href: "/sessions", key: "sessions", icon: Ticket }, account],
  trainer: [
    { href: "/today", key: "today", icon: House },
    { href: "/calendar", key: "calendar", icon: CalendarDays },
    { href: "/studio", key: "studio", icon: Store },
    account,
  ],
  admin: [{ href: "/admin", key: "admin", icon: ShieldCheck }, find, account],
};

/** Whether a page is a place, or lies inside of it. */
const within = (path: string, href: string) => path === href || path.startsWith(`${href}/`);

function usePlaces(): Place[] {
  return places[useAccount()?.role ?? "out"] ?? places.out!;
}

/** The top of every page. */
export function Header() {
  const t = useTranslations("nav");
  const path = usePathname();
  const shown = usePlaces();
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-ground/95 backdrop-blur">
      <div className="mx-auto flex h-16 max-w-6xl items-center gap-2 px-4">
        <Link href="/" className="mr-2 flex min-h-11 items-center gap-2 text-lg font-semibold tracking-tight">
          <svg aria-hidden viewBox="0 0 32 32" className="size-7"><rect width="32" height="32" rx="9" className="fill-accent" /><path d="M8 17h4l2.5-7 4 12 2.5-5h3" fill="none" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round" className="stroke-accent-ink" /></svg>
          FitTribe
        </Link>
        <nav aria-label={t("main")} className="hidden grow sm:block">
          <ul className="flex gap-1">
            {shown.map(({ href, key }) => (
              <li key={href}>
                <Link href={href} aria-current={path === href ? "page" : undefined} className={cn("flex min-h-11 items-center rounded-xl px-3 hover:bg-sunken", within(path, href) && "bg-sunken font-medium")}>{t(key)}</Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-1">
          <LineBadge />
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}

/** The bottom of every page on a phone. */
export function BottomNav() {
  const t = useTranslations("nav");
  const path = usePathname();
  const shown = usePlaces();
  return (
    <nav aria-label={t("main")} className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden">
      <ul className="flex">
        {shown.map(({ href, key, icon: Icon }) => (
          <li key={href} className="grow">
            <Link href={href} aria-current={path === href ? "page" : undefined} className={cn("flex min-h-14 flex-col items-center justify-center gap-0.5 text-xs", within(path, href) ? "font-medium text-accent" : "text-muted")}>
              <Icon aria-hidden className="size-5" />
              {t(key)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

