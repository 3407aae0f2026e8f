"use client";

import { ZoomIn } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import Cropper from "react-easy-crop";
import { Skeleton } from "@/ui/states";
import type { Area } from "./upload";

/** Picks the square of a picture that is kept: drag, pinch, or arrow keys. */
export default function Crop({ url, onArea, onBroken }: { url: string; onArea: (area: Area) => void; onBroken: () => void }) {
  const t = useTranslations("profile");
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  return (
    <div className="grid gap-3">
      <div className="relative h-72 overflow-hidden rounded-xl bg-sunken">
        <Skeleton className="absolute inset-0" />
        <Cropper
          image={url} aspect={1} cropShape="round" showGrid={false} objectFit="cover" maxZoom={4}
          crop={crop} zoom={zoom} onCropChange={setCrop} onZoomChange={setZoom}
          onCropComplete={(_, pixels) => onArea(pixels)}
          mediaProps={{ alt: "", onError: onBroken }}
          cropperProps={{ "aria-label": t("crop_area"), role: "group" }}
        />
      </div>
      <label className="flex min-h-11 items-center gap-3">
        <ZoomIn aria-hidden className="size-5 text-muted" />
        <span className="sr-only">{t("zoom")}</span>
        <input type="range" min={1} max={4} step={0.05} value={zoom} onChange={(event) => setZoom(Number(event.target.value))} className="h-11 grow accent-accent" />
      </label>
    </div>
  );
}
