import type { ReactNode } from "react";

/** A row's name with its marks, and the button of its menu (also reached by the menu key in any cell of the row). */
export function RowName({
  label,
  menu,
  children,
}: {
  readonly label: string;
  readonly menu: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <div className="row-name">
      <span className="row-label">{label}</span>
      {children}
      {menu ? <RowMenuButton label={label} /> : null}
    </div>
  );
}

export function RowMenuButton({ label }: { readonly label: string }) {
  return (
    <button
      type="button"
      className="icon-button row-more"
      data-action="menu"
      tabIndex={-1}
      aria-haspopup="menu"
      aria-label={`Val för ${label}`}
    >
      ⋯
    </button>
  );
}
