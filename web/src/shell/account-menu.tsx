"use client";

import * as Menu from "@radix-ui/react-dropdown-menu";
import { Languages, LogOut, SunMoon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { useState, type ReactNode } from "react";
import { useAccount } from "@/api/use-session";
import { useSignOut } from "@/auth/use-sign-out";
import { LOCALES, useLocaleChoice, type Locale } from "@/i18n/locale";
import { placesOf } from "./places";
import { turnTheme } from "./switches";

const item = "flex min-h-11 cursor-pointer items-center gap-3 rounded-xl px-3 outline-none data-[highlighted]:bg-sunken";

/** The menu under the account's name, inside its landmark; it comes open, because somebody asked for it. */
export default function AccountMenu({ label, look, children }: { label: string; look: string; children: ReactNode }) {
  const t = useTranslations("nav");
  const [open, setOpen] = useState(true);
  const account = useAccount();
  const signOut = useSignOut();
  const { locale, choose } = useLocaleChoice();
  return (
    <Menu.Root open={open} onOpenChange={setOpen} modal={false}>
      <Menu.Trigger aria-label={label} className={look}>{children}</Menu.Trigger>
      <Menu.Content align="end" sideOffset={6} collisionPadding={12} className="appear z-40 min-w-60 rounded-2xl border border-line bg-surface p-1.5 shadow-xl">
        <Menu.Label className="truncate px-3 py-2 text-sm text-muted">{account?.email}</Menu.Label>
        {placesOf(account).more.map(({ href, key, icon: Icon }) => (
          <Menu.Item key={href} asChild><Link href={href} className={item}><Icon aria-hidden className="size-5 text-muted" />{t(key)}</Link></Menu.Item>
        ))}
        <Menu.Separator className="my-1.5 h-px bg-line" />
        <Menu.Item className={item} onSelect={turnTheme}><SunMoon aria-hidden className="size-5 text-muted" />{t("theme")}</Menu.Item>
        {Object.entries(LOCALES).filter(([code]) => code !== locale).map(([code, name]) => (
          <Menu.Item key={code} lang={code} className={item} onSelect={() => choose(code as Locale)}><Languages aria-hidden className="size-5 text-muted" />{name}</Menu.Item>
        ))}
        <Menu.Separator className="my-1.5 h-px bg-line" />
        <Menu.Item className={item} onSelect={() => void signOut()}><LogOut aria-hidden className="size-5 text-muted" />{t("sign_out")}</Menu.Item>
      </Menu.Content>
    </Menu.Root>
  );
}
