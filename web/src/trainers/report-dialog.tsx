"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/api/client";
import { atFields, unwrap } from "@/api/problem";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Area } from "@/ui/field";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";

/** Tells administrators why a review should not be there. */
export default function ReportDialog({ review, onClose }: { review: string; onClose: () => void }) {
  const t = useTranslations("trainer");
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm({ defaultValues: { reason: "" } });
  async function send(body: { reason: string }) {
    setRefusal(null);
    try {
      await unwrap<unknown>(api.POST("/api/v1/reviews/{id}/report", { params: { path: { id: review } }, body }));
      toast({ title: t("reported") });
      onClose();
    } catch (error) {
      setRefusal(atFields(error, ["reason"], form.setError));
    }
  }
  return (
    <Dialog open onClose={onClose} title={t("report_title")} intro={t("report_intro")}>
      <form noValidate onSubmit={(event) => void form.handleSubmit(send)(event)} className="grid gap-4">
        <Area label={t("reason")} maxLength={500} rows={3} error={form.formState.errors.reason?.message} {...form.register("reason")} />
        {refusal && <Note tone="bad" role="alert">{refusal}</Note>}
        <Button type="submit" busy={form.formState.isSubmitting}>{t("send_report")}</Button>
      </form>
    </Dialog>
  );
}
