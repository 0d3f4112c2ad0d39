/**
 * No förbund sees or changes another's rows. The tables come from the database's catalogue, so that a new
 * table is tried without anyone remembering it: see docs/isolation.md.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/platform/db.ts";
import { asOperator, asPerson, inScope, type Tx } from "@/lib/platform/scope.ts";
import { buildGrant, buildPerson, ownerQuery } from "../factories.ts";
import { buildFullForbund } from "../factories-budget.ts";
import { listedUnder, readForeignKeys, readPolicies, readTables } from "./catalogue.ts";

const tables = await readTables();
const foreignKeys = await readForeignKeys();
const global = listedUnder("Global");
const special = listedUnder("Scoped in their own way");
const scoped = tables.filter(({ secured }) => secured);
const keyOf = (table: string) => (table === "forbund" ? "id" : "forbund_id");

let mine: Awaited<ReturnType<typeof buildFullForbund>>;
let theirs: Awaited<ReturnType<typeof buildFullForbund>>;
beforeAll(async () => {
  mine = await buildFullForbund();
  // Other years, so that a row moved there would meet no row like it.
  theirs = await buildFullForbund({ year: 2040 });
});

/** SQLSTATE of the refusal, or how many rows were reached when nothing was refused. */
async function attempt(work: (tx: Tx) => Promise<number>): Promise<string> {
  try {
    const rows = await inScope(mine.forbund.scope, work);
    return `${rows} rows`;
  } catch (error) {
    return sqlState(error);
  }
}

function sqlState(error: unknown): string {
  const found = /code: (?:\\?["'`])(\w{5})|"code":"(\w{5})"|Code: `(\w{5})`/.exec(describeError(error));
  return found?.slice(1).find(Boolean) ?? describeError(error);
}

function describeError(error: unknown): string {
  return `${error instanceof Error ? error.message : ""} ${JSON.stringify(error)}`;
}

describe("the catalogue", () => {
  it.each(tables)(
    "$name is scoped or on the list of global tables, with a reason",
    ({ name, secured, columns }) => {
      if (global.has(name)) {
        expect(secured, "a global table is not under row-level security").toBe(false);
        expect(global.get(name)?.length).toBeGreaterThan(20);
      } else {
        expect(secured, "not on the list in docs/isolation.md and not under row-level security").toBe(true);
        expect(columns).toContain(keyOf(name));
      }
    },
  );

  it("the page names no table that is not there", () => {
    const names = tables.map(({ name }) => name);
    for (const name of [...global.keys(), ...special.keys()]) expect(names).toContain(name);
  });

  it("each scoped table has the one policy of the förbund, for every command and role", async () => {
    const policies = await readPolicies();
    for (const { name } of scoped.filter((table) => !special.has(table.name))) {
      const rule = "(forbund_id = ( SELECT app_forbund() AS app_forbund))";
      expect(policies.filter(({ table }) => table === name)).toEqual([
        {
          table: name,
          name: "forbund_scope",
          command: "ALL",
          permissive: "PERMISSIVE",
          roles: "{public}",
          using: rule,
          check: rule,
        },
      ]);
    }
  });

  it("writes to forbund, role_grant and invitation need the scope too", async () => {
    const writes = (await readPolicies()).filter(
      ({ table, command }) => special.has(table) && command !== "SELECT",
    );
    expect(writes.length).toBe(8);
    for (const { table, using, check } of writes) {
      for (const rule of [using, check].filter((each) => each !== null)) {
        expect(rule).toBe(`(${keyOf(table)} = ( SELECT app_forbund() AS app_forbund))`);
      }
    }
  });

  it("only the functions on the page pass row-level security", async () => {
    const found = await ownerQuery<{ name: string }>(
      "SELECT proname AS name FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace",
    );
    expect(found.map(({ name }) => name)).toEqual([
      ...listedUnder("Functions that pass row-level security").keys(),
    ]);
  });

  it("the app's role is bound by row-level security", async () => {
    const [role] = await prisma.$queryRaw<object[]>`
      SELECT rolsuper, rolbypassrls, rolcreaterole, (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned
      FROM pg_roles r WHERE rolname = current_user`;
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, owned: 0 });
  });
});

