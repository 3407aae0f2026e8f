"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Note } from "@/ui/states";

/** One thing that can be decided, with the list that it changes. */
export type Decision = { name: "approve" | "return" | "suspend" | "confirm" | "reject" | "retry" | "cancel"; send: (body: { reason: string }) => Promise<unknown> };

/** Decides with a reason, which stays in the log. */
export function Judgement({ decisions, list }: { decisions: Decision[]; list: string }) {
  const t = useTranslations("admin");
  const cache = useQueryClient();
  const [reason, setReason] = useState("");
  const judge = useMutation({
    mutationFn: (decision: Decision) => decision.send({ reason }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["admin", list] }),
  });
  return (
    <div className="grid gap-2">
      {judge.isError && <Note tone="bad" role="alert">{judge.error.message || t("unreachable")}</Note>}
      <div className="grid items-end gap-2 sm:grid-cols-[1fr_auto]">
        <Field label={t("reason")} value={reason} onChange={(event) => setReason(event.target.value)} />
        <div className="flex gap-2">
          {decisions.map((one, i) => <Button key={one.name} look={i === 0 ? "primary" : "plain"} disabled={!reason.trim()} busy={judge.isPending && judge.variables.name === one.name} onClick={() => judge.mutate(one)}>{t(one.name)}</Button>)}
        </div>
      </div>
    </div>
  );
}
