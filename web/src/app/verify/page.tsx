import type { Metadata } from "next";
import { Suspense } from "react";
import { VerifyPage } from "@/auth/letters";

export const metadata: Metadata = { title: "Confirm your address" };

export default function Page() {
  return <Suspense><VerifyPage /></Suspense>;
}
