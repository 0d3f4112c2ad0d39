/** The rooms of house-style.md ("The house") and what each may import. */
export type Room =
  | {
      readonly name:
        | "core"
        | "platform"
        | "ui"
        | "form"
        | "chart"
        | "app"
        | "route"
        | "prisma"
        | "scripts"
        | "tests"
        | "generated"
        | "root";
    }
  | { readonly name: "feature"; readonly domain: string; readonly part: string }
  | { readonly name: "components"; readonly domain: string };

export function roomOf(file: string): Room {
  const [first = "", second = "", third = ""] = file.split("/");
  const last = file.split("/").at(-1) ?? "";
  const part = last.replace(/(\.test)?\.tsx?$/, "");
  if (first === "lib" && second === "core") return { name: "core" };
  if (first === "lib" && second === "platform") return { name: "platform" };
  if (first === "lib" && second === "features") return { name: "feature", domain: third, part };
  if (first === "components" && (second === "ui" || second === "form" || second === "chart"))
    return { name: second };
  if (first === "components") return { name: "components", domain: second };
  if (first === "app") return { name: last === "route.ts" ? "route" : "app" };
  if (first === "prisma" || first === "scripts" || first === "tests" || first === "generated")
    return { name: first };
  return { name: "root" };
}

/** `file-schema.ts` is a schema: the last word of a file's name tells its part. */
const featurePart = (to: Room, ...parts: string[]) =>
  to.name === "feature" && parts.includes(to.part.split("-").at(-1) ?? "");

/** Whether a file of one room may import a file of another. Tests may import anything and are not asked. */
export function mayImport(from: Room, to: Room): boolean {
  switch (from.name) {
    case "core":
      return to.name === "core";
    case "platform":
      return ["platform", "core", "generated"].includes(to.name);
    case "feature":
      if (to.name === "feature")
        return to.domain === from.domain || featurePart(to, "data", "schema", "types");
      return ["core", "platform", "generated"].includes(to.name);
    case "ui":
      return to.name === "ui";
    case "form":
    case "chart":
      return to.name === from.name || to.name === "ui" || to.name === "core";
    case "components":
      // The shell stands around every domain and knows none of them.
      if (to.name === "components") return to.domain === from.domain || to.domain === "layout";
      return (
        ["ui", "form", "chart", "core"].includes(to.name) ||
        featurePart(to, "schema", "actions", "view", "types")
      );
    case "app":
      return (
        ["app", "components", "ui", "form", "chart", "core"].includes(to.name) ||
        featurePart(to, "loaders", "types")
      );
    case "route":
      if (["app", "route", "root"].includes(to.name)) return true;
      return (
        ["components", "core", "platform"].includes(to.name) ||
        featurePart(to, "loaders", "data", "actions", "mutations", "schema", "types", "view")
      );
    case "prisma":
      return ["prisma", "core", "platform", "feature", "generated"].includes(to.name);
    // proxy.ts and instrumentation.ts, where the parts are put together, and the configurations.
    case "root":
      return ["root", "core", "platform", "feature", "scripts"].includes(to.name);
    case "scripts":
      return to.name !== "tests" && to.name !== "app" && to.name !== "components";
    case "generated":
    case "tests":
      return true;
  }
}
