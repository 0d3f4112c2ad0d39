import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type Action,
  type Actor,
  BOARD_ATTRIBUTES,
  decide,
  isEditableStage,
  type Permission,
  REASON_TEXT,
  ROLES,
  type Role,
  SUBJECT_KIND,
} from "./permission.ts";
import { STAGES } from "./stage.ts";

const page = readFileSync(new URL("../../docs/permissions.md", import.meta.url), "utf8");

/** Heading → first column → column heading → cell, as written in the page. */
function tables(): Map<string, Map<string, Map<string, string>>> {
  const found = new Map<string, Map<string, Map<string, string>>>();
  for (const part of page.split(/^## /m).slice(1)) {
    const rows = part
      .split("\n")
      .filter((line) => line.startsWith("|") && !line.startsWith("|---"))
      .map((line) =>
        line
          .slice(1, -1)
          .split("|")
          .map((cell) => cell.trim()),
      );
    const [head = [], ...body] = rows;
    const table = new Map(
      body.map((row) => [row[0] ?? "", new Map(row.slice(1).map((cell, i) => [head[i + 1] ?? "", cell]))]),
    );
    expect(table.size, `a row stands twice under ${part.split("\n")[0]}`).toBe(body.length);
    found.set(part.split("\n")[0]?.trim() ?? "", table);
  }
  return found;
}
const written = tables();

const ACTORS: readonly (readonly [string, Actor])[] = [
  ...ROLES.map((role): [string, Actor] => [role, { kind: "person", roles: [{ role }] }]),
  ["outsider", { kind: "person", roles: [] }],
  ["operator", { kind: "operator" }],
];
const ACTIONS: readonly Action[] = [
  "forbund.create",
  "forbund.read",
  "budget.create",
  "budget.createFromFile",
  "budget.read",
  "budget.edit",
  "people.read",
  "contact.read",
  "people.manage",
  "forbund.viewAs",
  "forbund.edit",
  "settings.edit",
  "settings.editMoney",
  "installation.read",
  "job.rerun",
  "outbox.read",
  "outbox.resend",
];

function words(answer: Permission): string {
  if (answer.allowed) return "yes";
  return answer.visible ? answer.reason : "not seen";
}

interface Question {
  readonly name: string;
  readonly action: Action;
  readonly table: string;
  readonly column: string;
  readonly answer: Permission;
}

function ask(name: string, actor: Actor, action: Action): Question[] {
  if (action === "budget.read" || action === "budget.edit") {
    return STAGES.map((stage) => {
      return { name, action, table: action, column: stage, answer: decide(actor, action, { stage }) };
    });
  }
  const table = "The installation and the förbund";
  return [{ name, action, table, column: action, answer: decide(actor, action, null) }];
}

/** Every question that can be asked, with the place of its answer in the page. */
const questions = ACTIONS.flatMap((action) => ACTORS.flatMap(([name, actor]) => ask(name, actor, action)));

describe("permission table", () => {
  it.each(questions)("$name · $action · $column is answered as docs/permissions.md says", (question) => {
    expect(words(question.answer)).toBe(
      written.get(question.table)?.get(question.name)?.get(question.column),
    );
  });

  it("asks about every action, and the page holds no answer that is never asked for", () => {
    expect([...ACTIONS].sort()).toEqual(Object.keys(SUBJECT_KIND).sort());
    const cells = [...written].filter(([heading]) => heading !== "Reasons");
    const count = cells
      .flatMap(([, table]) => [...table.values()].map((row) => row.size))
      .reduce((a, b) => a + b, 0);
    expect(count).toBe(questions.length);
  });

  it("tells every reason with the sentence in the page", () => {
    const reasons = [...(written.get("Reasons") ?? [])].map(([code, row]) => [
      code,
      row.get("the sentence shown"),
    ]);
    expect(Object.fromEntries(reasons)).toEqual(REASON_TEXT);
  });
});

describe("decide", () => {
  it("answers a board member the same whatever the attributes", () => {
    for (const attribute of BOARD_ATTRIBUTES) {
      const actor: Actor = { kind: "person", roles: [{ role: "boardMember", [attribute]: true }] };
      expect(decide(actor, "budget.read", { stage: "draft" })).toEqual({ allowed: true });
      expect(words(decide(actor, "budget.edit", { stage: "draft" }))).toBe("role-reads-only");
    }
  });

  it("gives a person with several roles the best answer of them, in any order", () => {
    const pairs: Role[][] = [
      ["auditor", "ekonom"],
      ["forbundschef", "boardMember"],
    ];
    for (const pair of pairs)
      for (const roles of [pair, pair.toReversed()]) {
        const actor: Actor = { kind: "person", roles: roles.map((role) => ({ role })) };
        expect(decide(actor, "budget.edit", { stage: "draft" })).toEqual({ allowed: true });
        expect(words(decide(actor, "budget.edit", { stage: "adopted" }))).toBe("budget-adopted");
      }
  });

  it("lets whoever sees as another role read what that role reads and do nothing else", () => {
    for (const role of ROLES)
      for (const action of ACTIONS) {
        const [own, seen] = [false, true].map((readOnly) => {
          const actor: Actor = { kind: "person", roles: [{ role }], readOnly };
          return ask(role, actor, action).map(({ answer }) => words(answer));
        });
        const expected = action.endsWith(".read")
          ? own
          : own?.map((answer) => (answer === "not seen" ? answer : "viewing-as"));
        expect(seen, `${role} ${action}`).toEqual(expected);
      }
  });

  it("lets nobody edit where the stage is closed", () => {
    for (const stage of STAGES) {
      const anyone = ACTORS.some(([, actor]) => decide(actor, "budget.edit", { stage }).allowed);
      expect(anyone).toBe(isEditableStage(stage));
    }
  });
});
