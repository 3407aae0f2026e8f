import type { Metadata } from "next";
import { Suspense } from "react";
import { Sessions } from "@/booking/sessions";
import { OrKept } from "@/offline/or-kept";

export const metadata: Metadata = { title: "Your sessions" };

export default function Page() {
  return <Suspense><OrKept title="sessions"><Sessions /></OrKept></Suspense>;
}
