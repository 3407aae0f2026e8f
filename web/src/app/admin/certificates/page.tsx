import type { Metadata } from "next";
import { Certificates } from "@/admin/certificates";

export const metadata: Metadata = { title: "Certificates" };

export default function Page() {
  return <Certificates />;
}
