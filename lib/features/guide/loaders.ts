import "server-only";
import { cache } from "react";
import { dateInStockholm } from "../../core/swedish-date.ts";
import { now } from "../../platform/clock.ts";
import { inScope } from "../../platform/scope.ts";
import { currentPerson } from "../../platform/session.ts";
import { listForbund } from "../access/data.ts";
import { enterForbund } from "../access/frame-data.ts";
import { readFacts } from "../forbund/data.ts";
import { readGuideChoice } from "./choice.ts";
import { countPeople } from "./data.ts";
import type { Guide, HelpScreen } from "./types.ts";
import { mayGuide, showsGuide, toGuide } from "./view.ts";

/** The guide of the förbund's start page; null when it is not to be shown there. */
export const loadGuide = cache(async (slug: string): Promise<Guide | null> => {
  const { frame, actor, scope } = await enterForbund(slug, `/${slug}`);
  const budgetYears = frame.otherYears.map(({ budgetYear }) => budgetYear);
  if (!showsGuide(actor, budgetYears.length > 0, await readGuideChoice(slug))) return null;
  const given = await inScope(scope, async (tx) => ({
    facts: await readFacts(tx, scope),
    ...(await countPeople(tx, scope, now())),
  }));
  return toGuide(slug, actor, { ...given, budgetYears, today: dateInStockholm(now()) });
});

/** Open to everyone. Whoever comes from a förbund of theirs, or has only one, keeps its navigation. */
export const loadHelp = cache(async (wanted: unknown): Promise<HelpScreen> => {
  const person = await currentPerson();
  const forbunds = person ? await listForbund(person) : [];
  const only = forbunds.length === 1 ? forbunds[0] : undefined;
  const from = forbunds.find(({ slug }) => slug === wanted) ?? only;
  if (!from) return { frame: null, canGuide: false };
  const { frame, actor } = await enterForbund(from.slug, "/hjalp");
  return { frame, canGuide: mayGuide(actor) };
});
