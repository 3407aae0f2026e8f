"use client";

import * as Radix from "@radix-ui/react-popover";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useRef, type ReactNode } from "react";
import type { Point } from "./asked";

/** What a place in the week says, beside it. Focus goes in, and back to where it was unless it has gone on by itself. */
export function PopoverAt({ point, title, onClose, children }: { point: Point; title: string; onClose: () => void; children: ReactNode }) {
  const t = useTranslations("ui");
  const before = useRef(document.activeElement);
  const anchor = useMemo(() => ({ current: { getBoundingClientRect: () => new DOMRect(point.x - scrollX, point.y - scrollY, 0, 0) } }), [point]);
  const back = (event: Event) => {
    event.preventDefault();
    if (document.activeElement !== document.body) return;
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus({ preventScroll: true });
  };
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Anchor virtualRef={anchor} />
      <Radix.Portal>
        <Radix.Content aria-label={title} side="right" sideOffset={12} collisionPadding={12} onCloseAutoFocus={back} className="appear z-40 grid w-88 max-w-[calc(100vw-1.5rem)] gap-3 rounded-2xl border border-line bg-surface p-5 shadow-2xl">
          <div className="flex items-start justify-between gap-3">
            <h2 className="font-semibold">{title}</h2>
            <Radix.Close aria-label={t("close")} className="-mr-3 -mt-3 grid size-11 shrink-0 place-items-center rounded-xl hover:bg-sunken"><X aria-hidden className="size-4" /></Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
