"use client";

import { useId } from "react";
import { cn } from "@/ui/cn";

/** One of a few, side by side or, where there is no room, below each other. */
export function Choice<Key extends string>({ label, chosen, options, onChoose }: { label: string; chosen: Key; options: readonly (readonly [Key, string])[]; onChoose: (key: Key) => void }) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{label}</legend>
      <div className="flex flex-wrap gap-1 rounded-xl bg-sunken p-1">
        {options.map(([key, words]) => (
          <label key={key} className={cn("grid min-h-11 grow basis-24 place-items-center rounded-lg px-3 text-center text-[0.95rem] has-focus-visible:outline-3 has-focus-visible:outline-accent", key === chosen ? "bg-surface font-medium shadow-sm" : "text-muted")}>
            <input type="radio" className="sr-only" name={name} checked={key === chosen} onChange={() => onChoose(key)} />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
