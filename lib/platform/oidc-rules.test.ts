import { describe, expect, it } from "vitest";
import { discoveryUrl, emailIsVouchedFor } from "./oidc-rules.ts";

const ENTRA = "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0";
const OTHER = "https://login.example";

describe("emailIsVouchedFor", () => {
  it.each([
    [OTHER, { email_verified: true }, true],
    [OTHER, { email_verified: "true" }, true],
    [OTHER, { email_verified: false }, false],
    [OTHER, { email_verified: "false" }, false],
    [OTHER, {}, false],
    // Only Microsoft gives this claim its meaning.
    [OTHER, { xms_edov: true }, false],
    [ENTRA, { xms_edov: true }, true],
    [ENTRA, { xms_edov: "1" }, true],
    [ENTRA, { xms_edov: false }, false],
    [ENTRA, {}, false],
    [ENTRA, { email_verified: false, xms_edov: true }, false],
    ["https://login.microsoftonline.com.example", { xms_edov: true }, false],
  ])("%s %j: %s", (issuer, claims, vouched) => {
    expect(emailIsVouchedFor(issuer, claims)).toBe(vouched);
  });
});

it("finds the provider's own page with and without a last slash", () => {
  expect(discoveryUrl(OTHER)).toBe("https://login.example/.well-known/openid-configuration");
  expect(discoveryUrl(`${ENTRA}/`)).toBe(`${ENTRA}/.well-known/openid-configuration`);
});
