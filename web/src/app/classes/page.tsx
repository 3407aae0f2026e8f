import type { Metadata } from "next";
import { Suspense } from "react";
import { Classes } from "@/people/classes";

export const metadata: Metadata = { title: "Classes" };

export default function Page() {
  return <Suspense><Classes /></Suspense>;
}
