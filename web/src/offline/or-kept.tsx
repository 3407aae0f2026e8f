"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useSession } from "@/api/use-session";
import { KeptSessions, useKept } from "./kept-sessions";

/** A page of sessions; what this device keeps of them while nobody can be asked. */
export function OrKept({ title, children }: { title: "sessions" | "today"; children: ReactNode }) {
  const t = useTranslations("offline");
  const session = useSession();
  const found = useKept();
  if (session.state !== "unknown" || !session.away || !found) return children;
  return (
    <div className="mx-auto grid max-w-3xl gap-5">
      <h1 className="text-3xl font-semibold">{t(title)}</h1>
      <KeptSessions />
    </div>
  );
}
