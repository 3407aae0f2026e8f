import type { Metadata } from "next";
import { HealthView } from "@/admin/health";

export const metadata: Metadata = { title: "System health" };

export default function Page() {
  return <HealthView />;
}
