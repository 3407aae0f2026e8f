import type { Metadata } from "next";
import { CertificatesPage } from "@/studio/certificates";

export const metadata: Metadata = { title: "Certificates" };

export default function Page() {
  return <CertificatesPage />;
}
