import type { ReactNode } from "react";
import { Card } from "@/ui/states";

/** One matter of the account, with its heading and a word about it. */
export function Part({ title, intro, children }: { title: string; intro?: ReactNode; children: ReactNode }) {
  return (
    <Card className="sm:p-6">
      <section className="grid grid-cols-1 gap-4">
        <div className="grid gap-1">
          <h2 className="text-lg font-semibold">{title}</h2>
          {intro && <div className="max-w-prose text-muted">{intro}</div>}
        </div>
        {children}
      </section>
    </Card>
  );
}
