/**
 * Who may do what: one pure function, asked by the server to refuse, by the screen to explain and by
 * the test that compares it with `docs/permissions.md` for every role, stage and action.
 *
 * Not allowed to see is answered as if the thing did not exist (404); sees but may not is answered
 * with a reason (403). The operator runs the installation and stands outside the roles of a förbund.
 */
import { unreachable } from "./result.ts";
import type { Stage } from "./stage.ts";

export const ROLES = [
  "forbundschef",
  "administrator",
  "ekonom",
  "boardMember",
  "beredningsgrupp",
  "memberRepresentative",
  "auditor",
] as const;
export type Role = (typeof ROLES)[number];

export const BOARD_ATTRIBUTES = ["chair", "viceChair", "deputy", "presidium"] as const;
export type BoardAttribute = (typeof BOARD_ATTRIBUTES)[number];

/** One role held in the subject's förbund. The attributes say more about a `boardMember`. */
export type RoleGrant = { readonly role: Role } & { readonly [A in BoardAttribute]?: boolean };

export type Actor =
  | { readonly kind: "operator" }
  /**
   * `roles` are those held in the subject's own förbund: none means an outsider. `readOnly`: a förbundschef who
   * sees as another role ("Visa som …"), with that role's `roles`.
   */
  | { readonly kind: "person"; readonly roles: readonly RoleGrant[]; readonly readOnly?: boolean };

/** What is asked about. `null` where the answer does not depend on a stage. */
export interface SubjectOf {
  readonly "forbund.create": null;
  readonly "forbund.read": null;
  readonly "budget.create": null;
  readonly "budget.createFromFile": null;
  readonly "budget.read": { readonly stage: Stage };
  /** Values, rules, lines, sections, years and opening equity. */
  readonly "budget.edit": { readonly stage: Stage };
  /** Names, roles and the member each one comes from. */
  readonly "people.read": null;
  /** E-mail addresses of the people. */
  readonly "contact.read": null;
  /** Invite, change and end roles, hand over, erase; lib/core/people/rules.ts says which. */
  readonly "people.manage": null;
  /** "Visa som …": see the förbund's pages as another role does. */
  readonly "forbund.viewAs": null;
  /** "Om förbundet": name, members, seats, office, services, förbundsordning, colour and logotype. */
  readonly "forbund.edit": null;
  /** Settings that are not money: unit, words, dates, public or not. */
  readonly "settings.edit": null;
  /** The recommendation's steps, the state's amount and the key of the contributions. */
  readonly "settings.editMoney": null;
  /** Health, sizes and the list of förbund, none of their content. */
  readonly "installation.read": null;
  readonly "job.rerun": null;
  readonly "outbox.read": null;
  readonly "outbox.resend": null;
}
export type Action = keyof SubjectOf;

/** The subject each action is asked about; a new action does not compile until it stands here. */
export const SUBJECT_KIND = {
  "forbund.create": "installation",
  "forbund.read": "forbund",
  "budget.create": "forbund",
  "budget.createFromFile": "forbund",
  "budget.read": "budget",
  "budget.edit": "budget",
  "people.read": "forbund",
  "contact.read": "forbund",
  "people.manage": "forbund",
  "forbund.viewAs": "forbund",
  "forbund.edit": "forbund",
  "settings.edit": "forbund",
  "settings.editMoney": "forbund",
  "installation.read": "installation",
  "job.rerun": "installation",
  "outbox.read": "installation",
  "outbox.resend": "installation",
} as const satisfies {
  readonly [A in Action]: SubjectOf[A] extends null ? "installation" | "forbund" : "budget";
};

export const REASON_TEXT = {
  "not-found": "Sidan finns inte, eller så har du inte tillgång till den.",
  "role-reads-only":
    "Du kan läsa budgeten men inte ändra den. Be förbundschefen eller ekonomen om ändringen.",
  "role-cannot-create": "Du kan läsa men inte skapa en budget. Be förbundschefen eller ekonomen göra det.",
  "role-cannot-edit-forbund":
    "Du kan läsa uppgifterna om förbundet men inte ändra dem. Be förbundschefen eller administratören om ändringen.",
  "role-cannot-edit-settings":
    "Du kan läsa inställningen men inte ändra den. Be förbundschefen om ändringen.",
  "role-cannot-edit-money-settings":
    "Du kan läsa inställningen men inte ändra den. Be förbundschefen eller ekonomen om ändringen.",
  "role-cannot-manage-people":
    "Du kan se vilka som är med men inte ändra något där. Be förbundschefen eller administratören.",
  "contact-for-managers": "E-postadresserna visas bara för förbundschefen och administratören.",
  "only-forbundschef": "Det kan bara förbundschefen göra.",
  "viewing-as":
    "Du visar sidorna som en annan roll och kan inte ändra något. Sluta visa som den rollen, och försök igen.",
  "budget-in-samrad":
    "Budgeten är ute på samråd och kan inte ändras så länge medlemmarna svarar. Ta tillbaka den till beredning först.",
  "budget-in-board-decision":
    "Budgeten ligger för beslut i styrelsen och kan inte ändras. Ta tillbaka den till beredning först.",
  "budget-adopted": "Budgeten är fastställd och kan inte ändras. Starta en revidering.",
  "budget-revised": "Budgeten är ersatt av en revidering och kan inte ändras. Öppna revideringen.",
} as const;
export type ReasonCode = keyof typeof REASON_TEXT;

