"use client";

import Link from "@/ui/link";
import { useTrainer } from "@/trainers/queries";

/** A trainer by name; a link where there is a page to be seen. Until it is known, other words or none. */
export function TrainerName({ id, otherwise = "" }: { id: string; otherwise?: string }) {
  const { data } = useTrainer(id);
  if (!data) return <span className="text-muted">{otherwise}</span>;
  if (data.status !== "approved") return <>{data.name}</>;
  return <Link href={`/trainers/${data.slug}`} className="underline decoration-line-strong underline-offset-4 hover:decoration-current">{data.name}</Link>;
}
