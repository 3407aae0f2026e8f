import type { Metadata } from "next";
import { Suspense } from "react";
import { ClientView } from "@/people/client";

export const metadata: Metadata = { title: "Client" };

export default function Page() {
  return <Suspense><ClientView /></Suspense>;
}
