"use client";

import { Bell as BellIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { usePathname } from "next/navigation";
import { useUnread } from "@/live/provider";

/** The way to the inbox, with how much of it nobody has seen. */
export function Bell() {
  const t = useTranslations("inbox");
  const unread = useUnread();
  const here = usePathname() === "/inbox";
  return (
    <Link href="/inbox" data-unread={unread} aria-label={t("bell", { unread })} aria-current={here ? "page" : undefined} className="relative grid size-11 place-items-center rounded-xl hover:bg-sunken aria-[current]:bg-sunken">
      <BellIcon aria-hidden className="size-5" />
      {unread > 0 && <span aria-hidden className="absolute right-1 top-1 grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1 text-xs font-semibold text-accent-ink tabular-nums">{unread > 99 ? "99+" : unread}</span>}
    </Link>
  );
}
