/** Stages of a plan and its budget, from draft to decided. Moves between them come with the decision process. */
export const STAGES = [
  "draft",
  "preparation",
  "boardProposal",
  "samrad",
  "boardDecision",
  "adopted",
  "revised",
] as const;
export type Stage = (typeof STAGES)[number];
