import { describe, expect, it } from "vitest";
import { readEnvironment, readStartEnvironment } from "./env-rules.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const DATABASE = "postgresql://finsamplan_app:secret@db.example:5432/finsamplan";

function start(source: Record<string, string>) {
  const read = readStartEnvironment(source);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.environment;
}

function problems(source: Record<string, string>): string[] {
  const read = readStartEnvironment(source);
  return read.ok ? [] : read.problems;
}

describe("an empty environment", () => {
  it("is a demo on this machine alone", () => {
    expect(start({})).toMatchObject({
      PORT: 3000,
      HOST: "127.0.0.1",
      DEMO: true,
      DATA_DIR: ".data",
      APP_URL: "http://localhost:3000",
      secureCookies: false,
      DATABASE_URL: null,
      AUTH_SECRET: null,
      SMTP_URL: null,
    });
  });

  it("treats an empty string as not set", () => {
    expect(start({ PORT: "", DATABASE_URL: " ", DEMO: "", HOST: "" })).toEqual(start({}));
  });
});

describe("a database of its own", () => {
  it("turns the demo off and listens to the network", () => {
    expect(start({ DATABASE_URL: DATABASE, AUTH_SECRET: SECRET })).toMatchObject({
      DEMO: false,
      HOST: "0.0.0.0",
      DATABASE_URL: DATABASE,
    });
  });

  it("needs a secret", () => {
    expect(problems({ DATABASE_URL: DATABASE })).toEqual([expect.stringContaining("AUTH_SECRET saknas")]);
  });

  it("is meant when only the owner's address is given", () => {
    expect(problems({ MIGRATE_DATABASE_URL: DATABASE })).toEqual([
      expect.stringContaining("MIGRATE_DATABASE_URL är satt men inte DATABASE_URL"),
    ]);
  });
});

describe("DEMO", () => {
  it.each([
    ["1", true],
    ["true", true],
    ["ON", true],
    ["0", false],
    ["False", false],
    ["off", false],
  ])("%s", (given, expected) => {
    expect(start({ DEMO: given }).DEMO).toBe(expected);
  });
});

describe("APP_URL", () => {
  it("follows PORT", () => expect(start({ PORT: "8080" }).APP_URL).toBe("http://localhost:8080"));
  it("loses its trailing slash", () =>
    expect(start({ APP_URL: "https://plan.example/" })).toMatchObject({
      APP_URL: "https://plan.example",
      secureCookies: true,
    }));
});

describe("what must be mended", () => {
  it.each([
    [{ PORT: "abc" }, "PORT måste vara"],
    [{ PORT: "70000" }, "PORT måste vara"],
    [{ PORT: "0" }, "PORT måste vara"],
    [{ HOST: "en värd" }, "HOST måste vara"],
    [{ DATABASE_URL: "mysql://a:b@c/d", AUTH_SECRET: SECRET }, "DATABASE_URL måste ha formen"],
    [
      { DATABASE_URL: "postgresql://db.example/finsamplan", AUTH_SECRET: SECRET },
      "DATABASE_URL måste ha formen",
    ],
    [{ APP_URL: "plan.example" }, "APP_URL måste vara"],
    [{ APP_URL: "https://plan.example/app" }, "APP_URL måste vara"],
    [{ AUTH_SECRET: "kort" }, "AUTH_SECRET måste ha minst 32 tecken"],
    [{ SMTP_URL: "post.example" }, "SMTP_URL måste börja med"],
    [{ MAIL_FROM: "Finsamplan" }, "MAIL_FROM måste innehålla"],
    [{ DEMO: "kanske" }, "DEMO måste vara"],
  ])("%o", (source, sentence) => {
    expect(problems(source)).toEqual([expect.stringContaining(sentence)]);
  });

  it("is told all at once, and never with a secret in it", () => {
    const said = problems({
      PORT: "x",
      DEMO: "x",
      DATABASE_URL: "postgres://app:hemligt@",
      AUTH_SECRET: "hemligt",
    });
    expect(said).toHaveLength(4);
    expect(said.join()).not.toContain("hemligt");
  });
});

it("a serving process needs its database and secret", () => {
  expect(readEnvironment({})).toMatchObject({
    ok: false,
    problems: [expect.stringContaining("DATABASE_URL saknas")],
  });
  expect(readEnvironment({ DATABASE_URL: DATABASE, AUTH_SECRET: SECRET })).toMatchObject({ ok: true });
});

describe("signing in with an OpenID provider", () => {
  const OIDC = {
    OIDC_ISSUER: "https://login.example/katalog/v2.0",
    OIDC_CLIENT_ID: "finsamplan",
    OIDC_CLIENT_SECRET: "hemlig",
  };

  it("is off unless set, and codes are on", () => {
    expect(start({})).toMatchObject({ oidc: null, SIGN_IN_CODE: true });
  });

  it("takes the provider, its name, and the switch for codes", () => {
    expect(start({ ...OIDC, OIDC_NAME: "Region Skåne", SIGN_IN_CODE: "off" })).toMatchObject({
      oidc: {
        issuer: OIDC.OIDC_ISSUER,
        clientId: "finsamplan",
        clientSecret: "hemlig",
        name: "Region Skåne",
      },
      SIGN_IN_CODE: false,
    });
  });

  it("needs all three of its settings", () => {
    expect(problems({ ...OIDC, OIDC_CLIENT_SECRET: "" })).toEqual([expect.stringContaining("tillsammans")]);
  });

  it("never leaves an installation without a way in", () => {
    expect(problems({ SIGN_IN_CODE: "off" })).toEqual([expect.stringContaining("ingen skulle komma in")]);
  });

  it.each([
    ["http://login.example/katalog", false],
    ["https://login.example/?katalog=1", false],
    ["https://anna:hemlig@login.example/", false],
    ["login.example", false],
    ["http://127.0.0.1:9000", true],
  ])("takes the issuer %s: %s", (issuer, taken) => {
    expect(problems({ ...OIDC, OIDC_ISSUER: issuer }).length === 0).toBe(taken);
  });
});

describe("LOG_LEVEL", () => {
  it("is info, or one of four", () => {
    expect(start({}).LOG_LEVEL).toBe("info");
    expect(start({ LOG_LEVEL: "WARN" }).LOG_LEVEL).toBe("warn");
    expect(problems({ LOG_LEVEL: "allt" })).toEqual([expect.stringContaining("LOG_LEVEL måste vara")]);
  });
});
