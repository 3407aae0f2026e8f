import type { ReactNode } from "react";
import { AdminFrame } from "@/admin/frame";

/** The frame of every page of administrators. */
export default function Layout({ children }: { children: ReactNode }) {
  return <AdminFrame>{children}</AdminFrame>;
}
