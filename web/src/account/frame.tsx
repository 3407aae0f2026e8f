"use client";

import { BellRing, Heart, KeyRound, LockKeyhole, TrendingUp, UserRound, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef, type ReactNode } from "react";
import { useAccount } from "@/api/use-session";
import { cn } from "@/ui/cn";
import { Card, Skeleton } from "@/ui/states";
import { Own } from "./mine";

type Place = { href: string; key: "profile" | "progress" | "notifications" | "security" | "privacy" | "favourites"; icon: LucideIcon; clients?: true };

const places: Place[] = [
  { href: "/account", key: "profile", icon: UserRound },
  { href: "/account/progress", key: "progress", icon: TrendingUp, clients: true },
  { href: "/account/notifications", key: "notifications", icon: BellRing },
  { href: "/account/security", key: "security", icon: KeyRound },
  { href: "/account/privacy", key: "privacy", icon: LockKeyhole },
  { href: "/favourites", key: "favourites", icon: Heart, clients: true },
];

/** Everything that somebody keeps about themselves, with the way from one part to the next. */
export function AccountFrame({ children }: { children: ReactNode }) {
  const t = useTranslations("account");
  return (
    <div className="mx-auto grid max-w-4xl grid-cols-1 gap-5 md:grid-cols-[12.5rem_minmax(0,1fr)] md:gap-x-10">
      <h1 className="text-3xl font-semibold md:col-span-2">{t("title")}</h1>
      <SubNav />
      <div className="min-w-0"><Own waiting={<Waiting />}>{children}</Own></div>
    </div>
  );
}

/** Where a part will be. */
function Waiting() {
  return <Card className="grid gap-5"><Skeleton className="h-20" /><Skeleton className="h-64" /></Card>;
}

function SubNav() {
  const t = useTranslations("account");
  const path = usePathname();
  const role = useAccount()?.role ?? "client";
  const here = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const row = here.current?.closest("ul");
    if (row && here.current) row.scrollLeft = here.current.offsetLeft - 32;
  }, [path]);
  return (
    <nav aria-label={t("parts")} className="min-w-0 md:sticky md:top-24 md:self-start">
      <ul className="relative -mx-4 flex gap-1 overflow-x-auto px-4 py-1 [scrollbar-width:none] md:mx-0 md:flex-col md:px-0">
        {places.filter((place) => !place.clients || role === "client").map(({ href, key, icon: Icon }) => (
          <li key={key} className="shrink-0">
            <Link ref={path === href ? here : undefined} href={href} aria-current={path === href ? "page" : undefined} className={cn("flex min-h-11 items-center gap-2.5 rounded-xl px-3.5 whitespace-nowrap", path === href ? "bg-accent-soft font-medium text-accent" : "text-muted hover:bg-sunken")}>
              <Icon aria-hidden className="size-4.5" />
              {t(key)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
