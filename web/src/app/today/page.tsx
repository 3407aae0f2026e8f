import type { Metadata } from "next";
import { Suspense } from "react";
import { TodayPage } from "@/calendar/today";

export const metadata: Metadata = { title: "Today" };

export default function Page() {
  return <Suspense><TodayPage /></Suspense>;
}
