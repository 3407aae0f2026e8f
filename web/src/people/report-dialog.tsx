"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import { api } from "@/api/client";
import { atFields, unwrap } from "@/api/problem";
import { useWrong } from "@/auth/use-wrong";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Area } from "@/ui/field";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";

const because = z.object({ reason: z.string().check(z.trim(), z.minLength(1, "required")) });

/** Telling administrators of a review that should not be there, and why. */
export default function ReportDialog({ review, onClose, onDone }: { review: string; onClose: () => void; onDone: () => void }) {
  const t = useTranslations("review_answers");
  const wrong = useWrong();
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<z.infer<typeof because>>({ resolver: zodResolver(because), defaultValues: { reason: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (body) => {
    setRefusal(null);
    try {
      await unwrap(api.POST("/api/v1/reviews/{id}/report", { params: { path: { id: review } }, body }));
      toast({ title: t("reported"), detail: t("reported_hint") });
      onDone();
    } catch (error) {
      setRefusal(atFields(error, ["reason"], form.setError));
    }
  });
  return (
    <Dialog open onClose={onClose} title={t("report_title")} intro={t("report_intro")}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
        <Area label={t("reason")} maxLength={500} rows={3} error={wrong(errors.reason)} {...form.register("reason")} />
        <div className="grid gap-2 sm:grid-cols-2">
          <Button type="submit" look="danger" busy={isSubmitting}>{t("report_do")}</Button>
          <Button look="plain" onClick={onClose}>{t("leave")}</Button>
        </div>
      </form>
    </Dialog>
  );
}
