"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, look = "quiet" }: { text: string; look?: "quiet" | "plain" }) {
  const t = useTranslations("totp");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2500);
  };
  const Icon = copied ? Check : Copy;
  return <Button look={look} onClick={() => void copy().catch(() => setCopied(false))}><Icon aria-hidden className="size-4.5" /><span aria-live="polite">{copied ? t("copied") : t("copy")}</span></Button>;
}
