"use client";

import { ImagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProblemError } from "@/api/problem";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Empty, Note } from "@/ui/states";
import { CropDialog } from "./crop-dialog";
import { wordAt } from "./fields";
import { useOwn } from "./frame";
import { GalleryCard } from "./gallery-card";
import { moved } from "./order";
import { PickFiles } from "./pick-files";
import { SendingRow } from "./sending-row";
import { MOST_PICTURES, useGallery, type Change, type Picture } from "./use-gallery";
import { useUploads } from "./use-uploads";

/** The pictures of one's page: cropped, described, in their order. */
export function GalleryPage() {
  const t = useTranslations("gallery");
  const { gallery } = useOwn();
  const change = useGallery();
  const [picked, setPicked] = useState<File[]>([]);
  const { sending, send, again, drop } = useUploads("gallery", async (file) => {
    if (file.pictures) await change.mutateAsync((now) => [...now, { file: file.id, caption: "", ...file.pictures! }]);
  });
  const left = MOST_PICTURES - gallery.length - sending.length;
  const refused = change.error instanceof ProblemError ? change.error : null;
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-muted">{t("intro")}</p>
        <PickFiles label={t("choose")} accept="image/jpeg,image/png,image/webp" multiple disabled={left <= 0} onPick={(files) => setPicked(files.slice(0, left))}>
          <ImagePlus aria-hidden className="size-5" />{t("add")}
        </PickFiles>
      </div>
      {left <= 0 && <Note>{t("full", { most: MOST_PICTURES })}</Note>}
      {refused && !refused.problem.errors && <Note tone="bad" role="alert">{refused.message || t("unreachable")}</Note>}
      {sending.length > 0 && <ul aria-label={t("on_their_way")} className="grid gap-2">{sending.map((one) => <SendingRow key={one.id} one={one} onAgain={() => again(one)} onDrop={() => drop(one.id)} />)}</ul>}
      {gallery.length === 0 && sending.length === 0 && <Empty icon={<ImagePlus className="size-9" />} title={t("empty")}>{t("empty_hint")}</Empty>}
      <Pictures gallery={gallery} change={change.mutate} wrong={(at) => wordAt(refused, `/pictures/${at}`)} />
      {picked.length > 0 && <CropDialog pictures={picked} aspect={4 / 3} onCut={send} onClose={() => setPicked([])} />}
    </div>
  );
}

function Pictures({ gallery, change, wrong }: { gallery: Picture[]; change: (how: Change) => void; wrong: (at: number) => string | undefined }) {
  const t = useTranslations("gallery");
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const [said, setSaid] = useState("");
  const [leaving, setLeaving] = useState<Picture | null>(null);
  const shown = drag ? moved(gallery, drag.from, drag.to) : gallery;
  const move = (from: number, to: number) => {
    if (from === to || to < 0 || to >= gallery.length) return;
    const { file } = gallery[from]!;
    change((now) => moved(now, now.findIndex((one) => one.file === file), to));
    setSaid(t("is_at", { place: to + 1, all: gallery.length }));
  };
  const drop = () => {
    if (drag) move(drag.from, drag.to);
    setDrag(null);
  };
  return (
    <>
      <p role="status" className="sr-only">{said}</p>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {gallery.map((picture, from) => (
          <GalleryCard
            key={picture.file} picture={picture} at={shown.indexOf(picture)} all={shown.length} error={wrong(from)} lifted={drag?.from === from}
            onMove={(to) => move(from, to)}
            onLift={() => setDrag({ from, to: from })}
            onOver={(to) => setDrag((now) => now && { ...now, to })}
            onDrop={drop}
            onCaption={(caption) => change((now) => now.map((one) => (one.file === picture.file ? { ...one, caption } : one)))}
            onDelete={() => setLeaving(picture)}
          />
        ))}
      </ul>
      {leaving && (
        <Dialog open onClose={() => setLeaving(null)} title={t("delete_title")} intro={t("delete_intro")}>
          <img src={leaving.medium} alt={leaving.caption} className="mb-4 aspect-4/3 w-full rounded-xl object-cover" />
          <div className="grid grid-cols-2 gap-2">
            <Button look="plain" onClick={() => setLeaving(null)}>{t("keep")}</Button>
            <Button look="danger" onClick={() => { change((now) => now.filter((one) => one.file !== leaving.file)); setLeaving(null); }}>{t("delete")}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
