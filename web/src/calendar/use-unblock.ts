"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { api } from "@/api/client";
import { ProblemError, unwrap } from "@/api/problem";
import { toast } from "@/ui/toast";
import { refusal } from "./use-change-hours";

/** Takes time off back, and says what came of it. */
export function useUnblock() {
  const t = useTranslations("calendar");
  const cache = useQueryClient();
  return async (id: string) => {
    try {
      await unwrap(api.DELETE("/api/v1/trainers/me/time-off/{id}", { params: { path: { id } } }));
      toast({ title: t("unblocked") });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      toast({ title: t("not_unblocked"), detail: refusal(error, t("unreachable")) });
    } finally {
      for (const queryKey of [["hours"], ["why"]]) void cache.invalidateQueries({ queryKey });
    }
  };
}
