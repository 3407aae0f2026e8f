"use client";

import { ChevronDown, Menu as MenuIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { usePathname } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { useAccount } from "@/api/use-session";
import { cn } from "@/ui/cn";
import { LineBadge } from "./badge";
import { Bell } from "./bell";
import { isAt, placesOf, type Place } from "./places";
import { LanguageSwitch, ThemeSwitch } from "./switches";

const openMenu = () => import("./account-menu");
const openSheet = () => import("./more-sheet");
const AccountMenu = lazy(openMenu);
const MoreSheet = lazy(openSheet);

/** The top of every page. */
export function Header() {
  const account = useAccount();
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-ground/95 backdrop-blur">
      <div className="mx-auto flex h-16 max-w-6xl items-center gap-2 px-4">
        <Link href="/" className="mr-2 flex min-h-11 items-center gap-2 text-lg font-semibold tracking-tight">
          <svg aria-hidden viewBox="0 0 32 32" className="size-7"><rect width="32" height="32" rx="9" className="fill-accent" /><path d="M8 17h4l2.5-7 4 12 2.5-5h3" fill="none" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round" className="stroke-accent-ink" /></svg>
          FitTribe
        </Link>
        <TopPlaces />
        <div className="ml-auto flex items-center gap-1">
          <LineBadge />
          {account ? <><Bell /><AccountButton name={account.name} /></> : <span data-out className="flex gap-1"><LanguageSwitch /><ThemeSwitch /></span>}
        </div>
      </div>
    </header>
  );
}

function TopPlaces() {
  const t = useTranslations("nav");
  const path = usePathname();
  const account = useAccount();
  return (
    <nav aria-label={t("main")} className="hidden grow sm:block">
      <ul data-out={account ? undefined : ""} className="flex gap-1">
        {placesOf(account).first.map(({ href, key }) => (
          <li key={href}>
            <Link href={href} aria-current={isAt(path, href) ? "page" : undefined} className={cn("flex min-h-11 items-center rounded-xl px-3 hover:bg-sunken", isAt(path, href) && "bg-sunken font-medium")}>{t(key)}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Opens the menu under the account's name, which is fetched when it is first wanted. */
function AccountButton({ name }: { name: string }) {
  const t = useTranslations("nav");
  const [wanted, setWanted] = useState(false);
  const look = "hidden max-w-48 min-h-11 items-center gap-1.5 rounded-xl px-3 hover:bg-sunken sm:flex";
  const face = <><span className="truncate">{name}</span><ChevronDown aria-hidden className="size-4 shrink-0" /></>;
  const closed = <button type="button" aria-haspopup="menu" aria-label={t("menu", { name })} className={look} onPointerEnter={() => void openMenu()} onFocus={() => void openMenu()} onClick={() => setWanted(true)}>{face}</button>;
  if (!wanted) return closed;
  return <Suspense fallback={closed}><AccountMenu label={t("menu", { name })} look={look}>{face}</AccountMenu></Suspense>;
}

const tab = (at: boolean) => cn("flex min-h-14 w-full flex-col items-center justify-center gap-0.5 text-xs", at ? "font-medium text-accent" : "text-muted");

function Tab({ place: { href, key, icon: Icon }, path }: { place: Place; path: string }) {
  const t = useTranslations("nav");
  return (
    <li className="min-w-0 flex-1">
      <Link href={href} aria-current={isAt(path, href) ? "page" : undefined} className={tab(isAt(path, href))}>
        <Icon aria-hidden className="size-5" />
        <span className="max-w-full truncate px-0.5">{t(`short.${key}`)}</span>
      </Link>
    </li>
  );
}

/** The bottom of every page on a phone: at most five things, the last of which holds the rest. */
export function BottomNav() {
  const t = useTranslations("nav");
  const path = usePathname();
  const account = useAccount();
  const [open, setOpen] = useState(false);
  const { first, more } = placesOf(account);
  const inMore = more.some(({ href }) => isAt(path, href));
  return (
    <nav aria-label={t("main")} className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden">
      <ul data-out={account ? undefined : ""} className="flex">
        {first.map((place) => <Tab key={place.href} place={place} path={path} />)}
        {account && (
          <li className="min-w-0 flex-1">
            <button type="button" aria-haspopup="dialog" aria-expanded={open} className={tab(inMore)} onPointerDown={() => void openSheet()} onClick={() => setOpen(true)}>
              <MenuIcon aria-hidden className="size-5" />
              {t("more")}
            </button>
          </li>
        )}
      </ul>
      {open && <Suspense><MoreSheet onClose={() => setOpen(false)} /></Suspense>}
    </nav>
  );
}
