import type { Metadata } from "next";
import { PrivacyPage } from "@/account/privacy/page";

export const metadata: Metadata = { title: "Privacy" };

export default function Page() {
  return <PrivacyPage />;
}
