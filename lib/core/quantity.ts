/** Sizes and lengths of time as Swedish text, for those who look after the installation. */

const UNITS = ["byte", "kB", "MB", "GB", "TB"] as const;

/**
 * A size in bytes as text: decimal prefixes, at most one decimal, comma, a no-break space before the unit
 * ("1,5 MB", "0 byte"). Rounded half up in the unit shown. Negative or broken sizes read as 0.
 */
export function formatBytes(bytes: number): string {
  let value = Number.isFinite(bytes) && bytes > 0 ? bytes : 0;
  let unit = 0;
  // 999 950 bytes would round to "1000 kB", so the next unit begins a little early.
  while (unit < UNITS.length - 1 && value >= (unit === 0 ? 1000 : 999.95)) {
    value /= 1000;
    unit += 1;
  }
  const rounded = unit === 0 ? Math.round(value) : Math.round(value * 10) / 10;
  return `${String(rounded).replace(".", ",")}\u00a0${UNITS[unit]}`;
}

/**
 * A length of time in seconds as its two greatest units ("3 dygn 4 h", "5 min 2 s", "0 s"), rounded down.
 */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(whole / 86_400), "dygn"],
    [Math.floor(whole / 3600) % 24, "h"],
    [Math.floor(whole / 60) % 60, "min"],
    [whole % 60, "s"],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return "0\u00a0s";
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}\u00a0${unit}`)
    .join(" ");
}
