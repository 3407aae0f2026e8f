"use client";

import { useTranslations } from "next-intl";
import { Skeleton } from "@/ui/states";
import { Own } from "../mine";
import { Favourites } from "./favourites";

/** The trainers somebody keeps at hand. */
export function FavouritesPage() {
  const t = useTranslations("favourites");
  return (
    <div className="mx-auto grid max-w-4xl grid-cols-1 gap-5">
      <h1 className="text-3xl font-semibold">{t("title")}</h1>
      <Own waiting={<Skeleton className="h-80" />}><Favourites /></Own>
    </div>
  );
}
