import type { Stage } from "./stage.ts";

const STAGE_NAME = {
  draft: "Utkast",
  preparation: "Hos beredningsgruppen",
  boardProposal: "Styrelsens förslag",
  samrad: "På samråd",
  boardDecision: "Hos styrelsen",
  adopted: "Fastställd",
  revised: "Reviderad",
} as const satisfies Record<Stage, string>;

export const stageName = (stage: Stage): string => STAGE_NAME[stage];
