import { afterEach, beforeEach, expect } from "vitest";

// A test that expects a complaint spies on console itself; any other complaint is a defect nobody looked at.
const said: string[] = [];
const original = { error: console.error, warn: console.warn };

function listen(kind: "error" | "warn") {
  console[kind] = (...parts: unknown[]) => {
    said.push(`console.${kind}: ${parts.map(String).join(" ")}`);
    original[kind](...parts);
  };
}

beforeEach(() => {
  said.length = 0;
  listen("error");
  listen("warn");
});

afterEach(() => {
  console.error = original.error;
  console.warn = original.warn;
  expect(said).toEqual([]);
});
