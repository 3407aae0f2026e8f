import type { ReactNode } from "react";
import { Card } from "@/ui/states";

/** A page with one matter: signing in, joining, a letter's link. */
export function Frame({ title, words, card, children, other }: { title: string; words: string; card?: string; children: ReactNode; other?: ReactNode }) {
  return (
    <div className="mx-auto grid max-w-md gap-5 sm:pt-6">
      <div className="grid gap-1">
        <h1 className="text-3xl font-semibold">{title}</h1>
        <p className="text-muted">{words}</p>
      </div>
      <Card className={card}>{children}</Card>
      {other}
    </div>
  );
}
