import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import "./globals.css";
import { Connection } from "@/components/layout/connection.tsx";

const sans = localFont({
  src: "../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
  weight: "200 900",
  display: "swap",
  variable: "--font-source-sans",
});
const serif = localFont({
  src: "../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
  weight: "200 900",
  display: "swap",
  adjustFontFallback: "Times New Roman",
  variable: "--font-source-serif",
});

export const metadata: Metadata = {
  title: { default: "Finsamplan", template: "%s · Finsamplan" },
  description: "Verksamhetsplan, budget och samråd för samordningsförbund",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { themeColor: "#0b5351" };

// Every page carries the request's own CSP nonce, so none may be made ahead of time.
export const dynamic = "force-dynamic";

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // What the error page quotes when the error itself has no number.
  const requestId = (await headers()).get("x-request-id") ?? undefined;
  return (
    <html lang="sv-SE" className={`${sans.variable} ${serif.variable}`} data-request-id={requestId}>
      <body>
        {children}
        <Connection />
      </body>
    </html>
  );
}
