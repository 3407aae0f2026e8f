import type { Metadata } from "next";
import { Suspense } from "react";
import { Discovery } from "@/trainers/discovery";

export const metadata: Metadata = { title: "Find a trainer" };

export default function Page() {
  return <Suspense><Discovery /></Suspense>;
}
