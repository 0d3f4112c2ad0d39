import "server-only";
import { cache } from "react";
import { checkMembers } from "../../core/forbund/membership.ts";
import { checkSeats } from "../../core/forbund/seats.ts";
import { withChiefTitle } from "../../core/forbund/titles.ts";
import { type Actor, decide, REASON_TEXT } from "../../core/permission.ts";
import { dateInStockholm } from "../../core/swedish-date.ts";
import { now } from "../../platform/clock.ts";
import { inScope } from "../../platform/scope.ts";
import { enterForbund } from "../access/frame-data.ts";
import { listOrganisationNames, readFacts } from "./data.ts";
import { listFactChanges } from "./log-data.ts";
import { changeItem, wordsOf } from "./log-view.ts";
import type { AboutScreen, FactRights, ForbundFacts, SettingsScreen } from "./types.ts";

const SHOWN_CHANGES = 50;

/** `/{förbund}/om`. */
export const loadAbout = cache(async (slug: string): Promise<AboutScreen> => {
  const { frame, actor, scope } = await enterForbund(slug, `/${slug}/om`);
  const rights = rightsOf(actor, "forbund.edit");
  const { facts, organisations } = await inScope(scope, async (tx) => ({
    facts: await readFacts(tx, scope),
    organisations: rights.facts ? await listOrganisationNames(tx) : [],
  }));
  const today = dateInStockholm(now());
  return {
    ...frame,
    facts,
    rights: titled(rights, facts),
    today,
    memberNotes: checkMembers(facts.members, today),
    seatNotes: checkSeats(facts.members, facts.boardSeats, today),
    organisations,
  };
});

/** `/{förbund}/installningar`. */
export const loadSettings = cache(async (slug: string): Promise<SettingsScreen> => {
  const { frame, actor, scope } = await enterForbund(slug, `/${slug}/installningar`);
  const { facts, changes } = await inScope(scope, async (tx) => ({
    facts: await readFacts(tx, scope),
    changes: await listFactChanges(tx, scope, SHOWN_CHANGES),
  }));
  const words = wordsOf(facts);
  return {
    ...frame,
    facts,
    rights: titled(rightsOf(actor, "settings.edit"), facts),
    today: dateInStockholm(now()),
    changes: changes.map((change) => changeItem(change, words)),
  };
});

/** `asked` is the page's own right, whose refusal the page tells. */
function rightsOf(actor: Actor, asked: "forbund.edit" | "settings.edit"): FactRights {
  const may = (action: "forbund.edit" | "settings.edit" | "settings.editMoney") =>
    decide(actor, action, null).allowed;
  const answer = decide(actor, asked, null);
  return {
    facts: may("forbund.edit"),
    settings: may("settings.edit"),
    money: may("settings.editMoney"),
    reason: answer.allowed ? null : REASON_TEXT[answer.reason],
  };
}

function titled(rights: FactRights, { own }: ForbundFacts): FactRights {
  const { chiefTitle } = own;
  if (rights.reason === null || typeof chiefTitle !== "string") return rights;
  return { ...rights, reason: withChiefTitle(rights.reason, chiefTitle) };
}
