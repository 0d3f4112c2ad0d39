// Lets the command-line tools load the server's modules in plain Node: the bundler marks are empty there,
// and Next's own entry points need their file ending.
import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

const marks = new Set(["server-only", "client-only"]);

registerHooks({
  resolve(specifier, context, next) {
    if (marks.has(specifier)) return { url: "data:text/javascript,export{}", shortCircuit: true };
    if (/^next\/[a-z-]+$/.test(specifier)) return next(`${specifier}.js`, context);
    if (specifier.startsWith("@/")) {
      const url = new URL(`../../${specifier.slice(2)}`, import.meta.url);
      if (existsSync(fileURLToPath(url))) return { url: url.href, shortCircuit: true };
    }
    return next(specifier, context);
  },
});
