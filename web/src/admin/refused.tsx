"use client";

import { useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { stepUp } from "@/api/client";
import { ProblemError } from "@/api/problem";
import { Button, ButtonLink } from "@/ui/button";
import { Empty, Failed, Note } from "@/ui/states";

const kindOf = (error: unknown) => (error instanceof ProblemError ? error.kind : undefined);

/** Asks who one is, and then reads what is still missing. */
function useShown() {
  const cache = useQueryClient();
  return async () => {
    if (await stepUp()) await cache.refetchQueries({ queryKey: ["admin"], type: "active", predicate: (query) => query.state.status === "error" });
  };
}

/** Why there is nothing to see, and what to do about it. */
export function Refused({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("admin");
  const shown = useShown();
  switch (kindOf(error)) {
    case "step_up_required":
      return <Empty icon={<KeyRound className="size-9" />} title={t("step_up")}><Button onClick={() => void shown()}>{t("show")}</Button></Empty>;
    case "second_factor_required":
      return <Empty icon={<KeyRound className="size-9" />} title={t("second_factor")}><ButtonLink href="/account">{t("to_account")}</ButtonLink></Empty>;
    default:
      return <Failed error={error} retry={retry} />;
  }
}

/** What is shown could not be read again just now. */
export function Standstill({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("admin");
  const shown = useShown();
  const asks = kindOf(error) === "step_up_required";
  return (
    <Note tone="warn" role="status">
      <div className="flex flex-wrap items-center justify-between gap-3">
        {asks ? t("stands_step_up") : t("stands")}
        <Button look="plain" className="text-ink" onClick={() => (asks ? void shown() : retry())}>{asks ? t("show") : t("again")}</Button>
      </div>
    </Note>
  );
}
