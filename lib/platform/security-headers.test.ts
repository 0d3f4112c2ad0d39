import { describe, expect, it } from "vitest";
import { addressHeaders, contentSecurityPolicy } from "./security-headers.ts";

const policy = (given: Partial<Parameters<typeof contentSecurityPolicy>[0]> = {}) => {
  const text = contentSecurityPolicy({ nonce: "abc", https: true, development: false, ...given });
  return new Map(text.split("; ").map((part) => [part.split(" ")[0], part.split(" ").slice(1)]));
};

describe("contentSecurityPolicy", () => {
  it("runs scripts by nonce only", () => {
    expect(policy().get("script-src")).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'"]);
    expect(policy().get("style-src")).toEqual(["'self'", "'nonce-abc'"]);
  });

  it.each(["object-src", "base-uri", "frame-ancestors", "frame-src"])("allows no %s", (name) => {
    expect(policy().get(name)).toEqual(["'none'"]);
  });

  it.each(["connect-src", "form-action", "default-src", "font-src"])("%s is this site only", (name) => {
    expect(policy().get(name)).toEqual(["'self'"]);
  });

  it("asks for https only where the site has it", () => {
    expect(policy().has("upgrade-insecure-requests")).toBe(true);
    expect(policy({ https: false }).has("upgrade-insecure-requests")).toBe(false);
    const names = (https: boolean) => addressHeaders(https).map(([name]) => name);
    expect(names(true)).toContain("Strict-Transport-Security");
    expect(names(false)).not.toContain("Strict-Transport-Security");
  });

  it("lets only the development server evaluate code", () => {
    expect(policy({ development: true }).get("script-src")).toContain("'unsafe-eval'");
    expect(policy().get("script-src")).not.toContain("'unsafe-eval'");
  });
});
