"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { Card } from "@/ui/states";
import { Checklist } from "./checklist";
import { useOwn } from "./frame";
import { PageForm } from "./page-form";
import { Portrait } from "./portrait";

/** One's page: how it stands, what it still needs, and what it says. */
export function OwnPage() {
  const trainer = useOwn();
  return (
    <div className="grid grid-cols-1 gap-4">
      <Checklist trainer={trainer} />
      <Card className="grid grid-cols-1 gap-6">
        <Portrait />
        <Address slug={trainer.slug} />
        <PageForm trainer={trainer} />
      </Card>
    </div>
  );
}

/** Where the page is, to be given to others. */
function Address({ slug }: { slug: string }) {
  const t = useTranslations("studio");
  const [copied, setCopied] = useState(false);
  const address = `${location.origin}/trainers/${slug}`;
  const copy = () => navigator.clipboard.writeText(address).then(() => setCopied(true), () => setCopied(false));
  return (
    <div className="grid grid-cols-1 gap-1">
      <p className="text-sm font-medium">{t("slug")}</p>
      <div className="flex items-center gap-2 rounded-xl bg-sunken pl-3">
        <span className="min-w-0 grow truncate">{address.replace(/^https?:\/\//, "")}</span>
        <Button look="quiet" className="shrink-0 px-3" onClick={() => void copy()}>{copied ? <Check aria-hidden className="size-5" /> : <Copy aria-hidden className="size-5" />}<span className="max-sm:sr-only">{t(copied ? "copied" : "copy_address")}</span></Button>
      </div>
    </div>
  );
}
