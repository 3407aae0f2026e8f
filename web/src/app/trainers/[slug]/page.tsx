import type { Metadata } from "next";
import { Suspense } from "react";
import { TrainerView } from "@/trainers/page";

/** The server puts the trainer's own description in. */
export const metadata: Metadata = { title: "Trainer", description: null };

/** One page stands for every trainer's; the server says which. */
export const generateStaticParams = () => [{ slug: "_" }];
export const dynamicParams = false;

export default function Page() {
  return <Suspense><TrainerView /></Suspense>;
}
