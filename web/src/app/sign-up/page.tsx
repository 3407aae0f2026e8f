import type { Metadata } from "next";
import { Suspense } from "react";
import { SignUpPage } from "@/auth/pages";

export const metadata: Metadata = { title: "Sign up" };

export default function Page() {
  return <Suspense><SignUpPage /></Suspense>;
}
