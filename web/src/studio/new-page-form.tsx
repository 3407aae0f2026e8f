"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api, key } from "@/api/client";
import { atFields, unwrap } from "@/api/problem";
import { useAccount } from "@/api/use-session";
import { viewerZone } from "@/i18n/locale";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Note } from "@/ui/states";
import { ZoneField } from "./zone-field";

const plain = (name: string) => name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 40);

/** The first step of a trainer: an address, a line, a zone. */
export function NewPageForm() {
  const t = useTranslations("studio");
  const cache = useQueryClient();
  const account = useAccount();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [header] = useState(key);
  const form = useForm({ defaultValues: { slug: plain(account?.name ?? ""), headline: "", tz: viewerZone() } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (body) => {
    setRefusal(null);
    try {
      await unwrap(api.POST("/api/v1/trainers", { params: { header }, body }));
      await cache.invalidateQueries({ queryKey: ["trainer"] });
    } catch (error) {
      setRefusal(atFields(error, ["slug", "headline", "tz"], form.setError));
    }
  });
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <p className="text-muted">{t("new_intro")}</p>
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      <Field label={t("slug")} hint={t("slug_hint")} error={errors.slug?.message} {...form.register("slug")} />
      <Field label={t("headline")} hint={t("headline_hint")} maxLength={160} error={errors.headline?.message} {...form.register("headline")} />
      <ZoneField hint={t("tz_hint")} error={errors.tz?.message} {...form.register("tz")} />
      <Button type="submit" busy={isSubmitting} className="justify-self-start">{t("create")}</Button>
    </form>
  );
}
