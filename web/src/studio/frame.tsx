"use client";

import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { usePathname } from "next/navigation";
import { createContext, use, useEffect, useRef, type ReactNode } from "react";
import { useSession } from "@/api/use-session";
import { SignedOut } from "@/auth/signed-out";
import { useOwnPage } from "@/calendar/queries";
import type { TrainerPage } from "@/trainers/queries";
import { cn } from "@/ui/cn";
import { Card, Failed, Skeleton } from "@/ui/states";
import { NewPageForm } from "./new-page-form";
import { NextStep } from "./next-step";

const PARTS = ["", "services", "hours", "policy", "certificates", "gallery", "preview"] as const;
const Own = createContext<TrainerPage | null>(null);

/** One's own page, inside the studio, where there always is one. */
export function useOwn(): TrainerPage {
  const own = use(Own);
  if (!own) throw new Error("outside the studio");
  return own;
}

/** What a trainer sets up, a page for each part of it. */
export function StudioFrame({ children }: { children: ReactNode }) {
  const t = useTranslations("studio");
  const session = useSession();
  const own = useOwnPage();
  if (session.state === "out") return <SignedOut />;
  return (
    <div className="mx-auto grid max-w-4xl grid-cols-1 gap-5">
      <h1 className="text-3xl font-semibold">{t("title")}</h1>
      {own.data !== null && <Parts />}
      <Inside own={own}>{children}</Inside>
    </div>
  );
}

function Inside({ own, children }: { own: ReturnType<typeof useOwnPage>; children: ReactNode }) {
  if (own.data) return <Own value={own.data}><NextStep trainer={own.data} />{children}</Own>;
  if (own.isError) return <Failed error={own.error} retry={() => void own.refetch()} />;
  if (own.isPending) return <Skeleton className="h-120" />;
  return <Card><NewPageForm /></Card>;
}

function Parts() {
  const t = useTranslations("studio");
  const path = usePathname();
  const here = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const list = here.current?.closest("ul");
    if (list && here.current) list.scrollLeft = here.current.offsetLeft - (list.clientWidth - here.current.clientWidth) / 2;
  }, [path]);
  return (
    <nav aria-label={t("parts")} className="-mx-4 sm:mx-0">
      <ul className="relative flex gap-1 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:px-1">
        {PARTS.map((part) => {
          const href = part ? `/studio/${part}` : "/studio";
          const on = path === href;
          return (
            <li key={href}>
              <Link ref={on ? here : undefined} href={href} aria-current={on ? "page" : undefined} className={cn("flex min-h-11 items-center rounded-xl px-4 whitespace-nowrap", on ? "bg-accent-soft font-medium text-accent" : "text-muted hover:bg-sunken")}>
                {t(part || "page")}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
