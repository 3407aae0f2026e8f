"use client";

import Link from "@/ui/link";
import { cn } from "@/ui/cn";
import { useAddress } from "./address";

/** Links that narrow a list; the first one is what it shows by itself. */
export function Narrow({ label, name, choices }: { label: string; name: string; choices: readonly (readonly [value: string, words: string])[] }) {
  const address = useAddress();
  const present = address.get(name) ?? choices[0]?.[0];
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-1.5">
        {choices.map(([value, words], i) => (
          <li key={value}>
            <Link href={address.at({ [name]: i === 0 ? null : value })} replace scroll={false} aria-current={present === value ? "true" : undefined} className={cn("flex min-h-11 items-center rounded-xl border px-3.5 text-[0.95rem] transition-colors", present === value ? "border-accent bg-accent-soft font-medium text-accent" : "border-line hover:bg-sunken")}>{words}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
