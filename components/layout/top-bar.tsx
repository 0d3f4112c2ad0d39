import type { Viewer } from "../../lib/features/budget/types.ts";
import { PersonMenu } from "./person-menu.tsx";

/** The bar of a page that belongs to the person and to no förbund. */
export function TopBar({ person }: { readonly person: Viewer }) {
  return (
    <header className="top-bar">
      <a className="logo" href="/">
        Finsamplan
      </a>
      <PersonMenu person={person} />
    </header>
  );
}
