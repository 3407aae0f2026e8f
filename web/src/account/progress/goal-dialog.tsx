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
import { isKind, KINDS, typedNumber, UNITS } from "./kinds";
import type { Goal } from "./queries";
import { useReadings } from "./words";

type Typed = { title: string; target: { kind: string; value: string; unit: string }; target_date: string };

const toForm = (goal: Goal | null): Typed => ({
  title: goal?.title ?? "",
  target: { kind: goal?.target?.kind ?? "", value: goal?.target?.value ?? "", unit: goal?.target?.unit ?? "kg" },
  target_date: goal?.target_date ?? "",
});

const toGoal = ({ title, target, target_date }: Typed) => ({
  title,
  target: target.kind ? { ...target, value: typedNumber(target.value) } : null,
  target_date: target_date || null,
});

/** Sets a goal, or changes one: in one's own words, perhaps with a number and a day. */
export function GoalDialog({ goal, onClose }: { goal: Goal | null; onClose: () => void }) {
  const t = useTranslations("progress");
  const words = useReadings();
  const cache = useMineCache();
  const once = useOnce();
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Typed>({ defaultValues: toForm(goal) });
  const { errors, isSubmitting } = form.formState;
  const kind = form.watch("target.kind");
  const submit = form.handleSubmit(async (typed) => {
    setRefusal(null);
    const body = toGoal(typed);
    try {
      if (goal) await unwrap(api.PATCH("/api/v1/me/goals/{id}", { params: { path: { id: goal.id } }, body }));
      else await once(body, (header) => unwrap(api.POST("/api/v1/me/goals", { params: { header }, body })));
      await cache.again("goals");
      onClose();
    } catch (error) {
      setRefusal(atFields(error, ["title", "target.kind", "target.value", "target.unit", "target_date"], form.setError));
    }
  });
  return (
    <Dialog open onClose={onClose} title={goal ? t("edit_goal") : t("set_goal")}>
      <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
        {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
        <Field label={t("goal_title")} placeholder={t("goal_example")} maxLength={120} autoComplete="off" autoFocus error={errors.title?.message} {...form.register("title")} />
        <Select label={t("goal_kind")} error={errors.target?.kind?.message} {...form.register("target.kind", { onChange: (event: { target: { value: string } }) => isKind(event.target.value) && form.setValue("target.unit", UNITS[event.target.value][0]) })}>
          <option value="">{t("no_number")}</option>
          {KINDS.map((one) => <option key={one} value={one}>{words.kind(one)}</option>)}
        </Select>
        {isKind(kind) && (
          <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-3">
            <Field label={t("target")} inputMode="decimal" autoComplete="off" error={errors.target?.value?.message} {...form.register("target.value")} />
            <Select label={t("unit")} error={errors.target?.unit?.message} {...form.register("target.unit")}>
              {UNITS[kind].map((one) => <option key={one} value={one}>{words.unit(one)}</option>)}
            </Select>
          </div>
        )}
        <Field label={t("goal_date")} hint={t("optional")} type="date" error={errors.target_date?.message} {...form.register("target_date")} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="quiet" onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" busy={isSubmitting}>{t("save")}</Button>
        </div>
      </form>
    </Dialog>
  );
}
