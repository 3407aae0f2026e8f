import type { Metadata } from "next";
import { Jobs } from "@/admin/jobs";

export const metadata: Metadata = { title: "Jobs" };

export default function Page() {
  return <Jobs />;
}
