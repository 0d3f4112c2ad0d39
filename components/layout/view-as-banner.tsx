import { stopViewAsAction } from "../../lib/features/people/actions.ts";
import { Button } from "../ui/button.tsx";

/** Above every page of the förbund while "Visa som …" is on. */
export function ViewAsBanner({ role }: { readonly role: string }) {
  return (
    <form action={stopViewAsAction} className="view-as" aria-label="Visa som">
      <p>
        Du ser sidorna som <strong>{role.toLocaleLowerCase("sv")}</strong> och kan inte ändra något.
      </p>
      <Button type="submit">Sluta visa som</Button>
    </form>
  );
}
