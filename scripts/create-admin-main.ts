import { Refusal } from "./lib/paths.ts";
import { runCommand } from "./lib/settings.ts";
import { withApp } from "./lib/with-app.ts";

await runCommand(async () => {
  const [email, ...rest] = process.argv.slice(2);
  if (!email || rest.length > 0) throw new Refusal("Skriv så här: npm run create-admin -- namn@example.org");
  return withApp(async () => {
    const { createAdmin } = await import("../lib/features/operator/mutations.ts");
    const made = await createAdmin(email);
    if (!made.ok) throw new Refusal(made.message);
    const { code } = made.value;
    console.log(
      code === null
        ? `${email} kan nu logga in. Inloggning med kod är avslagen (SIGN_IN_CODE).`
        : `Inloggningskod för ${email}: ${code}`,
    );
    return 0;
  });
});
process.exit();
