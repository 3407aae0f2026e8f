"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useTrainer } from "@/trainers/queries";

/** A trainer by name; a link where there is a page to be seen. */
export function TrainerName({ id }: { id: string }) {
  const t = useTranslations("moderation");
  const { data } = useTrainer(id);
  if (!data) return <span className="text-muted">{t("a_trainer")}</span>;
  if (data.status !== "approved") return <>{data.name}</>;
  return <Link href={`/trainers/${data.slug}`} className="underline decoration-line-strong underline-offset-4 hover:decoration-current">{data.name}</Link>;
}
