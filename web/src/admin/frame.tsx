"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense, useEffect, type ReactNode } from "react";
import { useSession } from "@/api/use-session";
import { SignedOut } from "@/auth/signed-out";
import { ButtonLink } from "@/ui/button";
import { Skeleton } from "@/ui/states";
import { SubNav } from "./sub-nav";

const Waiting = () => <Skeleton className="h-96" />;

/** What stands around every page of administrators, and keeps everybody else out. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const t = useTranslations("admin");
  const session = useSession();
  const token = session.state === "in" ? session.token : null;
  useFresh(token);
  if (session.state === "out") return <SignedOut />;
  if (session.state !== "in") return <Waiting />;
  if (session.account.role !== "admin") {
    return (
      <div className="grid justify-items-center gap-3 py-16 text-center">
        <ShieldCheck aria-hidden className="size-9 text-accent" />
        <h1 className="text-2xl font-semibold">{t("not_yours")}</h1>
        <p className="text-muted">{t("not_yours_more")}</p>
        <ButtonLink look="plain" href="/">{t("home")}</ButtonLink>
      </div>
    );
  }
  return (
    <div className="grid grid-cols-1 gap-5 lg:grid-cols-[12.5rem_minmax(0,1fr)] lg:gap-10">
      <SubNav />
      <Suspense fallback={<Waiting />}><div className="grid min-w-0 grid-cols-1 content-start gap-5">{children}</div></Suspense>
    </div>
  );
}

/** Once somebody showed who they are, what was refused quietly is read again. */
function useFresh(token: string | null) {
  const cache = useQueryClient();
  useEffect(() => {
    if (token) void cache.refetchQueries({ queryKey: ["admin", "waiting"], type: "active", predicate: ({ state }) => state.status === "error" });
  }, [cache, token]);
}
