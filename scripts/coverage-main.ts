import { coverageProblems, readCoverage } from "./lib/coverage.ts";
import { root } from "./lib/paths.ts";

const problems = coverageProblems(readCoverage(root));
for (const problem of problems) console.log(problem);
console.log(
  problems.length === 0
    ? "docs/coverage.md answers every id."
    : `${problems.length} things to mend in docs/coverage.md`,
);
process.exit(problems.length === 0 ? 0 : 1);
