import { Refusal } from "./lib/paths.ts";
import { runCommand } from "./lib/settings.ts";
import { withApp } from "./lib/with-app.ts";

await runCommand(async () => {
  const [slug, name, email, ...rest] = process.argv.slice(2);
  if (!slug || !name || !email || rest.length > 0) {
    throw new Refusal("Skriv så här: npm run create-forbund -- slug 'Namn' chef@example.org");
  }
  return withApp(async () => {
    const { createForbund } = await import("../lib/features/operator/mutations.ts");
    const made = await createForbund({ slug, name, email });
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
