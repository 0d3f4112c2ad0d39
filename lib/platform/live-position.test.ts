import { expect, it } from "vitest";
import { readPositions, writePositions } from "./live-position.ts";

it("comes back as it was written", () => {
  const positions = new Map([
    ["skane-nordost", 41],
    ["f-001", 0],
  ]);
  expect(writePositions(positions)).toBe("skane-nordost:41,f-001:0");
  expect(readPositions(writePositions(positions))).toEqual(positions);
});

it.each([null, "", "skane-nordost", "skane-nordost:-1", "skane-nordost:1e3", "A:1", "x:9999999999999999"])(
  "leaves out what is not of the form: %j",
  (text) => expect(readPositions(text).size).toBe(0),
);

it("keeps the parts beside a broken one", () => {
  expect(readPositions("a:1,<b>:2,c:3")).toEqual(
    new Map([
      ["a", 1],
      ["c", 3],
    ]),
  );
});
