import type { ReactNode } from "react";

/** The top of a page: what it is, and what can be done with all of it. */
export function Head({ title, intro, children }: { title: string; intro: string; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="max-w-prose">
        <h1 tabIndex={-1} className="text-3xl font-semibold outline-none">{title}</h1>
        <p className="mt-1 text-muted">{intro}</p>
      </div>
      {children}
    </div>
  );
}
