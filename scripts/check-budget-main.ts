import { readFileSync } from "node:fs";
import path from "node:path";
import { checkBudget } from "./lib/check-budget.ts";

const [file, ...rest] = process.argv.slice(2);
if (!file || rest.length > 0) {
  console.error("Skriv så här: npm run -s check-budget -- budget.json");
  process.exit(2);
}

const checked = checkBudget(read(path.resolve(process.env.INIT_CWD ?? process.cwd(), file), file));
if (!checked.ok) {
  for (const sentence of checked.error) console.error(sentence);
  process.exit(2);
}
process.stdout.write(`${JSON.stringify(checked.value, null, 1)}\n`);
process.exitCode = checked.value.findings.some(
  ({ severity, causedBy }) => severity === "error" && causedBy === null,
)
  ? 1
  : 0;

function read(place: string, name: string): string {
  try {
    return readFileSync(place, "utf8");
  } catch {
    console.error(`${name} går inte att läsa. Kontrollera sökvägen och att det är en fil.`);
    return process.exit(2);
  }
}
