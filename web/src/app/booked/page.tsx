import type { Metadata } from "next";
import { Suspense } from "react";
import { Booked } from "@/booking/booked";

export const metadata: Metadata = { title: "Booked" };

export default function Page() {
  return <Suspense><Booked /></Suspense>;
}
