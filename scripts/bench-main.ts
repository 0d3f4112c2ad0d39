/** `npm run bench`: how fast the product is, against limits; `-- --json` for one object, `-- core` for some of it. */
import { writeSync } from "node:fs";
import { BENCH_NAMES, type BenchName, isOk, type Measured, toJson, toTable } from "./bench/results.ts";
import { openStage, type Stage } from "./bench/stage.ts";
import { Refusal } from "./lib/paths.ts";
import { runCommand } from "./lib/settings.ts";

/** bench.mjs: standard output is turned to standard error, the result goes here. */
const RESULT = 3;

async function measureOnStage(stage: Stage, wanted: ReadonlySet<BenchName>): Promise<Measured[]> {
  const { measureGrowth, measureThroughput } = await import("./bench/page.ts");
  const { measureHttp, measureInProcess } = await import("./bench/save.ts");
  const { measureJavaScript } = await import("./bench/javascript.ts");
  const measured: Measured[] = [];
  const examples = await stage.app();
  if (wanted.has("save.inprocess")) measured.push(await measureInProcess(examples));
  if (wanted.has("page.throughput") || wanted.has("page.js") || wanted.has("save.http")) {
    const served = await stage.serve(examples);
    if (wanted.has("page.js")) measured.push(await measureJavaScript(served));
    if (wanted.has("page.throughput")) measured.push(await measureThroughput(served));
    if (wanted.has("save.http")) measured.push(await measureHttp(served));
  }
  if (wanted.has("page.growth")) measured.push(await measureGrowth(stage));
  return measured;
}

await runCommand(async () => {
  const args = process.argv.slice(2);
  const prefix = args.find((arg) => !arg.startsWith("--")) ?? "";
  const wanted = new Set(BENCH_NAMES.filter((name) => name.startsWith(prefix)));
  if (wanted.size === 0)
    throw new Refusal(`Ingen mätning börjar med ${prefix}. Det finns: ${BENCH_NAMES.join(", ")}.`);
  const measured: Measured[] = [];
  const has = (group: string) => [...wanted].some((name) => name.startsWith(group));
  if (has("core.")) {
    const { measureCore } = await import("./bench/core.ts");
    measured.push(...measureCore());
  }
  if (has("page.") || has("save.")) {
    const stage = await openStage();
    const close = () => void stage.close().then(() => process.exit(1));
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, close);
    try {
      measured.push(...(await measureOnStage(stage, wanted)));
    } finally {
      await stage.close();
    }
  }
  if (has("start.") || has("memory.")) {
    const { measureStart } = await import("./bench/start.ts");
    measured.push(...(await measureStart()));
  }
  const shown = BENCH_NAMES.flatMap((name) =>
    measured.filter((each) => wanted.has(name) && each.name === name),
  );
  writeSync(RESULT, `${args.includes("--json") ? toJson(shown) : toTable(shown)}\n`);
  return shown.every(isOk) ? 0 : 1;
});
process.exit();
