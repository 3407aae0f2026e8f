"use client";

import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Difference } from "./differences";
import { When } from "./when";

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function Value({ value }: { value: unknown }) {
  const t = useTranslations("admin");
  if (value === undefined || value === null || value === "") return <span className="text-muted">{t("nothing")}</span>;
  if (typeof value === "boolean") return <>{t(value ? "yes" : "no")}</>;
  if (typeof value === "string") return INSTANT.test(value) ? <When at={value} /> : <>{value}</>;
  return <>{JSON.stringify(value)}</>;
}

/** What changed: before, and after. */
export function Changes({ differences, was, is }: { differences: Difference[]; was: string; is: string }) {
  const t = useTranslations("admin");
  if (differences.length === 0) return <p className="text-muted">{t("no_changes")}</p>;
  return (
    <dl className="grid gap-3">
      {differences.map(({ path, before, after }) => (
        <div key={path} className="grid gap-0.5">
          <dt className="text-sm text-muted">{nameOf(path, t)}</dt>
          <dd className="flex flex-wrap items-baseline gap-x-2 break-words">
            <span className="sr-only">{was}: </span><s className="decoration-line-strong"><Value value={before} /></s>
            <ArrowRight aria-hidden className="size-4 self-center text-muted" />
            <span className="sr-only">{is}: </span><span className="font-medium"><Value value={after} /></span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Words = ReturnType<typeof useTranslations>;

function nameOf(path: string, t: Words): string {
  const name = `fields.${path.replaceAll(".", "_")}`;
  return t.has(name) ? t(name) : path;
}
