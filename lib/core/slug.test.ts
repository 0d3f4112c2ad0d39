import { describe, expect, it } from "vitest";
import { slugProblem } from "./slug.ts";

describe("slugProblem", () => {
  it.each(["skane-nordost", "bksv", "finsam2", "ab", "a".repeat(60)])("takes %s", (slug) => {
    expect(slugProblem(slug)).toBeNull();
  });

  it.each(["admin", "api", "logga-in", "Admin", "_next", "robots.txt", "demo"])("%s is reserved", (slug) => {
    expect(slugProblem(slug)).toBe("reserved");
  });

  it.each([
    "",
    "a",
    "a".repeat(61),
    "skåne",
    "Skane",
    "skane nordost",
    "-skane",
    "skane-",
    "ska--ne",
    "../x",
    "a/b",
  ])("%j has the wrong form", (slug) => {
    expect(slugProblem(slug)).toBe("form");
  });
});
