import type { Metadata } from "next";
import { SettingsView } from "@/admin/settings";

export const metadata: Metadata = { title: "Settings" };

export default function Page() {
  return <SettingsView />;
}
