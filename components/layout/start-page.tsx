import type { StartScreen } from "../../lib/features/budget/types.ts";
import { Card } from "../ui/card.tsx";
import { PersonMenu } from "./person-menu.tsx";

/** "Mina förbund", for someone with several or none. */
export function StartPage({ start }: { readonly start: StartScreen }) {
  const { forbunds, person } = start;
  return (
    <>
      <header className="top-bar">
        <a className="logo" href="/">
          Finsamplan
        </a>
        <PersonMenu person={person} />
      </header>
      <main className="quiet-page">
        <h1>Mina förbund</h1>
        {forbunds.length === 0 ? (
          <p>
            Du är inte med i något förbund än. Be förbundschefen i ditt förbund att lägga till dig
            {person.isOperator ? ", eller skapa ett förbund" : ""}.
          </p>
        ) : (
          <Card>
            <ul className="start-list">
              {forbunds.map((forbund) => (
                <li key={forbund.slug}>
                  <a href={`/${forbund.slug}`}>{forbund.name}</a>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </main>
    </>
  );
}
