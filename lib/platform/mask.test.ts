import { describe, expect, it } from "vitest";
import { maskEmail, maskSecrets } from "./mask.ts";

describe("maskEmail", () => {
  it.each([
    ["anna.berg@exempel.se", "a•••@exempel.se"],
    ["a@exempel.se", "a•••@exempel.se"],
    ["åsa@exempel.se", "å•••@exempel.se"],
    ["not an address", "•••"],
  ])("shows %s as %s", (email, shown) => {
    expect(maskEmail(email)).toBe(shown);
  });
});

describe("maskSecrets", () => {
  it.each([
    ['{"to":"anna.berg+x@mail.exempel.se"}', '{"to":"a•••@mail.exempel.se"}'],
    ["sent to anna@exempel.se and bo@exempel.se", "sent to a•••@exempel.se and b•••@exempel.se"],
    ["postgresql://app:secret@127.0.0.1:5432/db failed", "postgresql://•••@127.0.0.1:5432/db failed"],
    ["smtp://user%40exempel.se:pw@post.example:587", "smtp://•••@post.example:587"],
    ["GET /skane-nordost/2024/budget", "GET /skane-nordost/2024/budget"],
  ])("%s", (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });
});
