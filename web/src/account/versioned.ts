"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { get, useForm, type DefaultValues, type FieldValues, type Path, type PathValue } from "react-hook-form";
import { atFields, ProblemError, unwrap } from "@/api/problem";
import { toast } from "@/ui/toast";

/** Something with the version it was read at. */
export type Versioned<T> = { value: T; etag: string };

/** The body of a good answer with its version. */
export async function versioned<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<Versioned<T>> {
  let etag = "";
  const value = await unwrap(answer.then((got) => {
    etag = got.response.headers.get("etag") ?? "";
    return got;
  }));
  return { value, etag };
}

/** What a form over something with a version reads and writes. */
export type Kept<T> = {
  saved: Versioned<T>;
  read: () => Promise<Versioned<T>>;
  write: (value: T, etag: string) => Promise<Versioned<T>>;
  /** Tells what is there now. */
  put: (now: Versioned<T>) => void;
};

/** What was typed in a field while something else was saved for it elsewhere. */
export type Conflicts<F extends FieldValues> = ReadonlyMap<Path<F>, unknown>;

/** The fields that were both typed in and changed elsewhere, to something else. */
export function conflictsOf<F extends FieldValues>(fields: readonly Path<F>[], before: F, typed: F, fresh: F): Conflicts<F> {
  const plain = (values: F, field: Path<F>) => JSON.stringify(get(values, field) ?? null);
  const differs = (one: F, other: F, field: Path<F>) => plain(one, field) !== plain(other, field);
  const both = fields.filter((field) => differs(before, fresh, field) && differs(before, typed, field) && differs(typed, fresh, field));
  return new Map(both.map((field) => [field, get(fresh, field) as unknown]));
}

/**
 * A form over something with a version. When that was changed elsewhere in the meantime, what was not typed in takes
 * the fresh values, what was typed stays, and `conflicts` has what was saved elsewhere for it.
 */
export function useVersionedForm<F extends FieldValues, T>(kept: Kept<T>, fields: readonly Path<F>[], toForm: (value: T) => F, toValue: (typed: F, saved: T) => T) {
  const t = useTranslations("account");
  const form = useForm<F>({ defaultValues: toForm(kept.saved.value) as DefaultValues<F> });
  const base = useRef(kept.saved);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [conflicts, setConflicts] = useState<Conflicts<F> | null>(null);
  const { isDirty } = form.formState;

  useEffect(() => {
    if (isDirty || kept.saved.etag === base.current.etag) return;
    base.current = kept.saved;
    form.reset(toForm(kept.saved.value));
    // Only when something else was saved: what is being typed is never replaced.
  }, [kept.saved, isDirty]);

  async function beside(typed: F) {
    const fresh = await kept.read();
    setConflicts(conflictsOf(fields, toForm(base.current.value), typed, toForm(fresh.value)));
    base.current = fresh;
    form.reset(toForm(fresh.value), { keepDirtyValues: true });
    kept.put(fresh);
  }

  const submit = form.handleSubmit(async (typed) => {
    setRefusal(null);
    try {
      const now = await kept.write(toValue(typed, base.current.value), base.current.etag);
      base.current = now;
      setConflicts(null);
      form.reset(toForm(now.value));
      kept.put(now);
      toast({ title: t("saved") });
    } catch (error) {
      if (error instanceof ProblemError && error.kind === "stale") return beside(typed).catch(() => setRefusal(""));
      setRefusal(atFields(error, fields, form.setError));
    }
  });

  /** Takes what was saved elsewhere in place of what was typed. */
  const take = (field: Path<F>) => {
    form.setValue(field, conflicts?.get(field) as PathValue<F, Path<F>>, { shouldDirty: true });
    setConflicts((known) => new Map([...(known ?? [])].filter(([one]) => one !== field)));
  };

  return { form, submit, refusal, conflicts, take };
}
