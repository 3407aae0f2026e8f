"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useState } from "react";
import { changeAccount } from "@/api/session";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Note, Skeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { useOnce } from "../once";
import { cropped, uploadAvatar, type Area } from "./upload";

const Crop = lazy(() => import("./crop"));

function useAddress(file: File): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}

/** Crops a picture and uploads it, telling how far it is; what was cropped stays when that fails. */
export function PictureDialog({ file, onClose }: { file: File; onClose: () => void }) {
  const t = useTranslations("profile");
  const url = useAddress(file);
  const once = useOnce();
  const [area, setArea] = useState<Area | null>(null);
  const [broken, setBroken] = useState(false);
  const [part, setPart] = useState(0);
  const upload = useMutation({
    mutationFn: async (kept: Area) => {
      setPart(0);
      const picture = await cropped(file, kept);
      return once([file.name, kept, picture.size], (header) => uploadAvatar(picture, header, setPart));
    },
    onSuccess: (account) => {
      changeAccount(account);
      toast({ title: t("picture_saved") });
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title={t("crop_title")} intro={broken ? undefined : t("crop_intro")}>
      <div className="grid gap-4">
        {broken ? <Note tone="bad" role="alert">{t("not_a_picture")}</Note>
          : url && <Suspense fallback={<Skeleton className="h-86" />}><Crop url={url} onArea={setArea} onBroken={() => setBroken(true)} /></Suspense>}
        {upload.isError && <Note tone="bad" role="alert">{upload.error.message || t("unreachable")}</Note>}
        <progress aria-label={t("uploading")} max={1} value={part} className={upload.isPending ? "h-1.5 w-full accent-accent" : "invisible h-1.5 w-full"} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="quiet" onClick={onClose}>{t("cancel")}</Button>
          <Button disabled={!area || broken} busy={upload.isPending} onClick={() => area && upload.mutate(area)}>{t("keep_picture")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
