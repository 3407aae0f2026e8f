"use client";

import { useState } from "react";
import { cn } from "@/ui/cn";

/** Somebody’s picture beside their name, which says who it is; their initials on a quiet colour of their own where there is none, or while it cannot be had. */
export function Face({ name, picture, size = "size-14" }: { name: string; picture?: string | null; size?: string }) {
  const [lost, setLost] = useState<string>();
  const initials = name.split(/\s+/).map((part) => part[0]).slice(0, 2).join("");
  const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  return (
    <span aria-hidden className={cn("relative grid shrink-0 place-items-center overflow-hidden rounded-2xl font-semibold text-white", size)} style={{ background: `linear-gradient(135deg, hsl(${hue} 45% 36%), hsl(${(hue + 40) % 360} 50% 26%))` }}>
      {initials}
      {picture && picture !== lost && <img src={picture} alt="" onError={() => setLost(picture)} className="absolute inset-0 size-full object-cover" />}
    </span>
  );
}
