import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { BottomNav, Header } from "@/shell/nav";
import { Providers } from "@/shell/providers";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "FitTribe · Train with somebody who is free when you are", template: "%s · FitTribe" },
  description: "Find a fitness trainer, see the times that are really free, and book one in seconds.",
  manifest: "/manifest.webmanifest",
  icons: { icon: "/icon.svg" },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf9f6" },
    { media: "(prefers-color-scheme: dark)", color: "#101312" },
  ],
};

/** Before anything is painted, so that nothing flashes. */
const theme = `document.documentElement.dataset.theme=localStorage.getItem("fittribe.theme")||(matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light")`;

/** Every page's frame. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: theme }} />
      </head>
      <body>
        <Providers>
          <a href="#main" className="sr-only focus:not-sr-only focus:fixed focus:left-4 focus:top-4 focus:z-60 focus:rounded-xl focus:bg-surface focus:p-3">Skip to content</a>
          <Header />
          <main id="main" className="mx-auto min-h-[calc(100dvh-8rem)] max-w-6xl px-4 pb-28 pt-6 sm:pb-16 sm:pt-10">{children}</main>
          <BottomNav />
        </Providers>
      </body>
    </html>
  );
}
