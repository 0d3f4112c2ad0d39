/** What a benchmark says, and how it is shown. */
export const BENCH_NAMES = [
  "core.edit",
  "core.build",
  "core.growth",
  "page.throughput",
  "page.growth",
  "page.js",
  "save.inprocess",
  "save.http",
  "start.built",
  "memory.idle",
] as const;
export type BenchName = (typeof BENCH_NAMES)[number];

interface Limit {
  readonly limit: number;
  /** Whether more is better. */
  readonly atLeast: boolean;
  readonly unit: string;
}

const LIMITS = {
  "core.edit": { limit: 1.5, atLeast: false, unit: "x" },
  "core.build": { limit: 0.01, atLeast: false, unit: "x" },
  "core.growth": { limit: 13, atLeast: false, unit: "x" },
  "page.throughput": { limit: 0.3, atLeast: true, unit: "x" },
  "page.growth": { limit: 1.3, atLeast: false, unit: "x" },
  "page.js": { limit: 260, atLeast: false, unit: "kB" },
  "save.inprocess": { limit: 6, atLeast: false, unit: "x" },
  "save.http": { limit: 3, atLeast: false, unit: "x" },
  "start.built": { limit: 5, atLeast: false, unit: "s" },
  "memory.idle": { limit: 300, atLeast: false, unit: "MB" },
} as const satisfies Record<BenchName, Limit>;

export interface Measured {
  readonly name: BenchName;
  readonly value: number;
  /** What the value is made of, for the reader. */
  readonly detail: string;
}

export function isOk({ name, value }: Measured): boolean {
  const { limit, atLeast } = LIMITS[name];
  // A comparison with NaN is false either way.
  return atLeast ? value >= limit : value <= limit;
}

/** Three figures that count: 0.00432, 1.31, 212. */
const rounded = (value: number) => Number(value.toPrecision(3));

export function toJson(measured: readonly Measured[]): string {
  const entries = measured.map((each) => {
    const { limit, unit } = LIMITS[each.name];
    return [each.name, { value: rounded(each.value), limit, unit, ok: isOk(each) }] as const;
  });
  return JSON.stringify(Object.fromEntries(entries));
}

export function toTable(measured: readonly Measured[]): string {
  const rows = measured.map((each) => {
    const { limit, atLeast, unit } = LIMITS[each.name];
    return [
      each.name,
      `${rounded(each.value)} ${unit}`,
      `${atLeast ? "≥" : "≤"} ${limit} ${unit}`,
      isOk(each) ? "ok" : "MISSED",
      each.detail,
    ];
  });
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
