import { describe, expect, it } from "vitest";
import { ore } from "../../lib/core/money.ts";
import { stackOf } from "./equity-data.ts";

describe("stackOf", () => {
  it.each([
    ["all lasts", 9_051_460, 14_051_460, 9_051_460, 5_000_000],
    ["nothing undecided", 9_553_010, 9_553_010, 9_553_010, 0],
    ["only decided money lasts: the stripes start at zero", -200, 1_000, -200, 1_000],
    ["neither lasts: no stripes", -500, -200, -500, 0],
  ])("%s", (_, all, decided, used, undecided) => {
    expect(stackOf({ label: "", all: ore(all), decided: ore(decided), recommended: null })).toEqual({
      used,
      undecided,
    });
  });
});
