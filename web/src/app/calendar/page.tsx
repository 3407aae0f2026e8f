import type { Metadata } from "next";
import { Suspense } from "react";
import { WeekPage } from "@/calendar/week";

export const metadata: Metadata = { title: "Calendar" };

export default function Page() {
  return <Suspense><WeekPage /></Suspense>;
}
