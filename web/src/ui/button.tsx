import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from "react";
import { cn } from "./cn";
import Link from "./link";

type Look = "primary" | "plain" | "quiet" | "danger";

const looks: Record<Look, string> = {
  primary: "bg-accent text-accent-ink hover:opacity-90",
  plain: "border border-line-strong bg-surface hover:bg-sunken",
  quiet: "hover:bg-sunken",
  danger: "border border-bad text-bad hover:bg-bad-soft",
};

const shape =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-xl px-4 text-[0.95rem] font-medium transition-[background-color,opacity] disabled:opacity-55";

/** A button; while `busy` it says so and cannot be pressed again. */
export function Button({ look = "primary", busy, className, children, ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look; busy?: boolean }) {
  return (
    <button type="button" {...rest} aria-busy={busy || undefined} disabled={rest.disabled || busy} className={cn(shape, looks[look], className)}>
      {busy && <span aria-hidden className="size-4 animate-spin rounded-full border-2 border-current border-r-transparent" />}
      {children}
    </button>
  );
}

/** A link that looks like one. */
export function ButtonLink({ look = "primary", className, href, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { look?: Look; href: string }) {
  return <Link {...rest} href={href} className={cn(shape, looks[look], className)} />;
}