export type Permission =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly visible: boolean; readonly reason: ReasonCode };

const ALLOWED: Permission = { allowed: true };
const NOT_SEEN: Permission = { allowed: false, visible: false, reason: "not-found" };
const refused = (reason: ReasonCode): Permission => ({ allowed: false, visible: true, reason });

/** The kansli writes the budget; the board decides it, lag 2003:1210 10 and 23 §§. */
const BUDGET_WRITERS: readonly Role[] = ["forbundschef", "ekonom"];

/** Facts about the förbund are kept by its office. */
const FACT_EDITORS: readonly Role[] = ["forbundschef", "administrator"];

/** The förbundsadministratör keeps the registers beside the förbundschef. */
const PEOPLE_MANAGERS: readonly Role[] = ["forbundschef", "administrator"];

/**
 * Why a budget is closed for editing in a stage; null is open. Draft, preparation and the board's
 * proposal go back and forth. What the members have been asked about (23 §) or the board has decided
 * must stand still.
 */
const CLOSED: { readonly [S in Stage]: ReasonCode | null } = {
  draft: null,
  preparation: null,
  boardProposal: null,
  samrad: "budget-in-samrad",
  boardDecision: "budget-in-board-decision",
  adopted: "budget-adopted",
  revised: "budget-revised",
};

/** Whether a budget may be changed at all in this stage, whoever asks. */
export function isEditableStage(stage: Stage): boolean {
  return CLOSED[stage] === null;
}

/**
 * May the actor do this to the subject? Never throws; a refusal says whether the subject may be seen
 * and why, as a code whose Swedish sentence is in `REASON_TEXT`.
 */
export function decide<A extends Action>(actor: Actor, action: A, subject: SubjectOf[A]): Permission {
  const stage = subject === null ? null : subject.stage;
  // The operator's work is the installation: no förbund's content, and nobody else there.
  if (SUBJECT_KIND[action] === "installation") return actor.kind === "operator" ? ALLOWED : NOT_SEEN;
  if (actor.kind === "operator" || actor.roles.length === 0) return NOT_SEEN;
  const answer = decideInForbund(action, actor.roles, stage);
  // Whoever sees as another role reads what that role reads and changes nothing.
  const reads = action.endsWith(".read");
  return actor.readOnly && !reads && answer !== NOT_SEEN ? refused("viewing-as") : answer;
}

function decideInForbund(action: Action, roles: readonly RoleGrant[], stage: Stage | null): Permission {
  const holds = (wanted: readonly Role[]) => roles.some(({ role }) => wanted.includes(role));
  const writes = holds(BUDGET_WRITERS);
  switch (action) {
    case "forbund.read":
    case "budget.read":
    case "people.read":
      return ALLOWED;
    case "contact.read":
      return holds(PEOPLE_MANAGERS) ? ALLOWED : refused("contact-for-managers");
    case "people.manage":
      return holds(PEOPLE_MANAGERS) ? ALLOWED : refused("role-cannot-manage-people");
    case "forbund.viewAs":
      return holds(["forbundschef"]) ? ALLOWED : refused("only-forbundschef");
    case "forbund.edit":
      return holds(FACT_EDITORS) ? ALLOWED : refused("role-cannot-edit-forbund");
    case "settings.edit":
      return holds(["forbundschef"]) ? ALLOWED : refused("role-cannot-edit-settings");
    case "settings.editMoney":
      return writes ? ALLOWED : refused("role-cannot-edit-money-settings");
    case "budget.create":
    case "budget.createFromFile":
      return writes ? ALLOWED : refused("role-cannot-create");
    case "budget.edit": {
      if (!writes) return refused("role-reads-only");
      const closed = stage === null ? null : CLOSED[stage];
      return closed === null ? ALLOWED : refused(closed);
    }
    case "forbund.create":
    case "installation.read":
    case "job.rerun":
    case "outbox.read":
    case "outbox.resend":
      return NOT_SEEN;
    default:
      return unreachable(action);
  }
}
