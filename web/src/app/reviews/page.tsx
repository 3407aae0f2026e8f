import type { Metadata } from "next";
import { Suspense } from "react";
import { OwnReviews } from "@/people/own-reviews";

export const metadata: Metadata = { title: "Reviews" };

export default function Page() {
  return <Suspense><OwnReviews /></Suspense>;
}
