import type { HTMLAttributes } from "react";
import { classNames } from "./class-names.ts";

/** Only where things really are separate. */
export function Card({ className, ...props }: HTMLAttributes<HTMLDivElement>) {
  return <div {...props} className={classNames("card", className)} />;
}
