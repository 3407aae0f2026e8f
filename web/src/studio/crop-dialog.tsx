"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useState } from "react";
import { Dialog } from "@/ui/dialog";
import { Skeleton } from "@/ui/states";

const Cropper = lazy(() => import("./cropper"));

/** One picture after the other, each with the part of it that is wanted. */
export function CropDialog({ pictures, aspect, round = false, onCut, onClose }: { pictures: File[]; aspect: number; round?: boolean; onCut: (cut: Blob, name: string) => void; onClose: () => void }) {
  const t = useTranslations("gallery");
  const [at, setAt] = useState(0);
  const picture = pictures[at];
  const url = useObjectUrl(picture);
  const next = () => (at + 1 < pictures.length ? setAt(at + 1) : onClose());
  if (!picture) return null;
  return (
    <Dialog open onClose={onClose} title={t("crop")} intro={pictures.length > 1 ? t("one_of", { at: at + 1, all: pictures.length }) : undefined}>
      <Suspense fallback={<Skeleton className="h-112" />}>
        {url ? <Cropper key={url} picture={picture} url={url} aspect={aspect} round={round} onSkip={next} onCut={(cut) => { onCut(cut, picture.name); next(); }} /> : <Skeleton className="h-112" />}
      </Suspense>
    </Dialog>
  );
}

/** An address for a picture while it is looked at. */
function useObjectUrl(picture: Blob | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!picture) return;
    const made = URL.createObjectURL(picture);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return url;
}
