"use client";

import { CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ProblemError } from "@/api/problem";
import { Button } from "./button";
import { cn } from "./cn";

/** Where something will be, in its size. */
export const Skeleton = ({ className }: { className?: string }) => (
  <div aria-hidden className={cn("animate-pulse rounded-xl bg-sunken", className)} />
);

/** A place that has nothing yet, and what to do about it; as the whole page, its title is the page's heading. */
export function Empty({ icon, title, page, children }: { icon?: ReactNode; title: string; page?: boolean; children?: ReactNode }) {
  const Title = page ? "h1" : "p";
  return (
    <div className="grid justify-items-center gap-3 rounded-card border border-dashed border-line px-6 py-12 text-center">
      {icon && <span aria-hidden className="text-accent">{icon}</span>}
      <Title className="text-lg font-medium">{title}</Title>
      {children && <div className="max-w-prose text-muted">{children}</div>}
    </div>
  );
}

/** What went wrong, in the server's words, and another try. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useTranslations("ui");
  const away = !(error instanceof ProblemError) || error.kind === "unreachable";
  return (
    <div role="alert" className="grid justify-items-center gap-3 rounded-card border border-line bg-surface px-6 py-10 text-center">
      <CloudOff aria-hidden className="size-7 text-muted" />
      <p className="max-w-prose">{away ? t("unreachable") : error.message}</p>
      {retry && <Button look="plain" onClick={retry}>{t("retry")}</Button>}
    </div>
  );
}

/** A sentence that matters, in its colour. */
export function Note({ tone = "plain", children, role }: { tone?: "plain" | "warn" | "bad" | "good"; children: ReactNode; role?: "alert" | "status" }) {
  const tones = { plain: "bg-sunken", warn: "bg-warn-soft text-warn", bad: "bg-bad-soft text-bad", good: "bg-accent-soft text-accent" };
  return <div role={role} className={cn("rounded-xl px-4 py-3 text-[0.95rem]", tones[tone])}>{children}</div>;
}

/** A surface that holds things together. */
export const Card = ({ className, children }: { className?: string; children: ReactNode }) => (
  <div className={cn("rounded-card border border-line bg-surface p-5", className)}>{children}</div>
);
