"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/api/client";
import { atFields, unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { Button } from "@/ui/button";
import { Area } from "@/ui/field";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";

/** What the trainer says to a review. Nothing takes the answer back. */
export function AnswerForm({ review, onDone }: { review: components["schemas"]["Review"]; onDone: () => void }) {
  const t = useTranslations("review_answers");
  const cache = useQueryClient();
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm({ defaultValues: { answer: review.answer ?? "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ answer }) => {
    setRefusal(null);
    try {
      await unwrap(api.PUT("/api/v1/reviews/{id}/answer", { params: { path: { id: review.id } }, body: { answer } }));
      await cache.invalidateQueries({ queryKey: ["reviews"] });
      toast({ title: answer.trim() ? t("answered") : t("taken_back") });
      onDone();
    } catch (error) {
      setRefusal(atFields(error, ["answer"], form.setError));
    }
  });
  return (
    <form noValidate onSubmit={submit} className="grid gap-3 border-t border-line pt-3">
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      <Area label={t("answer_to", { name: review.by })} hint={review.answer ? t("public_or_back") : t("public")} rows={3} maxLength={2000} autoFocus error={errors.answer?.message} {...form.register("answer")} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={isSubmitting}>{t("send")}</Button>
        <Button look="quiet" onClick={onDone}>{t("leave")}</Button>
      </div>
    </form>
  );
}
