import type { Metadata } from "next";
import { Suspense } from "react";
import { ForgotPage } from "@/auth/letters";

export const metadata: Metadata = { title: "Forgotten password" };

export default function Page() {
  return <Suspense><ForgotPage /></Suspense>;
}
