import { randomUUID } from "node:crypto";
import { budgetFromFile, type ImportedBudget } from "../../lib/core/budget/file.ts";
import type { BudgetFile } from "../../lib/core/budget/file-types.ts";
import { createBudgetFromFile } from "../../lib/features/budget/create-mutations.ts";
import { parseBudgetFile } from "../../lib/features/budget/file-schema.ts";
import { prisma } from "../../lib/platform/db.ts";
import { asOperator, type ForbundScope, proveScope } from "../../lib/platform/scope.ts";
import { accountsOf, EXAMPLE_OPERATOR, type Example, listExamples, SHARED_CHIEF } from "./examples.ts";
import { makeForbund } from "./make-forbund.ts";

/**
 * Loads the example data, as the app's role. Run again it adds what is missing (a first run that was
 * interrupted) and changes nothing that is there.
 */
export async function seedExamples(): Promise<void> {
  for (const example of listExamples()) {
    const imported = importDocument(readDocument(example.budget));
    const scope = await findOrMake(example, imported);
    // A budget that exists is somebody's work by now.
    if (scope) await createBudgetFromFile(scope, imported);
  }
  const operator = await prisma.person.upsert({
    where: { email: EXAMPLE_OPERATOR.email },
    create: { ...EXAMPLE_OPERATOR, emailVerified: true },
    update: {},
  });
  await prisma.operator.upsert({
    where: { personId: operator.id },
    create: { personId: operator.id },
    update: {},
  });
}

/** Throws when it is not a budget: the documents are part of the product. */
export function readDocument(json: unknown): BudgetFile {
  const file = parseBudgetFile(json);
  if (!file.ok) throw new Error(`Not a budget: ${JSON.stringify(file.error)}`);
  return file.value;
}

/** The document as a budget with new row ids. */
export function importDocument(file: BudgetFile): ImportedBudget {
  const imported = budgetFromFile(file, randomUUID);
  if (!imported.ok) throw new Error(`Not a budget: ${JSON.stringify(imported.error)}`);
  return imported.value;
}

/** null: a förbund of that slug is there that is not an example, so nothing of it is touched. */
async function findOrMake(example: Example, imported: ImportedBudget): Promise<ForbundScope | null> {
  const { slug, name, shortName, facts } = example;
  const accounts = accountsOf(slug, shortName);
  const known = await asOperator((tx) => tx.forbund.findUnique({ where: { slug }, select: { id: true } }));
  if (known) {
    const ours = await prisma.person.count({ where: { email: { in: accounts.map(({ email }) => email) } } });
    return ours === accounts.length ? proveScope(known.id, null) : null;
  }
  const shared = SHARED_CHIEF.slugs.some((each) => each === slug) ? [SHARED_CHIEF] : [];
  return makeForbund({
    slug,
    name,
    shortName,
    members: imported.members,
    facts,
    accounts: [...accounts, ...shared],
    allocations: imported.budget.control
      .filter(({ figure }) => figure === "allocationState")
      .map(({ year, amount }) => ({ year, amount, source: `Förbundets plan och budget ${year}` })),
  });
}
