import { expect, it } from "vitest";
import { hasTag } from "./text.ts";

it.each<[string, boolean]>([
  ["<b>Lokaler", true],
  ["Lokaler</b>", true],
  ["<!-- gömd -->", true],
  ["<Å>", true],
  ["unga <30 år", false],
  ["a < b", false],
  ["5 > 3", false],
  ["", false],
])("%j holds a tag: %s", (text, expected) => {
  expect(hasTag(text)).toBe(expected);
});
