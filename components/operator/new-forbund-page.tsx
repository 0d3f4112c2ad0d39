import { NewForbundForm } from "./new-forbund-form.tsx";
import { OperatorShell } from "./operator-shell.tsx";

export function NewForbundPage({ email }: { readonly email: string }) {
  return (
    <OperatorShell
      title="Nytt förbund"
      here="/admin/forbund/nytt"
      email={email}
      lead="Förbundschefen får ett mejl om var inloggningen finns, och lägger sedan själv in medlemmar, personer och budget. Du ser inget av det."
    >
      <NewForbundForm />
    </OperatorShell>
  );
}
