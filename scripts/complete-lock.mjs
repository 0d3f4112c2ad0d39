// A registry that mirrors only some platforms makes npm leave the others' optional packages out of the lock
// file, and `npm ci` then refuses that file. This adds them as npm would have: version and platform, from the
// package that wants them. Run after `npm install` has changed the lock: node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const file = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "package-lock.json");

const SYSTEMS = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "openharmony",
  "openbsd",
  "netbsd",
  "sunos",
  "aix",
  "win32",
];
const PROCESSORS = [
  "arm64",
  "x64",
  "ia32",
  "arm",
  "ppc64",
  "ppc64le",
  "riscv64",
  "s390x",
  "loong64",
  "mips64el",
  "wasm32",
];

/** Platform packages say theirs in their name: `@next/swc-linux-x64-musl`. */
function platformOf(name) {
  const words = name.split("/").at(-1).split(/[-.]/);
  const system = words.find((word) => SYSTEMS.includes(word));
  const processor = words.find((word) => PROCESSORS.includes(word));
  const musl = words.some((word) => word.startsWith("musl"));
  const glibc = system === "linux" && words.some((word) => word.startsWith("gnu"));
  return {
    ...(processor ? { cpu: [processor] } : {}),
    ...(musl || glibc ? { libc: [musl ? "musl" : "glibc"] } : {}),
    ...(system ? { os: [system] } : {}),
  };
}

/** The places a package may be found from, nearest first, as Node looks. */
function placesFrom(place, name) {
  const parts = place.split("/node_modules/");
  const parents = parts.map((_, index) => parts.slice(0, parts.length - index).join("/node_modules/"));
  return [...parents.map((parent) => `${parent}/node_modules/${name}`), `node_modules/${name}`];
}

export function completeLock(lock) {
  const missing = [];
  const packages = { ...lock.packages };
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (placesFrom(place, name).some((one) => packages[one]) || !/^\d/.test(version)) continue;
      missing.push(name);
      packages[`node_modules/${name}`] = {
        version,
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
        ...platformOf(name),
      };
    }
  }
  const sorted = Object.fromEntries(
    Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
  return { lock: { ...lock, packages: sorted }, missing };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const done = completeLock(JSON.parse(readFileSync(file, "utf8")));
  if (done.missing.length > 0) writeFileSync(file, `${JSON.stringify(done.lock, null, 2)}\n`);
  console.log(done.missing.length > 0 ? `Added: ${done.missing.join(", ")}` : "The lock file is complete.");
}
