"use client";

import { Languages, LogOut, SunMoon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { usePathname } from "next/navigation";
import { useAccount } from "@/api/use-session";
import { useSignOut } from "@/auth/use-sign-out";
import { LOCALES, useLocaleChoice, type Locale } from "@/i18n/locale";
import { cn } from "@/ui/cn";
import { Dialog } from "@/ui/dialog";
import { isAt, placesOf } from "./places";
import { turnTheme } from "./switches";

const row = "flex min-h-12 w-full items-center gap-3 rounded-xl px-3 text-left hover:bg-sunken";

/** What has no room at the bottom of a phone. */
export default function MoreSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("nav");
  const path = usePathname();
  const account = useAccount();
  const signOut = useSignOut();
  const { locale, choose } = useLocaleChoice();
  return (
    <Dialog open onClose={onClose} title={account?.name ?? t("more")} intro={account?.email}>
      <ul className="-mx-2 grid">
        {placesOf(account).more.map(({ href, key, icon: Icon }) => (
          <li key={href}>
            <Link href={href} aria-current={isAt(path, href) ? "page" : undefined} className={cn(row, isAt(path, href) && "bg-sunken font-medium")} onClick={onClose}><Icon aria-hidden className="size-5 text-muted" />{t(key)}</Link>
          </li>
        ))}
        <li className="mt-2 border-t border-line pt-2"><button type="button" className={row} onClick={turnTheme}><SunMoon aria-hidden className="size-5 text-muted" />{t("theme")}</button></li>
        {Object.entries(LOCALES).filter(([code]) => code !== locale).map(([code, name]) => (
          <li key={code}><button type="button" lang={code} className={row} onClick={() => choose(code as Locale)}><Languages aria-hidden className="size-5 text-muted" />{name}</button></li>
        ))}
        <li><button type="button" className={row} onClick={() => { onClose(); void signOut(); }}><LogOut aria-hidden className="size-5 text-muted" />{t("sign_out")}</button></li>
      </ul>
    </Dialog>
  );
}
