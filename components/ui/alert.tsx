import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type Tone = "info" | "ok" | "warning" | "error";

/** The mark that carries the tone besides the colour. */
export const TONE_MARK = { info: "i", ok: "✓", warning: "!", error: "!" } as const satisfies Record<
  Tone,
  string
>;

export interface AlertProps {
  readonly tone?: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Read out at once when it appears. */
  readonly live?: boolean;
  readonly className?: string;
}

export function Alert({ tone = "info", title, children, live = false, className }: AlertProps) {
  return (
    <div
      className={classNames("alert", `alert-${tone}`, className)}
      role={live ? (tone === "error" ? "alert" : "status") : undefined}
    >
      <ToneMark tone={tone} />
      <div>
        {title ? <p className="alert-title">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}

export function ToneMark({ tone }: { readonly tone: Tone }) {
  return (
    <span className={`mark mark-${tone}`} aria-hidden="true">
      {TONE_MARK[tone]}
    </span>
  );
}
