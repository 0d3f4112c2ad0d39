/** Budgets for integration tests, and a förbund that has a row of everything. See factories.ts. */
import { randomUUID } from "node:crypto";
import type { BudgetRole, Stage } from "@/generated/prisma/enums.ts";
import { DEFAULT_LADDER } from "@/lib/core/budget/ladder.ts";
import { saveFile } from "@/lib/platform/files.ts";
import { inScope, type Tx } from "@/lib/platform/scope.ts";
import {
  type BuiltForbund,
  buildChange,
  buildForbund,
  buildGrant,
  buildMember,
  buildPerson,
} from "./factories.ts";

export interface BuiltBudget {
  readonly id: string;
  readonly forbund: BuiltForbund;
  readonly year: number;
  readonly revision: number;
  readonly incomeSectionId: string;
  readonly costSectionId: string;
  readonly incomeLineId: string;
  readonly costLineId: string;
}

/** A small budget: a budget year and two plan years, one income line of 1 000 000 kr, one cost line of 900 000 kr. */
export async function buildBudget(
  given: { forbund?: BuiltForbund; year?: number; stage?: Stage; role?: BudgetRole; name?: string } = {},
): Promise<BuiltBudget> {
  const forbund = given.forbund ?? (await buildForbund());
  const year = given.year ?? 2027;
  const id = randomUUID();
  const [incomeSectionId, costSectionId] = [randomUUID(), randomUUID()];
  const [incomeLineId, costLineId] = [randomUUID(), randomUUID()];
  const scoped = { forbundId: forbund.id, budgetId: id };
  const years = [year, year + 1, year + 2];
  await inScope(forbund.scope, async (tx) => {
    const plan = await tx.planYear.upsert({
      where: { forbundId_year: { forbundId: forbund.id, year } },
      create: { forbundId: forbund.id, year },
      update: {},
    });
    await tx.budget.create({
      data: {
        id,
        forbundId: forbund.id,
        planYearId: plan.id,
        role: given.role ?? "main",
        stage: given.stage ?? "draft",
        name: given.name ?? `Budget ${year}`,
        openingYear: year,
        openingOre: 50_000_000n,
        openingSource: "bokslut",
        ladder: DEFAULT_LADDER.map((step) => ({ ...step })),
      },
    });
    await tx.budgetYear.createMany({
      data: years.map((each) => ({
        ...scoped,
        year: each,
        series: "budget",
        kind: each === year ? "budget" : "plan",
      })),
    });
    await tx.budgetSection.createMany({
      data: [
        {
          ...scoped,
          id: incomeSectionId,
          lineageId: randomUUID(),
          position: 0,
          key: "intakter",
          label: "Intäkter",
          kind: "income",
        },
        {
          ...scoped,
          id: costSectionId,
          lineageId: randomUUID(),
          position: 1,
          key: "kansli",
          label: "Kansli",
          kind: "cost",
          costType: "administration",
        },
      ],
    });
    await tx.budgetLine.createMany({
      data: [
        {
          ...scoped,
          id: incomeLineId,
          sectionId: incomeSectionId,
          lineageId: randomUUID(),
          position: 0,
          label: "Medlemsavgifter",
          incomeKind: "contribution",
        },
        {
          ...scoped,
          id: costLineId,
          sectionId: costSectionId,
          lineageId: randomUUID(),
          position: 0,
          label: "Lokaler",
        },
      ],
    });
    await tx.budgetCell.createMany({
      data: years.flatMap((each) => [
        {
          ...scoped,
          lineId: incomeLineId,
          year: each,
          series: "budget",
          type: "amount",
          amountOre: 100_000_000n,
        },
        {
          ...scoped,
          lineId: costLineId,
          year: each,
          series: "budget",
          type: "amount",
          amountOre: 90_000_000n,
        },
      ]),
    });
    await tx.controlFigure.create({
      data: { ...scoped, sectionId: costSectionId, figure: "subtotal", year, amountOre: 90_000_000n },
    });
  });
  return { id, forbund, year, revision: 0, incomeSectionId, costSectionId, incomeLineId, costLineId };
}

/** A seat, a post, a service, a förbundsordning with its approval and an invitation. */
async function buildFacts(tx: Tx, forbund: BuiltForbund, memberId: string): Promise<void> {
  const scoped = { forbundId: forbund.id };
  await tx.seat.create({
    data: { ...scoped, memberId, body: "board", background: "political", post: "chair" },
  });
  await tx.officePost.create({ data: { ...scoped, title: "verksamhetsutvecklare", percent: 65 } });
  await tx.boughtService.create({ data: { ...scoped, area: "Ekonomi", supplierMemberId: memberId } });
  const { id: charterId } = await tx.charter.create({ data: { ...scoped, title: "Förbundsordning 2024" } });
  await tx.charterApproval.create({ data: { ...scoped, charterId, memberId } });
  const invited = await buildPerson();
  await tx.invitation.create({
    data: {
      ...scoped,
      personId: invited.id,
      roles: [],
      tokenHash: randomUUID(),
      expiresAt: new Date("2099-01-01T00:00:00Z"),
    },
  });
}

/**
 * A förbund with at least one row in every table that belongs to a förbund. The isolation test takes the
 * tables from the catalogue and fails for one that is left empty here.
 */
export async function buildFullForbund(given: { year?: number } = {}) {
  const forbund = await buildForbund();
  const member = await buildMember({ forbund });
  const { person } = await buildGrant({ forbund, memberId: member.id, role: "boardMember", chair: true });
  const budget = await buildBudget({ forbund, year: given.year ?? 2027 });
  await buildChange({ forbund, subjectId: budget.id, text: "Lokaler" });
  await inScope(forbund.scope, async (tx) => {
    await tx.stateAllocation.create({
      data: { forbundId: forbund.id, year: budget.year, amountOre: 50_000_000n, status: "preliminary" },
    });
    await tx.contributionShare.create({
      data: {
        forbundId: forbund.id,
        memberId: member.id,
        year: budget.year,
        method: "population",
        population: 12_345,
      },
    });
    await tx.budgetRequest.create({
      data: {
        forbundId: forbund.id,
        budgetId: budget.id,
        requestId: randomUUID(),
        personId: person.id,
        revision: 1,
        answer: {},
      },
    });
    await buildFacts(tx, forbund, member.id);
    const bytes = new TextEncoder().encode("namn;belopp\n");
    await saveFile(tx, forbund.scope, { name: "belopp.csv", bytes, personId: person.id });
  });
  return { forbund, member, person, budget };
}
