"use client";

import { Monitor, Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { About } from "@/trainers/about";
import { Certificates } from "@/trainers/certificates";
import { Gallery } from "@/trainers/gallery";
import { usePrice } from "@/trainers/price";
import type { TrainerPage } from "@/trainers/queries";
import { Reviews } from "@/trainers/reviews";
import { cn } from "@/ui/cn";
import { Note } from "@/ui/states";
import { useOwn } from "./frame";
import { PreviewFrame } from "./preview-frame";

const WIDTHS = { phone: 390, laptop: 1280 } as const;
const ICONS = { phone: Smartphone, laptop: Monitor } as const;
const SIZES = ["phone", "laptop"] as const;

/** One's page as clients see it, whether they can already or not. */
export function PreviewPage() {
  const t = useTranslations("studio");
  const trainer = useOwn();
  const [size, setSize] = useState<(typeof SIZES)[number]>("phone");
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-muted">{t(trainer.status === "approved" ? "preview_intro" : "preview_draft")}</p>
        <div role="radiogroup" aria-label={t("width")} className="flex gap-1 rounded-2xl bg-sunken p-1">
          {SIZES.map((one) => {
            const Icon = ICONS[one];
            return (
              <label key={one} className={cn("flex min-h-11 items-center gap-2 rounded-xl px-4 has-focus-visible:outline-3 has-focus-visible:outline-accent", one === size ? "bg-surface font-medium shadow" : "text-muted")}>
                <input type="radio" name="width" className="sr-only" checked={one === size} onChange={() => setSize(one)} />
                <Icon aria-hidden className="size-5" />{t(one)}
              </label>
            );
          })}
        </div>
      </div>
      <PreviewFrame title={t("preview_of", { name: trainer.name })} width={WIDTHS[size]}>
        <AsSeen trainer={trainer} />
      </PreviewFrame>
    </div>
  );
}

function AsSeen({ trainer }: { trainer: TrainerPage }) {
  return (
    <div className="grid gap-10">
      <About trainer={trainer} />
      <Sold trainer={trainer} />
      <Gallery trainer={trainer} />
      <Certificates trainer={trainer} />
      <Reviews trainer={trainer} />
    </div>
  );
}

/** What is sold, without the times: nobody books with themselves. */
function Sold({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("studio");
  const price = usePrice();
  return (
    <section aria-label={t("services")} className="grid gap-3">
      <h2 className="text-xl font-semibold">{t("services")}</h2>
      <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {trainer.services.map((one) => (
          <li key={one.id} className="grid content-start gap-0.5 rounded-xl border border-line bg-surface px-4 py-3">
            <span className="font-medium">{one.name}</span>
            <span className="text-sm text-muted">{t("minutes", { minutes: one.duration })} · {price(one.price)}</span>
          </li>
        ))}
      </ul>
      <Note>{t(trainer.accepting ? "preview_booking" : "preview_closed")}</Note>
    </section>
  );
}
