import type { Metadata } from "next";
import { ServicesPage } from "@/studio/services";

export const metadata: Metadata = { title: "Services" };

export default function Page() {
  return <ServicesPage />;
}
