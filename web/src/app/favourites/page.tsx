import type { Metadata } from "next";
import { FavouritesPage } from "@/account/favourites/page";

export const metadata: Metadata = { title: "Favourites" };

export default function Page() {
  return <FavouritesPage />;
}
