import type { Metadata } from "next";
import { Suspense } from "react";
import { TimeOffView } from "@/people/time-off";

export const metadata: Metadata = { title: "Time off" };

export default function Page() {
  return <Suspense><TimeOffView /></Suspense>;
}
