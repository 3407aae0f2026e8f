"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/api/client";
import type { Review } from "@/api/schemas";
import { atFields, unwrap } from "@/api/problem";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Area } from "@/ui/field";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";
import { StarField } from "./star-field";

type Said = { rating: number; body: string };

/** Writing a review of a session that took place, or changing it. */
export default function ReviewDialog({ booking, review, trainer, onClose }: { booking?: string; review?: Review; trainer: string; onClose: () => void }) {
  const t = useTranslations("review");
  const cache = useQueryClient();
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Said>({ defaultValues: { rating: review?.rating ?? 0, body: review?.body ?? "" } });
  const { errors, isSubmitting } = form.formState;
  const rating = form.watch("rating");
  const rate = (stars: number) => {
    form.clearErrors("rating");
    form.setValue("rating", stars, { shouldDirty: true });
  };
  async function send(body: Said) {
    setRefusal(null);
    if (body.rating === 0) return form.setError("rating", { message: t("choose") });
    try {
      if (review) await unwrap(api.PUT("/api/v1/reviews/{id}", { params: { path: { id: review.id } }, body }));
      else await unwrap(api.POST("/api/v1/bookings/{id}/review", { params: { path: { id: booking! } }, body }));
      for (const queryKey of [["reviews"], ["trainer"]]) void cache.invalidateQueries({ queryKey });
      toast({ title: t(review ? "changed" : "thanks") });
      onClose();
    } catch (error) {
      setRefusal(atFields(error, ["rating", "body"], form.setError) ?? null);
    }
  }
  return (
    <Dialog open onClose={onClose} title={t("title", { name: trainer })} intro={t("intro")}>
      <form noValidate onSubmit={(event) => void form.handleSubmit(send)(event)} className="grid gap-5">
        <StarField value={rating} error={errors.rating?.message} onValue={rate} />
        <Area label={t("body")} hint={t("body_hint")} maxLength={4000} rows={5} error={errors.body?.message} {...form.register("body")} />
        {refusal && <Note tone="bad" role="alert">{refusal}</Note>}
        <Button type="submit" className="min-h-12" busy={isSubmitting}>{t(review ? "save" : "send")}</Button>
      </form>
    </Dialog>
  );
}
