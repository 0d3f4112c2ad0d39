import { describe, expect, it } from "vitest";
import { mayWriteFrom } from "./origin-rule.ts";

const demo = { appUrl: "http://localhost:3000", demo: true, port: 3000 };
const live = { appUrl: "https://finsamplan.exempel.se", demo: false, port: 3000 };
const APP = live.appUrl;

describe("mayWriteFrom", () => {
  it.each([
    // own, method, Origin, Sec-Fetch-Site, may
    [live, "GET", "https://evil.example", "cross-site", true],
    [live, "HEAD", null, "cross-site", true],
    [live, "OPTIONS", "https://evil.example", "cross-site", true],
    [live, "POST", null, null, true],
    [live, "PATCH", null, null, true],
    [live, "DELETE", null, null, true],
    [live, "POST", APP, "same-origin", true],
    [live, "PUT", APP, null, true],
    [live, "POST", null, "same-origin", false],
    [live, "POST", null, "none", false],
    [live, "POST", "null", null, false],
    [live, "POST", "", null, false],
    [live, "POST", "https://evil.example", null, false],
    [live, "PATCH", "https://evil.example", "cross-site", false],
    [live, "DELETE", "https://evil.example", "same-origin", false],
    [live, "POST", `${APP}.evil.example`, null, false],
    [live, "POST", `${APP}/`, null, false],
    [live, "POST", "http://finsamplan.exempel.se", null, false],
    [live, "POST", `${APP}:8443`, null, false],
    [live, "POST", "http://localhost:3000", null, false],
    [live, "POST", "http://127.0.0.1:3000", null, false],
    [demo, "POST", "http://localhost:3000", "same-origin", true],
    [demo, "POST", "http://127.0.0.1:3000", "same-origin", true],
    [demo, "POST", "http://127.0.0.1:3001", null, false],
    [demo, "POST", "https://localhost:3000", null, false],
    [demo, "POST", "http://localhost", null, false],
    [demo, "POST", "http://evil.example:3000", null, false],
    [demo, "post", "http://evil.example", null, false],
    [{ ...demo, port: 80 }, "POST", "http://127.0.0.1", null, true],
  ])("%o %s from %s (%s): %s", (own, method, origin, secFetchSite, may) => {
    expect(mayWriteFrom({ method, origin, secFetchSite }, own)).toBe(may);
  });
});
