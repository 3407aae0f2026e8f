import type { Metadata } from "next";
import { Suspense } from "react";
import { ResetPage } from "@/auth/letters";

export const metadata: Metadata = { title: "New password" };

export default function Page() {
  return <Suspense><ResetPage /></Suspense>;
}
