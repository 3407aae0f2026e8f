"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/api/client";
import { atFields, unwrap } from "@/api/problem";
import type { TrainerPage } from "@/trainers/queries";
import { Button, ButtonLink } from "@/ui/button";
import { Area, Check, Field } from "@/ui/field";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";

const list = (text: string) => text.split(",").map((one) => one.trim()).filter(Boolean);

/** The page that clients see, and its way to being approved. */
export function ProfileForm({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("studio");
  const cache = useQueryClient();
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm({
    defaultValues: {
      headline: trainer.headline, biography: trainer.biography, tz: trainer.tz, online: trainer.online,
      specialties: trainer.specialties.join(", "), languages: trainer.languages.join(", "),
    },
  });
  const { errors, isSubmitting } = form.formState;
  const again = () => cache.invalidateQueries({ queryKey: ["trainer"] });
  const submit = form.handleSubmit(async (values) => {
    setRefusal(null);
    try {
      const body = { ...values, specialties: list(values.specialties), languages: list(values.languages), studio: trainer.studio };
      await unwrap(api.PUT("/api/v1/trainers/me", { params: { header: { "If-Match": `"${trainer.version}"` } }, body }));
      toast({ title: t("saved") });
      await again();
    } catch (error) {
      setRefusal(atFields(error, ["headline", "biography", "tz", "specialties", "languages"], form.setError));
    }
  });
  const hand = useMutation({ mutationFn: () => unwrap(api.POST("/api/v1/trainers/me/submit")), onSuccess: again });
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <Note tone={trainer.status === "approved" ? "good" : "warn"}>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <span>{t(`status_${trainer.status}` as "status_draft")}{trainer.status_reason && ` “${trainer.status_reason}”`}</span>
          {(trainer.status === "draft" || trainer.status === "returned") && <Button look="plain" className="text-ink" busy={hand.isPending} onClick={() => hand.mutate()}>{t("submit")}</Button>}
          {trainer.status === "approved" && <ButtonLink look="plain" className="text-ink" href={`/trainers/${trainer.slug}`} target="_blank">{t("see")}</ButtonLink>}
        </div>
        {hand.isError && <p role="alert">{hand.error.message || t("unreachable")}</p>}
      </Note>
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      <Field label={t("headline")} maxLength={160} error={errors.headline?.message} {...form.register("headline")} />
      <Area label={t("biography")} rows={6} maxLength={4000} error={errors.biography?.message} {...form.register("biography")} />
      <Field label={t("specialties")} hint={t("commas")} error={errors.specialties?.message} {...form.register("specialties")} />
      <Field label={t("languages")} hint={t("codes")} error={errors.languages?.message} {...form.register("languages")} />
      <Field label={t("tz")} error={errors.tz?.message} {...form.register("tz")} />
      <Check label={t("online")} {...form.register("online")} />
      <Button type="submit" busy={isSubmitting} className="justify-self-start">{t("save")}</Button>
    </form>
  );
}
