import type { ReactNode } from "react";
import { AccountFrame } from "@/account/frame";

export default function Layout({ children }: { children: ReactNode }) {
  return <AccountFrame>{children}</AccountFrame>;
}
