import type { Metadata } from "next";
import { Trainers } from "@/admin/trainers";

export const metadata: Metadata = { title: "Trainers" };

export default function Page() {
  return <Trainers />;
}
