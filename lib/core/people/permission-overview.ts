/** The permission table in plain Swedish, made by asking `decide()` for every role and stage. */

import { withChiefTitle } from "../forbund/titles.ts";
import {
  type Action,
  type Actor,
  decide,
  type Permission,
  REASON_TEXT,
  ROLES,
  type Role,
  SUBJECT_KIND,
  type SubjectOf,
} from "../permission.ts";
import { roleName } from "../role-names.ts";
import { STAGES } from "../stage.ts";
import { stageName } from "../stage-names.ts";

/** The operator's work on the installation is not the förbund's, and is left out. */
type ForbundAction = {
  [A in Action]: (typeof SUBJECT_KIND)[A] extends "installation" ? never : A;
}[Action];

/** What each action is called; a new one does not compile until it has a name here. */
const ACTION_NAME = {
  "forbund.read": "Se förbundet och dess uppgifter",
  "budget.create": "Skapa en budget",
  "budget.createFromFile": "Läsa in en budget från fil",
  "budget.read": "Läsa budgeten",
  "budget.edit": "Ändra budgeten",
  "people.read": "Se vilka som är med och i vilka roller",
  "contact.read": "Se e-postadresser",
  "people.manage": "Bjuda in, ändra och avsluta roller",
  "forbund.viewAs": "Se sidorna som en annan roll (Visa som)",
  "forbund.edit": "Ändra uppgifterna om förbundet",
  "settings.edit": "Ändra inställningar",
  "settings.editMoney": "Ändra trappan, statens tilldelning och fördelningsnyckeln",
} as const satisfies Record<ForbundAction, string>;

export interface OverviewRule {
  /** The stages the answer is for, in words; null where it is the same always. */
  readonly when: string | null;
  readonly allowed: readonly { readonly role: Role; readonly name: string }[];
  /** Why, where nobody may. */
  readonly reason: string | null;
}

export interface OverviewAction {
  readonly action: Action;
  readonly name: string;
  readonly rules: readonly OverviewRule[];
}

/** What the roles of a förbund may do, action by action; `chiefTitle` is its own word for the förbundschef. */
export function permissionOverview(chiefTitle: string | null = null): OverviewAction[] {
  return Object.keys(ACTION_NAME)
    .filter(isNamed)
    .map((action) => ({ action, name: ACTION_NAME[action], rules: rulesOf(action, chiefTitle) }));
}

const isNamed = (name: string): name is ForbundAction => name in ACTION_NAME;

function rulesOf(action: Action, chiefTitle: string | null): OverviewRule[] {
  const needsStage = SUBJECT_KIND[action] === "budget";
  if (!needsStage)
    return [
      ruleOf(
        ROLES.map((role) => ask(role, action, null)),
        null,
      ),
    ];
  // Stages with the same answers are told together, in their order.
  const groups: { words: string[]; rule: OverviewRule }[] = [];
  for (const stage of STAGES) {
    const rule = ruleOf(
      ROLES.map((role) => ask(role, action, { stage })),
      chiefTitle,
    );
    const same = groups.find((group) => JSON.stringify(group.rule) === JSON.stringify(rule));
    if (same) same.words.push(stageName(stage));
    else groups.push({ words: [stageName(stage)], rule });
  }
  const always = groups.length === 1;
  return groups.map(({ words, rule }) => ({ ...rule, when: always ? null : words.join(", ") }));
}

/** The subject fits the action: `SUBJECT_KIND` says which actions need a stage. */
function ask(role: Role, action: Action, subject: SubjectOf[Action]): Permission {
  const actor: Actor = { kind: "person", roles: [{ role }] };
  return decide(actor, action, subject);
}

function ruleOf(answers: readonly Permission[], chiefTitle: string | null): OverviewRule {
  const allowed = ROLES.filter((_, index) => answers[index]?.allowed).map((role) => ({
    role,
    name: roleName(role, chiefTitle),
  }));
  // Where somebody may, "ask them" says itself; where nobody may, the kansli's own refusal tells of the stage.
  const [reason] = answers.flatMap((answer) =>
    allowed.length > 0 || answer.allowed || !answer.visible ? [] : [REASON_TEXT[answer.reason]],
  );
  return { when: null, allowed, reason: reason ? withChiefTitle(reason, chiefTitle) : null };
}
