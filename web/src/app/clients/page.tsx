import type { Metadata } from "next";
import { Suspense } from "react";
import { Clients } from "@/people/clients";

export const metadata: Metadata = { title: "Clients" };

export default function Page() {
  return <Suspense><Clients /></Suspense>;
}
