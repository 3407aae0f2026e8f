"use client";

import * as Radix from "@radix-ui/react-dialog";
import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import type { TrainerPage } from "./queries";

type Pictures = TrainerPage["gallery"];
type Props = { pictures: Pictures; shown: number; onShow: (shown: number) => void; onClose: () => void };

const round = "grid size-12 place-items-center rounded-full bg-black/55 text-white hover:bg-black/75";

/** Pictures, large, one after the other: arrows turn, Escape leaves. */
export default function Lightbox({ pictures, shown, onShow, onClose }: Props) {
  const t = useTranslations("trainer");
  const picture = pictures[shown];
  const turn = (by: number) => onShow((shown + by + pictures.length) % pictures.length);
  const withKeys = (event: KeyboardEvent) => {
    if (event.key === "ArrowRight") turn(1);
    if (event.key === "ArrowLeft") turn(-1);
  };
  if (!picture) return null;
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-black/85" />
        <Radix.Content aria-describedby={undefined} onKeyDown={withKeys} className="appear fixed inset-0 z-50 grid grid-rows-[1fr_auto] place-items-center gap-3 p-4 text-white outline-none">
          <Radix.Title className="sr-only">{t("gallery")}</Radix.Title>
          <img key={picture.file} src={picture.large} alt={picture.caption} className="appear max-h-[calc(100dvh-8rem)] max-w-full rounded-card object-contain" />
          <p aria-live="polite" className="text-center">{picture.caption} <span className="text-white/80">{t("picture", { n: shown + 1, all: pictures.length })}</span></p>
          {pictures.length > 1 && (
            <>
              <button type="button" aria-label={t("before")} onClick={() => turn(-1)} className={`${round} absolute left-3 top-1/2 -translate-y-1/2`}><ChevronLeft aria-hidden className="size-6" /></button>
              <button type="button" aria-label={t("after")} onClick={() => turn(1)} className={`${round} absolute right-3 top-1/2 -translate-y-1/2`}><ChevronRight aria-hidden className="size-6" /></button>
            </>
          )}
          <Radix.Close aria-label={t("close")} className={`${round} absolute right-3 top-3`}><X aria-hidden className="size-6" /></Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
