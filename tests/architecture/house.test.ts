import { describe, expect, it } from "vitest";
import { mayImport, roomOf } from "./rooms.ts";
import { isTest, readSources, type Source } from "./source.ts";

const sources = readSources();
const product = sources.filter(({ file }) => !isTest(file));

const offences = (check: (source: Source) => string[]) =>
  product.flatMap((source) => check(source).map((what) => `${source.file}: ${what}`));

it("finds the house", () => {
  expect(product.length).toBeGreaterThan(50);
});

describe("the arrows", () => {
  it("point one way: app → components → features → core, with platform beside", () => {
    const against = offences(({ file, imports }) =>
      imports
        // The version number stands there; it is no room.
        .filter(({ target }) => target !== "package.json")
        .filter(({ inside, target }) => inside && !mayImport(roomOf(file), roomOf(target)))
        .map(({ target }) => `may not import ${target}`),
    );
    expect(against).toEqual([]);
  });

  it("reach files that are there", () => {
    const known = new Set(sources.map(({ file }) => file));
    const lost = offences(({ imports }) =>
      imports
        .filter(({ inside, target }) => inside && /\.tsx?$/.test(target) && !target.startsWith("generated/"))
        .filter(({ target }) => !known.has(target) && !target.endsWith(".d.ts"))
        .map(({ target }) => `imports ${target}, which is missing`),
    );
    expect(lost).toEqual([]);
  });

  it("never lead from the product into tests", () => {
    const against = offences(({ imports }) =>
      imports
        .filter(({ inside, target }) => inside && isTest(target))
        .map(({ target }) => `imports ${target}`),
    );
    expect(against).toEqual([]);
  });

  it("form no circle", () => {
    expect(circles(product)).toEqual([]);
  });
});

/** Circles of imports that bring code along; types alone are gone when the program runs. */
function circles(all: readonly Source[]): string[] {
  const graph = new Map(
    all.map(({ file, imports }) => [
      file,
      imports.filter(({ inside, typeOnly }) => inside && !typeOnly).map(({ target }) => target),
    ]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]) => {
    const at = path.indexOf(file);
    if (at >= 0) {
      found.push([...path.slice(at), file].join(" → "));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

describe("lib/core", () => {
  const core = product.filter(({ file }) => roomOf(file).name === "core");

  it("knows no packages but dates and text differences", () => {
    const foreign = core.flatMap(({ file, imports }) =>
      imports
        .filter(({ inside, target }) => !inside && target !== "temporal-polyfill" && target !== "diff")
        .map(({ target }) => `${file} imports ${target}`),
    );
    expect(foreign).toEqual([]);
  });

  it.each([
    ["the clock", /\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b|\bperformance\./],
    ["chance", /\bMath\.random\b|\bcrypto\./],
    ["waiting", /\basync\b|\bawait\b|\bPromise\b|\bsetTimeout\b|\bsetInterval\b|\bqueueMicrotask\b/],
    ["the world", /\bprocess\.|\bfetch\(|\bconsole\.|\blocalStorage\b|\bglobalThis\b|\bwindow\./],
  ])("is free from %s", (_, pattern) => {
    expect(core.filter(({ code }) => pattern.test(code)).map(({ file }) => file)).toEqual([]);
  });
});

it("the environment is read in lib/platform/env.ts alone", () => {
  const readers = product
    .filter(({ file }) => file !== "lib/platform/env.ts" && !file.startsWith("scripts/"))
    .filter(({ file }) => !/^[a-z]+\.config\.(ts|js|mjs)$/.test(file))
    // NEXT_RUNTIME is a constant of the build: it says which of two bundles the code is in.
    .map(({ file, code }) => ({ file, code: code.replaceAll("process.env.NEXT_RUNTIME", "") }))
    .filter(({ code }) => /\bprocess\s*\.\s*env\b|\bimport\.meta\.env\b/.test(code));
  expect(readers.map(({ file }) => file)).toEqual([]);
});

describe("files", () => {
  it("are at most 300 lines", () => {
    const long = sources.filter(({ text }) => text.split("\n").length - 1 > 300);
    expect(long.map(({ file, text }) => `${file}: ${text.split("\n").length - 1}`)).toEqual([]);
  });

  it("have guessable names in kebab-case", () => {
    const vague = new Set(["index", "helpers", "misc", "utils", "util", "common"]);
    const badly = sources.filter(({ file }) => {
      const name = (file.split("/").at(-1) ?? "")
        .replace(/\.(test|spec|bench|config|d)(?=\.)/, "")
        .replace(/\.\w+$/, "");
      return vague.has(name) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
    });
    expect(badly.map(({ file }) => file)).toEqual([]);
  });

  it("export a default only where Next or a tool asks for it, or to be loaded late", () => {
    const late = new Set(
      product.flatMap(({ imports }) => imports.filter((one) => one.late).map(({ target }) => target)),
    );
    const asked =
      /^app\/.*(page|layout|loading|error|not-found|global-error|template|default)\.tsx$|\.config\.(ts|js|mjs)$|^(proxy|instrumentation)\.ts$/;
    const offending = product.filter(
      ({ file, code }) => /^export default\b/m.test(code) && !asked.test(file) && !late.has(file),
    );
    expect(offending.map(({ file }) => file)).toEqual([]);
  });
});
