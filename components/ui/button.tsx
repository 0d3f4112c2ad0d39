import type { AnchorHTMLAttributes, ButtonHTMLAttributes, Ref } from "react";
import { classNames } from "./class-names.ts";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** One primary button per screen. */
  readonly variant?: ButtonVariant;
  /** Work is under way: the button keeps its place and focus but does nothing. */
  readonly pending?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({
  variant = "secondary",
  pending = false,
  className,
  onClick,
  ...props
}: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      // Not `disabled`: a disabled button drops focus in the middle of a press.
      aria-disabled={pending || props["aria-disabled"]}
      className={classNames("button", `button-${variant}`, className)}
      // None without need: then it may also stand in a page that is made on the server.
      onClick={pending ? (event) => event.preventDefault() : onClick}
    />
  );
}

export interface LinkButtonProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly variant?: ButtonVariant;
  readonly href: string;
}

/** Looks like a button, goes somewhere. */
export function LinkButton({ variant = "secondary", className, ...props }: LinkButtonProps) {
  return <a {...props} className={classNames("button", `button-${variant}`, className)} />;
}
