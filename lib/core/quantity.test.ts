import { describe, expect, it } from "vitest";
import { formatBytes, formatDuration } from "./quantity.ts";

describe("formatBytes", () => {
  it.each([
    [0, "0 byte"],
    [-5, "0 byte"],
    [Number.NaN, "0 byte"],
    [999, "999 byte"],
    [1000, "1 kB"],
    [1549, "1,5 kB"],
    [999_949, "999,9 kB"],
    [999_950, "1 MB"],
    [12_345_678, "12,3 MB"],
    [5_000_000_000_000_000, "5000 TB"],
  ])("%d is %s", (bytes, text) => {
    expect(formatBytes(bytes).replace("\u00a0", " ")).toBe(text);
  });
});

describe("formatDuration", () => {
  it.each([
    [0, "0 s"],
    [59.9, "59 s"],
    [302, "5 min 2 s"],
    [3600, "1 h"],
    [3 * 86_400 + 4 * 3600 + 59, "3 dygn 4 h"],
    [86_400 + 59, "1 dygn"],
  ])("%d s is %s", (seconds, text) => {
    expect(formatDuration(seconds).replaceAll("\u00a0", " ")).toBe(text);
  });
});
