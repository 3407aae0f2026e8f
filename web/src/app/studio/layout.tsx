import { Suspense, type ReactNode } from "react";
import { StudioFrame } from "@/studio/frame";

/** What all parts of the studio stand in. */
export default function Layout({ children }: { children: ReactNode }) {
  return <Suspense><StudioFrame>{children}</StudioFrame></Suspense>;
}
