"use client";

import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { api } from "@/api/client";
import { ProblemError, unwrap } from "@/api/problem";
import { toast, undoable } from "@/ui/toast";
import { backOf, stands, writeOf, type Hours, type HoursChange, type HoursWrite } from "./hours";
import { hoursQuery } from "./queries";

const fresh = (cache: QueryClient): Promise<Hours> => cache.fetchQuery({ ...hoursQuery, staleTime: 0 });

/** Puts hours in force, the week first, and only in place of the one that was seen. */
async function put(cache: QueryClient, { weekly_version: seen }: Hours, { weekly, dates = [] }: HoursWrite) {
  try {
    if (weekly) await unwrap(api.PUT("/api/v1/trainers/me/hours", { params: { header: { "If-Match": `"${seen}"` } }, body: { weekly } }));
    for (const { date, windows } of dates) {
      const path = { params: { path: { date } } };
      if (windows) await unwrap(api.PUT("/api/v1/trainers/me/overrides/{date}", { ...path, body: { windows } }));
      else await unwrap(api.DELETE("/api/v1/trainers/me/overrides/{date}", path));
    }
  } finally {
    await cache.invalidateQueries({ queryKey: ["hours"] });
    void cache.invalidateQueries({ queryKey: ["why"] });
  }
}

/** A refusal in the server's words, those about fields included. */
export function refusal(error: Error, unreachable: string): string {
  if (!(error instanceof ProblemError)) return unreachable;
  const details = error.problem.errors?.map(({ detail }) => detail).join(". ");
  return details || error.message || unreachable;
}

/** Changes painted hours, saved at once, and tells how to undo it as long as nobody else changed them. */
export function useChangeHours(onDone: () => void) {
  const t = useTranslations("paint");
  const cache = useQueryClient();
  const undo = async (written: HoursWrite, back: HoursWrite) => {
    try {
      const now = await fresh(cache);
      if (!stands(now, written)) return toast({ title: t("undo_late"), detail: t("undo_late_why") });
      await put(cache, now, back);
      toast({ title: t("undone") });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      toast({ title: t("undo_refused"), detail: refusal(error, t("unreachable")) });
    }
  };
  return useMutation({
    mutationFn: async (change: HoursChange | HoursWrite) => {
      const before = await fresh(cache);
      const written = "scope" in change ? writeOf(before, change) : change;
      await put(cache, before, written);
      return { written, back: backOf(before, written) };
    },
    onSuccess: ({ written, back }) => {
      undoable({ title: t("saved"), label: t("undo"), undo: () => void undo(written, back) });
      onDone();
    },
  });
}
