import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { SETTING_NAMES } from "../../lib/platform/env-rules.ts";
import { root } from "./paths.ts";

const read = (name: string) => readFileSync(path.join(root, name), "utf8");
const compose = read("compose.yaml").replace(/^ *#.*\n/gm, "");
const dockerfile = read("Dockerfile");

/** The keys under `x-settings` and `x-owner`, which are the server's environment. */
const given = compose
  .split(/^(?=\S)/m)
  .filter((part) => /^x-(settings|owner):/.test(part))
  .flatMap((part) => [...part.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name = ""]) => name));

describe(".env.example", () => {
  it("has every setting there is, and no other", () => {
    const named = [...read(".env.example").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect([...named].sort()).toEqual([...SETTING_NAMES].sort());
  });
});

describe("compose.yaml", () => {
  it("gives settings that exist, and every one that does not belong to the image or the embedded database", () => {
    const ofTheImage = ["PORT", "HOST", "DATA_DIR", "BACKUP_DAILY"];
    expect([...given].sort()).toEqual(SETTING_NAMES.filter((name) => !ofTheImage.includes(name)).sort());
  });

  it("asks in Swedish for what must be set, and holds no secret", () => {
    for (const name of ["APP_URL", "AUTH_SECRET", "POSTGRES_PASSWORD", "OWNER_PASSWORD", "APP_PASSWORD"]) {
      expect(compose).toContain(`\${${name}:?Sätt ${name} i .env}`);
    }
    expect(compose).not.toMatch(/(PASSWORD|SECRET): (?!\$\{)/);
  });

  it("shows the server and nothing else to this machine alone, and gives only commands the owner's password", () => {
    expect(compose.match(/^ {4}ports:/gm)).toHaveLength(1);
    expect(compose).toMatch(/^ {6}- "127\.0\.0\.1:/m);
    const app = /^ {2}app:\n([\s\S]*?)^ {2}(?=\S)/m.exec(compose)?.[1] ?? "";
    expect(app).toContain("environment: *settings");
    expect(app).not.toContain("*owner");
  });

  it("runs files and uses roles that are there", () => {
    const scripts = [
      ...compose.matchAll(/scripts\/[\w-]+\.ts/g),
      ...dockerfile.matchAll(/scripts\/[\w/-]+\.(ts|mjs)/g),
    ];
    expect(scripts.length).toBeGreaterThan(4);
    for (const [file] of scripts) expect(read(file)).not.toBe("");
    for (const role of ["finsamplan_owner", "finsamplan_app"]) {
      expect(read("docker/roles.sh")).toContain(`CREATE ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS`);
      expect(compose).toContain(`postgresql://${role}:`);
    }
  });
});

describe("Dockerfile", () => {
  it("runs as nobody in particular, and hears the signal itself", () => {
    const last = dockerfile.split(/^FROM /m).at(-1) ?? "";
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^ENTRYPOINT \["node"/m);
    expect(last).toMatch(/^CMD \["scripts\/start-main\.ts"\]$/m);
    expect(read(".dockerignore")).toMatch(/^\.env\*$/m);
    expect(read(".dockerignore")).toMatch(/^\.data\*$/m);
  });

  it("has the Node that package.json names", () => {
    const { dependencies }: { dependencies: { node: string } } = JSON.parse(read("package.json"));
    const major = dependencies.node.split(".")[0];
    expect(dockerfile.match(/^FROM (\S+)/gm)).toEqual([`FROM node:${major}-slim`, `FROM node:${major}-slim`]);
  });
});
