"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import Easy from "react-easy-crop";
import { Button } from "@/ui/button";
import { cut, type Part } from "./crop";

const FURTHEST = 4;

/** A picture under a frame that is moved and drawn nearer, by finger, mouse, wheel and keys. Loaded when there is one. */
export default function Cropper({ picture, url, aspect, round, onCut, onSkip }: { picture: Blob; url: string; aspect: number; round: boolean; onCut: (cut: Blob) => void; onSkip: () => void }) {
  const t = useTranslations("gallery");
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [part, setPart] = useState<Part | null>(null);
  const [busy, setBusy] = useState(false);
  const [broken, setBroken] = useState(false);
  const take = async () => {
    if (!part) return;
    setBusy(true);
    try {
      onCut(await cut(picture, part));
    } catch {
      setBroken(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="grid gap-4">
      <div className="relative h-[min(40dvh,22rem)] overflow-hidden rounded-xl bg-sunken">
        <Easy
          image={url} crop={crop} zoom={zoom} maxZoom={FURTHEST} aspect={aspect} cropShape={round ? "round" : "rect"} keyboardStep={8}
          cropperProps={{ role: "group", "aria-label": t("frame") }} mediaProps={{ alt: "", onError: () => setBroken(true) }}
          onCropChange={setCrop} onZoomChange={setZoom} onCropComplete={(_, pixels) => setPart(pixels)}
        />
      </div>
      <p className="text-sm text-muted">{t("crop_hint")}</p>
      <label className="grid gap-1 text-sm font-medium">
        {t("nearer")}
        <input type="range" min={1} max={FURTHEST} step={0.05} value={zoom} onChange={(event) => setZoom(Number(event.target.value))} className="h-11 w-full accent-accent" />
      </label>
      {broken && <p role="alert" className="text-bad">{t("not_a_picture")}</p>}
      <div className="grid grid-cols-2 gap-2">
        <Button look="plain" onClick={onSkip}>{t("skip")}</Button>
        <Button busy={busy} disabled={!part || broken} onClick={() => void take()}>{t("use")}</Button>
      </div>
    </div>
  );
}
