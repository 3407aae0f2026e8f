import type { Metadata } from "next";
import { Suspense } from "react";
import { Sessions } from "@/booking/sessions";

export const metadata: Metadata = { title: "Your sessions" };

export default function Page() {
  return <Suspense><Sessions /></Suspense>;
}
