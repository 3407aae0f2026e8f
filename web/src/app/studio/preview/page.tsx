import type { Metadata } from "next";
import { PreviewPage } from "@/studio/preview";

export const metadata: Metadata = { title: "Preview" };

export default function Page() {
  return <PreviewPage />;
}
