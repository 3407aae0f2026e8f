"use client";

import { ArrowLeft, ArrowRight, GripVertical, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type MouseEvent, type PointerEvent } from "react";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Field } from "@/ui/field";
import type { Picture } from "./use-gallery";

type Props = {
  picture: Picture; at: number; all: number; error?: string; lifted: boolean;
  onMove: (to: number) => void; onLift: () => void; onOver: (to: number) => void; onDrop: () => void;
  onCaption: (caption: string) => void; onDelete: () => void;
};

/** The place in the list that a finger or a mouse is over. */
function placeUnder({ clientX, clientY }: PointerEvent): number | null {
  const place = document.elementFromPoint(clientX, clientY)?.closest("[data-place]")?.getAttribute("data-place");
  return place ? Number(place) : null;
}

/** A picture with what is to be seen in it, moved by its handle or by buttons. */
export function GalleryCard({ picture, at, all, error, lifted, onMove, onLift, onOver, onDrop, onCaption, onDelete }: Props) {
  const t = useTranslations("gallery");
  const [caption, setCaption] = useState(picture.caption);
  const name = caption || t("picture", { place: at + 1 });
  const step = (to: number) => (event: MouseEvent<HTMLButtonElement>) => {
    const button = event.currentTarget;
    onMove(to);
    requestAnimationFrame(() => button.focus());
  };
  const over = (event: PointerEvent) => {
    const place = event.buttons ? placeUnder(event) : null;
    if (place !== null && place !== at) onOver(place);
  };
  return (
    <li data-place={at} style={{ order: at }} className={cn("grid content-start gap-3 rounded-card border bg-surface p-3 transition-shadow", lifted ? "border-accent shadow-xl" : "border-line")}>
      <div className="relative">
        <img src={picture.medium} alt={name} loading="lazy" width={480} height={360} draggable={false} className="aspect-4/3 w-full rounded-xl bg-sunken object-cover" />
        <span
          aria-hidden title={t("drag")} className="absolute top-2 left-2 grid size-11 cursor-grab touch-none place-items-center rounded-xl bg-surface/90 text-ink shadow"
          onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); onLift(); }}
          onPointerMove={over} onPointerUp={onDrop} onPointerCancel={onDrop}
        >
          <GripVertical className="size-5" />
        </span>
      </div>
      <Field label={t("caption")} hint={t("caption_hint")} value={caption} maxLength={200} error={error} onChange={(event) => setCaption(event.target.value)} onBlur={() => caption.trim() !== picture.caption && onCaption(caption.trim())} />
      <div className="flex gap-1">
        <Button look="quiet" className="px-3" aria-label={t("earlier", { name })} aria-disabled={at === 0} onClick={step(at - 1)}><ArrowLeft aria-hidden className={cn("size-5", at === 0 && "opacity-40")} /></Button>
        <Button look="quiet" className="px-3" aria-label={t("later", { name })} aria-disabled={at === all - 1} onClick={step(at + 1)}><ArrowRight aria-hidden className={cn("size-5", at === all - 1 && "opacity-40")} /></Button>
        <Button look="quiet" className="ml-auto px-3 text-bad" aria-label={t("delete_one", { name })} onClick={onDelete}><Trash2 aria-hidden className="size-5" /></Button>
      </div>
    </li>
  );
}
