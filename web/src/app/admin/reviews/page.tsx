import type { Metadata } from "next";
import { Reviews } from "@/admin/reviews";

export const metadata: Metadata = { title: "Reported reviews" };

export default function Page() {
  return <Reviews />;
}
