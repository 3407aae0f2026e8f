"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { TrainerPage } from "./queries";

const Lightbox = lazy(() => import("./lightbox"));

/** Pictures; each opens large. */
export function Gallery({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("trainer");
  const [shown, setShown] = useState<number | null>(null);
  if (trainer.gallery.length === 0) return null;
  return (
    <section aria-labelledby="gallery">
      <h2 id="gallery" className="mb-4 text-xl font-semibold">{t("gallery")}</h2>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {trainer.gallery.map((picture, i) => (
          <li key={picture.file}>
            <button type="button" onClick={() => setShown(i)} aria-haspopup="dialog" className="block w-full overflow-hidden rounded-card bg-sunken">
              <img src={picture.medium} alt={picture.caption || t("picture", { n: i + 1, all: trainer.gallery.length })} loading="lazy" width={480} height={360} className="aspect-4/3 w-full object-cover transition-transform duration-300 hover:scale-[1.03]" />
            </button>
          </li>
        ))}
      </ul>
      {shown !== null && <Suspense><Lightbox pictures={trainer.gallery} shown={shown} onShow={setShown} onClose={() => setShown(null)} /></Suspense>}
    </section>
  );
}
