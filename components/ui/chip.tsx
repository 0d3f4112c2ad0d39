import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type ChipTone = "brand" | "neutral" | "warning" | "error" | "ok";

export function Chip({
  tone = "brand",
  children,
  className,
}: {
  readonly tone?: ChipTone;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return <span className={classNames("chip", `chip-${tone}`, className)}>{children}</span>;
}
