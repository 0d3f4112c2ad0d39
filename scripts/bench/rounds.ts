/** Ratios of two things done in turns, so that what else the machine does meets both alike. */

/** contracts.md, "Commands": medians of at least 7 interleaved rounds after warm-up. */
export const ROUNDS = 9;
const WARM_UP_MS = 1500;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

export interface Work {
  /** Makes ready for one run; its time does not count. */
  readonly before?: () => void;
  readonly run: () => void;
  /** How many times per round, so that a round is long against the clock's resolution. */
  readonly times: number;
}

/** Median milliseconds of one run, warm. */
function timeOf({ before, run, times }: Work): number {
  const each: number[] = [];
  for (let count = 0; count < times; count += 1) {
    before?.();
    const start = performance.now();
    run();
    each.push(performance.now() - start);
  }
  return median(each);
}

function warmUp({ before, run }: Work): void {
  const end = performance.now() + WARM_UP_MS;
  while (performance.now() < end) {
    before?.();
    run();
  }
}

/** Median milliseconds of each work over interleaved rounds, and of `ours / theirs` within a round. */
export function compare(ours: Work, theirs: Work): { ours: number; theirs: number; ratio: number } {
  warmUp(ours);
  warmUp(theirs);
  const rounds = Array.from({ length: ROUNDS }, () => ({ ours: timeOf(ours), theirs: timeOf(theirs) }));
  return {
    ours: median(rounds.map((round) => round.ours)),
    theirs: median(rounds.map((round) => round.theirs)),
    ratio: median(rounds.map((round) => round.ours / round.theirs)),
  };
}
