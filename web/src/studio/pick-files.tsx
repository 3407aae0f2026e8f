"use client";

import { useRef, type ReactNode } from "react";
import { Button } from "@/ui/button";

/** A button that opens the device's own way to choose files. */
export function PickFiles({ label, accept, multiple, look, disabled, onPick, children }: { label: string; accept: string; multiple?: boolean; look?: "primary" | "plain"; disabled?: boolean; onPick: (files: File[]) => void; children: ReactNode }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <span className="relative">
      <input
        ref={input} type="file" aria-label={label} accept={accept} multiple={multiple} disabled={disabled} tabIndex={-1} className="sr-only"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = "";
          if (files.length) onPick(files);
        }}
      />
      <Button look={look} disabled={disabled} className="w-full" onClick={() => input.current?.click()}>{children}</Button>
    </span>
  );
}
