"use client";

import "./globals.css";
import { ErrorPage, type ErrorPageProps } from "@/components/layout/error-page.tsx";

export default function GlobalError(props: ErrorPageProps) {
  return (
    <html lang="sv-SE">
      <body>
        <title>Sidan kunde inte visas · Finsamplan</title>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
