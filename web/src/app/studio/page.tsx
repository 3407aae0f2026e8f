import type { Metadata } from "next";
import { OwnPage } from "@/studio/page";

export const metadata: Metadata = { title: "Studio" };

export default function Page() {
  return <OwnPage />;
}
