import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Curtain } from "@/shell/curtain";
import { BottomNav, Header } from "@/shell/nav";
import { Providers } from "@/shell/providers";
import { RouteFocus } from "@/shell/route-focus";
import { Skip } from "@/shell/skip";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "FitTribe · Train with somebody who is free when you are", template: "%s · FitTribe" },
  description: "Find a fitness trainer, see the times that are really free, and book one in seconds.",
  manifest: "/manifest.webmanifest",
  icons: { icon: "/icon.svg", apple: "/icons/apple-touch-icon.png" },
  appleWebApp: { title: "FitTribe", statusBarStyle: "default" },
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

/**
 * Before anything is painted, so that nothing flashes: the theme, and whether somebody is signed in here, as whom the
 * header waits instead of asking to sign in.
 */
const first = `(function(d,s){d.theme=s.getItem("fittribe.theme")||(matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light");if(s.getItem("fittribe.account"))d.known=""})(document.documentElement.dataset,localStorage)`;

/** Every page's frame. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: first }} />
      </head>
      <body>
        <Providers>
          <Skip />
          <Header />
          <main id="main" className="mx-auto min-h-[calc(100dvh-8rem)] max-w-6xl px-4 pb-28 pt-6 sm:pb-16 sm:pt-10"><Curtain>{children}</Curtain></main>
          <BottomNav />
          <RouteFocus />
        </Providers>
      </body>
    </html>
  );
}
