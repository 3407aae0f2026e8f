import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/ui/cn";

/** How something stands. */
export type Tone = "plain" | "good" | "warn" | "bad";

const tones: Record<Tone, string> = { plain: "bg-sunken text-muted", good: "bg-accent-soft text-accent", warn: "bg-warn-soft text-warn", bad: "bg-bad-soft text-bad" };

/** A state, said by its words and its picture, not by its colour alone. */
export const Badge = ({ tone = "plain", icon: Icon, children }: { tone?: Tone; icon?: LucideIcon; children: ReactNode }) => (
  <span className={cn("inline-flex items-center gap-1.5 rounded-full px-2.5 py-1 text-sm font-medium whitespace-nowrap", tones[tone])}>
    {Icon && <Icon aria-hidden className="size-4" />}
    {children}
  </span>
);
