import path from "node:path";
import { describe, expect, it } from "vitest";
import { mayImport, roomOf } from "./rooms.ts";
import { importsOf, root } from "./source.ts";

const from = path.join(root, "lib", "features", "budget", "data.ts");
const targets = (text: string) => importsOf(from, text).map(({ target }) => target);

describe("the import scanner", () => {
  it.each([
    ['import { a } from "./rows.ts";', "lib/features/budget/rows.ts"],
    ['import {\n  a,\n  b,\n} from "../../core/money.ts";', "lib/core/money.ts"],
    ['export { a } from "@/lib/core/money.ts";', "lib/core/money.ts"],
    ['import "server-only";', "server-only"],
    ['const late = await import("../../platform/db.ts");', "lib/platform/db.ts"],
    ['import pg from "pg";', "pg"],
  ])("reads %s", (text, target) => {
    expect(targets(text)).toEqual([target]);
  });

  it("is not fooled by comments", () => {
    expect(targets('// import { a } from "./rows.ts";\n/* import "x"; */')).toEqual([]);
  });

  it.each([
    ['import type { A } from "./rows.ts";', true],
    ['import { type A, type B } from "./rows.ts";', true],
    ['import { type A, b } from "./rows.ts";', false],
    ['import a from "./rows.ts";', false],
  ])("knows that %s brings only types: %s", (text, typeOnly) => {
    expect(importsOf(from, text)).toMatchObject([{ typeOnly }]);
  });
});

describe("the rooms", () => {
  const may = (a: string, b: string) => mayImport(roomOf(a), roomOf(b));

  it.each([
    ["app/page.tsx", "lib/features/budget/loaders.ts"],
    ["app/api/budgets/route.ts", "lib/features/budget/mutations.ts"],
    ["components/budget/grid.tsx", "components/ui/button.tsx"],
    ["lib/features/budget/data.ts", "lib/features/access/data.ts"],
    ["lib/platform/mail.ts", "lib/platform/env.ts"],
    ["scripts/seed-main.ts", "prisma/seed/seed.ts"],
  ])("%s may import %s", (a, b) => expect(may(a, b)).toBe(true));

  it.each([
    ["lib/core/money.ts", "lib/platform/clock.ts"],
    ["lib/platform/mail.ts", "lib/features/budget/data.ts"],
    ["lib/features/budget/data.ts", "lib/features/access/mutations.ts"],
    ["lib/features/budget/view.ts", "components/ui/button.tsx"],
    ["components/ui/button.tsx", "lib/core/money.ts"],
    ["components/budget/grid.tsx", "lib/features/budget/data.ts"],
    ["app/page.tsx", "lib/features/budget/data.ts"],
    ["app/page.tsx", "lib/platform/db.ts"],
  ])("%s may not import %s", (a, b) => expect(may(a, b)).toBe(false));
});
