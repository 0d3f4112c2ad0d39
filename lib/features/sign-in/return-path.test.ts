import { describe, expect, it } from "vitest";
import { safeReturnPath } from "./return-path.ts";

describe("safeReturnPath", () => {
  it.each([
    ["/skane-nordost/2024/budget", "/skane-nordost/2024/budget"],
    ["/skane-nordost?visa=alla#rad", "/skane-nordost?visa=alla#rad"],
    ["/a/../b", "/b"],
    ["/logga-in-hjalp", "/logga-in-hjalp"],
  ])("goes back to %s", (wanted, path) => {
    expect(safeReturnPath(wanted)).toBe(path);
  });

  it.each([
    "https://exempel.org/",
    "//exempel.org",
    "/\\exempel.org",
    "/\t/exempel.org",
    "/\n/exempel.org",
    "/.//exempel.org",
    "/a/..//exempel.org",
    "\\\\exempel.org",
    "javascript:alert(1)",
    "skane-nordost",
    "",
    " /skane-nordost",
    "/logga-in?till=/logga-in",
    "/api/demo/session",
    undefined,
    ["/a", "/b"],
    `/${"a".repeat(3000)}`,
  ])("never to %j", (wanted) => {
    expect(safeReturnPath(wanted)).toBe("/");
  });
});
