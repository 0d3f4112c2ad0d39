"use client";

import "./globals.css";
import { ErrorPage, type ErrorPageProps } from "@/components/layout/error-page.tsx";

export default function GlobalError(props: ErrorPageProps) {
  return (
    <html lang="sv-SE">
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
