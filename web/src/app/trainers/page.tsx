import type { Metadata } from "next";
import { Suspense } from "react";
import { Discovery, DiscoverySkeleton } from "@/trainers/discovery";

export const metadata: Metadata = { title: "Find a trainer" };

export default function Page() {
  return <Suspense fallback={<DiscoverySkeleton />}><Discovery /></Suspense>;
}
