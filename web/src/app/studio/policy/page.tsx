import type { Metadata } from "next";
import { PolicyPage } from "@/studio/policy-form";

export const metadata: Metadata = { title: "Policy" };

export default function Page() {
  return <PolicyPage />;
}
