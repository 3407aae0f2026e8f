import type { Metadata } from "next";
import { Overview } from "@/admin/overview";

export const metadata: Metadata = { title: "Administration" };

export default function Page() {
  return <Overview />;
}
