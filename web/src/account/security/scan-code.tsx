"use client";

import { QRCodeSVG } from "qrcode.react";

/** A code for a phone's camera, dark on light in every theme. */
export default function ScanCode({ value, label }: { value: string; label: string }) {
  return <QRCodeSVG value={value} size={168} level="M" role="img" aria-label={label} />;
}
