"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/api/client";
import { atFields, unwrap } from "@/api/problem";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field, Select } from "@/ui/field";
import { Note } from "@/ui/states";
import { useMineCache } from "../mine";
import { useOnce } from "../once";
import { KINDS, localInput, typedNumber, UNITS, type Kind } from "./kinds";
import type { Measurement } from "./queries";
import { useReadings } from "./words";

type Typed = { kind: Kind; value: string; unit: string; taken_at: string; note: string };

/** Enters a measurement, in the unit that was last used for its kind. */
export function MeasurementDialog({ kind: first, latest, onClose }: { kind: Kind; latest: Measurement[]; onClose: (added?: Kind) => void }) {
  const t = useTranslations("progress");
  const words = useReadings();
  const cache = useMineCache();
  const once = useOnce();
  const [refusal, setRefusal] = useState<string | null>(null);
  const unitOf = (kind: Kind) => latest.find((one) => one.kind === kind)?.unit ?? UNITS[kind][0];
  const form = useForm<Typed>({ defaultValues: { kind: first, value: "", unit: unitOf(first), taken_at: localInput(new Date()), note: "" } });
  const { errors, isSubmitting } = form.formState;
  const kind = form.watch("kind");
  const submit = form.handleSubmit(async ({ value, taken_at, ...typed }) => {
    setRefusal(null);
    if (!taken_at) return form.setError("taken_at", { message: t("when_missing") }, { shouldFocus: true });
    const body = { ...typed, value: typedNumber(value), taken_at: new Date(taken_at).toISOString() };
    try {
      await once(body, (header) => unwrap(api.POST("/api/v1/me/measurements", { params: { header }, body })));
      await cache.again("measurements");
      onClose(typed.kind);
    } catch (error) {
      setRefusal(atFields(error, ["kind", "value", "unit", "taken_at", "note"], form.setError));
    }
  });
  return (
    <Dialog open onClose={() => onClose()} title={t("measure")}>
      <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
        {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
        <Select label={t("kind")} error={errors.kind?.message} {...form.register("kind", { onChange: (event: { target: { value: string } }) => form.setValue("unit", unitOf(event.target.value as Kind)) })}>
          {KINDS.map((one) => <option key={one} value={one}>{words.kind(one)}</option>)}
        </Select>
        <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-3">
          <Field label={t("value")} inputMode="decimal" autoComplete="off" autoFocus error={errors.value?.message} {...form.register("value")} />
          <Select label={t("unit")} error={errors.unit?.message} {...form.register("unit")}>
            {UNITS[kind].map((one) => <option key={one} value={one}>{words.unit(one)}</option>)}
          </Select>
        </div>
        <Field label={t("taken_at")} type="datetime-local" max={localInput(new Date())} error={errors.taken_at?.message} {...form.register("taken_at")} />
        <Field label={t("note")} hint={t("optional")} maxLength={500} autoComplete="off" error={errors.note?.message} {...form.register("note")} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="quiet" onClick={() => onClose()}>{t("cancel")}</Button>
          <Button type="submit" busy={isSubmitting}>{t("save")}</Button>
        </div>
      </form>
    </Dialog>
  );
}
