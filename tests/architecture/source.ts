import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

const FOLDERS = ["app", "components", "lib", "prisma", "scripts", "tests"];
const SKIPPED = new Set(["fixtures", "node_modules", "generated"]);

export type Import = {
  /** Path inside the project when it points there, else the package's specifier. */
  readonly target: string;
  readonly inside: boolean;
  readonly typeOnly: boolean;
  /** `import("…")`, loaded when asked for. */
  readonly late: boolean;
};

export type Source = {
  /** Path inside the project, with forward slashes. */
  readonly file: string;
  readonly text: string;
  /** The text without comments and without what stands inside strings. */
  readonly code: string;
  readonly imports: readonly Import[];
};

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesUnder(name);
    return /\.(ts|tsx|mts|mjs|js)$/.test(entry.name) ? [name] : [];
  });
}

const LITERALS = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;

/** Leaves strings and code, so that an import named in a comment is none. */
const withoutComments = (text: string) =>
  text.replace(LITERALS, (found) => (found.startsWith("/") ? found.replace(/[^\n]/g, " ") : found));

const withoutStrings = (text: string) => text.replace(LITERALS, (found) => found.replace(/[^\n]/g, " "));

// `import … from "x"`, `export … from "x"`, `import "x"`, `import("x")`.
const STATEMENTS = [
  /\b(import|export)\s+(type\s)?([^;"'`()]*?)\bfrom\s*["']([^"']+)["']/g,
  /\bimport\s*()()()["']([^"']+)["']/g,
  /\bimport\s*\(\s*()()()["']([^"']+)["']\s*\)/g,
];

const ENDINGS = ["", ".ts", ".tsx", ".mjs", ".js", "/index.ts", "/index.tsx"];

function resolve(from: string, specifier: string): Pick<Import, "target" | "inside"> {
  const base = specifier.startsWith("@/")
    ? path.join(root, specifier.slice(2))
    : specifier.startsWith(".")
      ? path.resolve(path.dirname(from), specifier)
      : null;
  if (base === null) return { target: specifier, inside: false };
  const isFile = (name: string) => existsSync(name) && statSync(name).isFile();
  const found = ENDINGS.map((ending) => base + ending).find(isFile) ?? base;
  return { target: relative(found), inside: true };
}

const relative = (file: string) => path.relative(root, file).split(path.sep).join("/");

/** `import { type A, type B } from` brings no code along either. */
const namesOnlyTypes = (names: string) => {
  const inside = /^\s*\{([^}]*)\}\s*$/.exec(names)?.[1];
  if (inside === undefined) return false;
  const parts = inside.split(",").filter((part) => part.trim() !== "");
  return parts.length > 0 && parts.every((part) => /^\s*type\s/.test(part));
};

export function importsOf(file: string, text: string): Import[] {
  const code = withoutComments(text);
  return STATEMENTS.flatMap((statement, index) =>
    [...code.matchAll(statement)].map(([, , type, names = "", specifier = ""]) => ({
      ...resolve(file, specifier),
      typeOnly: Boolean(type) || namesOnlyTypes(names),
      late: index === 2,
    })),
  );
}

function readSource(file: string): Source {
  const text = readFileSync(file, "utf8");
  return { file: relative(file), text, code: withoutStrings(text), imports: importsOf(file, text) };
}

/** Every source file of the product, its tests and its scripts. */
export function readSources(): Source[] {
  const loose = readdirSync(root).filter((name) => /\.(ts|mjs|js)$/.test(name) && !name.endsWith(".d.ts"));
  const files = [
    ...FOLDERS.flatMap((folder) => filesUnder(path.join(root, folder))),
    ...loose.map((name) => path.join(root, name)),
  ];
  return files.map(readSource).sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Tests, and the bare pages that benchmarks compare with; neither is in the product's build. */
export const isTest = (file: string) => file.startsWith("tests/") || /\.(test|bench)\.tsx?$/.test(file);
