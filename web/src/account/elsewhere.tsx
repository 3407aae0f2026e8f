"use client";

import { useTranslations } from "next-intl";
import type { FieldValues, Path } from "react-hook-form";
import { Note } from "@/ui/states";
import type { Conflicts } from "./versioned";

/** That something was saved elsewhere while one typed. */
export function ChangedElsewhere({ conflicts }: { conflicts: ReadonlyMap<string, unknown> | null }) {
  const t = useTranslations("account");
  if (!conflicts) return null;
  return <Note tone="warn" role="alert">{conflicts.size > 0 ? t("stale_beside") : t("stale_merged")}</Note>;
}

/** Beside a field: what was saved for it elsewhere, and a way to take that. */
export function useBeside<F extends FieldValues>(conflicts: Conflicts<F> | null, take: (field: Path<F>) => void) {
  const t = useTranslations("account");
  return (field: Path<F>) => {
    if (!conflicts?.has(field)) return undefined;
    const value = String(conflicts.get(field) ?? "") || t("nothing");
    return (
      <span className="flex flex-wrap items-center gap-x-2 text-warn">
        <span className="min-w-0 wrap-anywhere">{t("elsewhere", { value })}</span>
        <button type="button" className="min-h-11 font-medium underline" onClick={() => take(field)}>{t("take")}</button>
      </span>
    );
  };
}
