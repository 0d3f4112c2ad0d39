import { beforeEach, describe, expect, it } from "vitest";
import { applyChange, type Change } from "../../lib/core/budget/changes.ts";
import type { Budget } from "../../lib/core/budget/model.ts";
import { ore } from "../../lib/core/money.ts";
import { loadBudget } from "../../tests/read-budget.ts";
import * as sync from "./budget-sync.ts";

const NOW = "2026-11-22T08:00:00Z";
let start: sync.SyncState;
let lines: readonly string[];

const setValue = (index: number, kr: number): Change => ({
  op: "setValue",
  lineId: lines[index] ?? "",
  year: 2023,
  amount: ore(kr * 100),
});

function queued(state: sync.SyncState, ...changes: readonly Change[]): sync.SyncState {
  const result = sync.enqueue(state, changes);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function changed(budget: Budget, change: Change): Budget {
  const result = applyChange(budget, change);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function amountOf(state: sync.SyncState, index: number): unknown {
  const line = state.budget.sections
    .flatMap((section) => section.lines)
    .find(({ id }) => id === lines[index]);
  const cell = line?.cells["2023:budget"];
  return cell?.type === "amount" ? cell.amount / 100 : (cell ?? null);
}

beforeEach(() => {
  const { budget } = loadBudget("skane-nordost-2023-2025");
  lines = budget.sections.flatMap((section) => section.lines).map(({ id }) => id);
  start = sync.startSync(budget, 4, NOW);
});

describe("sending", () => {
  it("sends one request at a time; what is written meanwhile waits", () => {
    let state = sync.startSending(queued(start, setValue(1, 10)), "r1");
    state = queued(state, setValue(2, 20));
    expect(state.inFlight).toMatchObject({ requestId: "r1", baseRevision: 4 });
    expect(sync.canSend(state)).toBe(false);
    state = sync.acknowledge(state, "r1", 5, NOW);
    expect(state).toMatchObject({ revision: 5, inFlight: null, stale: false });
    state = sync.startSending(state, "r2");
    expect(state.inFlight).toMatchObject({ requestId: "r2", baseRevision: 5, changes: [setValue(2, 20)] });
    state = sync.acknowledge(state, "r2", 6, NOW);
    expect(sync.isUnsaved(state)).toBe(false);
    expect([amountOf(state, 1), amountOf(state, 2)]).toEqual([10, 20]);
  });

  it("keeps request id and changes when there is no answer", () => {
    let state = sync.startSending(queued(start, setValue(1, 10)), "r1");
    state = sync.trouble(state, { type: "offline" });
    expect(sync.canSend(state)).toBe(false);
    state = sync.retry(state);
    expect(state.inFlight).toMatchObject({ requestId: "r1", attempts: 1 });
    expect(amountOf(state, 1)).toBe(10);
  });

  it("fetches before it sends again when others have saved in between", () => {
    let state = sync.startSending(queued(start, setValue(1, 10)), "r1");
    state = queued(sync.acknowledge(state, "r1", 7, NOW), setValue(2, 20));
    expect(state.stale).toBe(true);
    expect(sync.canSend(state)).toBe(false);
    const newest = changed(changed(start.confirmed, setValue(3, 33)), setValue(1, 10));
    state = sync.rebase(state, newest, 7, NOW);
    expect(sync.canSend(state)).toBe(true);
    expect([amountOf(state, 1), amountOf(state, 2), amountOf(state, 3)]).toEqual([10, 20, 33]);
  });

  it("takes the first answer of a repeated request as what is already there", () => {
    let state = sync.startSending(queued(start, setValue(1, 10)), "r1");
    state = sync.rebase(state, changed(start.confirmed, setValue(1, 10)), 5, NOW);
    state = sync.acknowledge(state, "r1", 5, NOW);
    expect(state).toMatchObject({ revision: 5, inFlight: null, stale: false });
    expect(amountOf(state, 1)).toBe(10);
  });
});

describe("others", () => {
  it("keeps what is unsaved on top of their changes", () => {
    let state = queued(start, setValue(1, 10));
    state = sync.rebase(state, changed(start.confirmed, setValue(2, 99)), 5, NOW);
    expect([amountOf(state, 1), amountOf(state, 2)]).toEqual([10, 99]);
    expect(state.waiting).toEqual([setValue(1, 10)]);
  });

  it("lets go of changes to a line that they deleted", () => {
    let state = sync.startSending(queued(start, setValue(1, 10), setValue(2, 20)), "r1");
    state = sync.restartOnNewest(state);
    const without = changed(start.confirmed, { op: "deleteLine", lineId: lines[1] ?? "" });
    state = sync.rebase(state, without, 5, NOW);
    expect(state.waiting).toEqual([setValue(2, 20)]);
    expect(state.takenBack).toMatchObject([
      { message: "Raden har tagits bort av någon annan.", changes: [expect.stringMatching(/ 2023: 10$/)] },
    ]);
  });

  it("after a conflict sends mine anew and drops what was given up", () => {
    let state = sync.startSending(queued(start, setValue(1, 10), setValue(2, 20)), "r1");
    const cells = [1, 2].map((index) => ({
      lineId: lines[index] ?? "",
      year: 2023,
      yours: index * 10,
      theirs: 7,
      by: "Ekonom",
    }));
    state = sync.trouble(state, { type: "conflict", cells });
    expect(sync.retry(state)).toBe(state);
    state = sync.resolveConflict(
      state,
      new Map([
        [`${lines[1]}:2023`, "mine"],
        [`${lines[2]}:2023`, "theirs"],
      ]),
    );
    const theirs = changed(changed(start.confirmed, setValue(1, 7)), setValue(2, 7));
    state = sync.rebase(state, theirs, 5, NOW);
    expect([amountOf(state, 1), amountOf(state, 2)]).toEqual([10, 7]);
    state = sync.startSending(state, "r2");
    expect(state.inFlight).toMatchObject({ requestId: "r2", baseRevision: 5, changes: [setValue(1, 10)] });
  });
});

describe("refused and left over", () => {
  it("takes a refused change back and lists it", () => {
    const before = amountOf(start, 1);
    let state = sync.startSending(queued(start, setValue(1, 10)), "r1");
    state = sync.takeBack(state, "t1", "Du kan läsa men inte ändra.");
    expect(amountOf(state, 1)).toBe(before);
    expect(state.takenBack).toEqual([
      {
        id: "t1",
        message: "Du kan läsa men inte ändra.",
        changes: [expect.stringMatching(/ 2023: 10$/)],
      },
    ]);
    expect(sync.dismissTakenBack(state, "t1").takenBack).toEqual([]);
  });

  it("takes up what an earlier visit left, with its request id", () => {
    const left = { requestId: "r0", baseRevision: 3, changes: [setValue(1, 10)], attempts: 2 };
    const state = sync.resume(queued(start, setValue(3, 30)), left, [setValue(2, 20)]);
    expect(state.inFlight).toEqual(left);
    expect(state.waiting).toEqual([setValue(2, 20), setValue(3, 30)]);
    expect([amountOf(state, 1), amountOf(state, 2), amountOf(state, 3)]).toEqual([10, 20, 30]);
  });
});
