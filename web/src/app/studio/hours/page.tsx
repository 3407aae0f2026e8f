import type { Metadata } from "next";
import { HoursForm } from "@/studio/hours-form";

export const metadata: Metadata = { title: "Hours" };

export default function Page() {
  return <HoursForm />;
}
