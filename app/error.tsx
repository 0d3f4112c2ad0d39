"use client";

import { ErrorPage, type ErrorPageProps } from "@/components/layout/error-page.tsx";

export default function RootError(props: ErrorPageProps) {
  return <ErrorPage {...props} />;
}