describe.each(scoped)("$name", ({ name, columns }) => {
  const key = keyOf(name);
  const named = columns.map((column) => `"${column}"`).join(", ");
  const rowOf = async (forbundId: string): Promise<string> => {
    const [row] = await ownerQuery<{ row: object }>(
      `SELECT to_jsonb(t) AS row FROM "${name}" t WHERE "${key}" = $1 LIMIT 1`,
      [forbundId],
    );
    if (!row) throw new Error(`buildFullForbund leaves ${name} empty: give it a row`);
    return JSON.stringify(row.row);
  };
  const count = async (tx: Pick<Tx, "$queryRawUnsafe">, where = "") => {
    const [row] = await tx.$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int FROM "${name}" ${where}`,
    );
    return row?.count;
  };
  const insert = (tx: Tx, row: string) =>
    tx.$executeRawUnsafe(
      `INSERT INTO "${name}" (${named}) SELECT ${named} FROM jsonb_populate_record(NULL::"${name}", $1::jsonb)`,
      row,
    );

  it("shows a förbund its own rows only", async () => {
    await rowOf(theirs.forbund.id);
    await inScope(mine.forbund.scope, async (tx) => {
      expect(await count(tx, `WHERE "${key}" = '${mine.forbund.id}'`)).toBeGreaterThan(0);
      expect(await count(tx, `WHERE "${key}" <> '${mine.forbund.id}'`)).toBe(0);
    });
  });

  it("shows nothing when no förbund is named", async () => {
    expect(await count(prisma)).toBe(0);
  });

  it("takes no row for another förbund", async () => {
    expect(await attempt(async (tx) => insert(tx, await rowOf(theirs.forbund.id)))).toBe("42501");
  });

  it("takes no row when no förbund is named", async () => {
    const row = await rowOf(theirs.forbund.id);
    const refused = await prisma.$transaction((tx) => insert(tx, row)).then(String, sqlState);
    expect(refused).toBe("42501");
  });

  it("changes and removes nothing of another förbund", async () => {
    const where = `WHERE "${key}" = '${theirs.forbund.id}'`;
    const untouched = name === "change_log" ? "42501" : "0 rows";
    expect(
      await attempt((tx) => tx.$executeRawUnsafe(`UPDATE "${name}" SET "${key}" = "${key}" ${where}`)),
    ).toBe(untouched);
    expect(await attempt((tx) => tx.$executeRawUnsafe(`DELETE FROM "${name}" ${where}`))).toBe(untouched);
  });

  it("hands no row over to another förbund", async () => {
    // change_text refuses by its trigger first, which is as good: a text can only be erased.
    const refusal = name === "change_text" ? "23001" : "42501";
    const handOver = `UPDATE "${name}" SET "${key}" = '${theirs.forbund.id}' WHERE "${key}" = '${mine.forbund.id}'`;
    expect(await attempt((tx) => tx.$executeRawUnsafe(handOver))).toBe(refusal);
  });

  it("cannot be emptied by the app", async () => {
    expect(await attempt((tx) => tx.$executeRawUnsafe(`TRUNCATE "${name}" CASCADE`))).toBe("42501");
  });
});

describe("pointers", () => {
  const isScoped = (name: string) => scoped.some((table) => table.name === name);
  const keys = foreignKeys.filter(({ table, target }) => isScoped(table) && isScoped(target));
  /** The columns that name the scope of a row: the förbund's own row is named by its id. */
  const guardsOf = (table: string) => new Set([keyOf(table), "budget_id"]);

  it.each(keys)("$name is held inside the förbund", ({ table, columns }) => {
    // Every pointer column stands in a foreign key together with the förbund or the budget it lies in.
    const guards = guardsOf(table);
    for (const column of columns.filter((each) => !guards.has(each))) {
      const guarded = keys.some(
        (other) =>
          other.table === table &&
          other.columns.includes(column) &&
          other.columns.some((each) => guards.has(each)),
      );
      expect(guarded, `${table}.${column}`).toBe(true);
    }
  });

  const composite = keys.filter(({ columns }) => columns.length === 2);
  it.each(composite)(
    "$name refuses a row of another förbund, also from the owner",
    async ({ table, columns, target, targetColumns }) => {
      const [column, targetColumn] = [columns[1], targetColumns[1]];
      // The other förbund's plan year has its one main budget already, which would be refused before the pointer is.
      const beside = table === "budget" ? ", role = 'scenario'" : "";
      const refused = await ownerQuery(
        `UPDATE "${table}" SET "${column}" = (SELECT "${targetColumn}" FROM "${target}" WHERE forbund_id = $1 LIMIT 1)
       ${beside} WHERE ctid = (SELECT ctid FROM "${table}" WHERE "${keyOf(table)}" = $2 LIMIT 1)`,
        [theirs.forbund.id, mine.forbund.id],
      ).then(
        () => "taken",
        (error: { code?: string }) => error.code,
      );
      expect(refused).toBe("23503");
    },
  );
});

describe("before a förbund is chosen", () => {
  it("a person sees their own roles and the förbund of those, nobody else's", async () => {
    const { person } = await buildGrant({ forbund: mine.forbund, role: "auditor" });
    const seen = await asPerson(person.id, async (tx) => ({
      forbund: await tx.forbund.findMany({ select: { id: true } }),
      roles: await tx.roleGrant.findMany({ select: { personId: true, role: true } }),
      budgets: await tx.budget.count(),
    }));
    expect(seen).toEqual({
      forbund: [{ id: mine.forbund.id }],
      roles: [{ personId: person.id, role: "auditor" }],
      budgets: 0,
    });
  });

  it("a person without roles sees no förbund", async () => {
    const person = await buildPerson();
    expect(await asPerson(person.id, (tx) => tx.forbund.count())).toBe(0);
  });

  it("the operator sees the list of förbund and none of their content", async () => {
    await asOperator(async (tx) => {
      expect(await tx.forbund.count({ where: { id: { in: [mine.forbund.id, theirs.forbund.id] } } })).toBe(2);
      for (const { name } of scoped.filter((table) => table.name !== "forbund")) {
        const [row] = await tx.$queryRawUnsafe<{ count: number }[]>(`SELECT count(*)::int FROM "${name}"`);
        expect(row?.count, name).toBe(0);
      }
    });
  });

  it("a scope ends with its transaction: the next query on the connection sees nothing", async () => {
    await inScope(mine.forbund.scope, (tx) => tx.budget.count());
    const counts = await Promise.all(Array.from({ length: 20 }, () => prisma.budget.count()));
    expect(counts).toEqual(Array.from({ length: 20 }, () => 0));
  });
});
