/** Why a change was refused, as a Swedish sentence that says what to do. The screen and the API say the same. */
import { unreachable } from "../result.ts";
import type { ChangeRefusal, TextField } from "./change-types.ts";
import type { ExpressionProblem } from "./expression.ts";
import type { RuleProblem } from "./rule-check.ts";

const FIELD_NAMES = {
  label: "Namnet",
  note: "Anteckningen",
  account: "Kontot",
  costCentre: "Kostnadsstället",
  project: "Projektet",
} as const satisfies Record<TextField, string>;

const EXPRESSION_PROBLEMS = {
  empty: "Skriv en uträkning, till exempel =35000*12.",
  tooLong: "Uträkningen är för lång. Dela upp den på flera rader.",
  syntax: "Uträkningen går inte att räkna ut. Skriv tal och + − * /, till exempel =35000*12.",
  divisionByZero: "Uträkningen delar med noll. Ändra talet efter /.",
  tooLarge: "Uträkningen ger för mycket. En ruta rymmer högst en miljard kronor.",
} as const satisfies Record<ExpressionProblem, string>;

export function expressionText(problem: ExpressionProblem): string {
  return EXPRESSION_PROBLEMS[problem];
}

export function refusalText(refusal: ChangeRefusal): string {
  switch (refusal.code) {
    case "unknownLine":
      return "Raden finns inte längre. Ladda om sidan för att se budgeten som den är nu.";
    case "unknownSection":
      return "Avsnittet finns inte längre. Ladda om sidan för att se budgeten som den är nu.";
    case "unknownPlace":
      return "Raden som den skulle stå efter finns inte längre. Ladda om sidan och försök igen.";
    case "unknownYear":
      return `Budgeten har inget år ${refusal.year}. Lägg till året först.`;
    case "noYears":
      return "Budgeten måste ha minst ett år. Lägg till ett annat år först.";
    case "duplicateYear":
      return `${refusal.year} finns redan i budgeten. Välj ett annat år.`;
    case "yearOutside":
      return `${refusal.year} är för långt bort. Välj ett år mellan 1900 och 2099.`;
    case "tooManyYears":
      return `Budgeten rymmer högst ${refusal.max} år. Ta bort ett år först.`;
    case "lastBudgetYear":
      return `${refusal.year} är budgetåret och kan inte tas bort.`;
    case "earlierBudgetYear":
      return `Budgetåret är ${refusal.budgetYear}. Lägg till ${refusal.year} som bokslut eller prognos.`;
    case "duplicateId":
      return "Raden finns redan. Ladda om sidan för att se budgeten som den är nu.";
    case "tooManyLines":
      return `Budgeten rymmer högst ${refusal.max} rader. Slå ihop några rader först.`;
    case "tooManySections":
      return `Budgeten rymmer högst ${refusal.max} avsnitt. Slå ihop några avsnitt först.`;
    case "textMissing":
      return "Ange ett namn.";
    case "textTooLong":
      return `${FIELD_NAMES[refusal.field]} får ha högst ${refusal.max} tecken.`;
    case "textHasTag":
      return `${FIELD_NAMES[refusal.field]} får inte innehålla HTML-taggar. Skriv bara text, till exempel "unga <30 år".`;
    case "costTypeOnIncome":
      return `${refusal.label} är en intäkt och kan inte ha kostnadsslag eller nivå.`;
    case "decisionOnIncome":
      return `${refusal.label} är en intäkt. Bara kostnader kan vara planerade eller avsatta.`;
    case "incomeKindOnCost":
      return `${refusal.label} är en kostnad och kan inte ha ett slag av intäkt.`;
    case "partyOnCost":
      return `${refusal.label} är en kostnad och kan inte betalas av en medlem. Välj part på en intäkt.`;
    case "kindMismatch":
      return `${refusal.label} kan inte flyttas mellan intäkter och kostnader. Lägg till en ny rad där i stället.`;
    case "referred":
      return `${refusal.label} används när ${refusal.by} räknas ut. Ändra uträkningen för ${refusal.by} först.`;
    case "cycle":
      return `${refusal.names[0]} och ${refusal.names[1]} räknas ut av varandra. Ändra uträkningen för en av dem.`;
    case "brokenRule":
      return ruleText(refusal.problem);
    case "openingTooLarge":
      return `Sparade medel 1 januari ${refusal.year} är för stort. En ruta rymmer högst en miljard kronor.`;
    case "tooLarge":
      return `Beloppet för ${refusal.label} ${refusal.year} är för stort. En ruta rymmer högst en miljard kronor.`;
    default:
      return unreachable(refusal);
  }
}

function ruleText(problem: RuleProblem): string {
  switch (problem.code) {
    case "round":
      return "Avrunda till 1, 10, 100 eller 1 000 kronor.";
    case "percentOutside":
      return `Procenttalet måste vara mellan −100 och ${problem.max}.`;
    case "percentDecimals":
      return `Procenttalet får ha högst ${problem.max} decimaler.`;
    case "amountTooLarge":
      return "Beloppet är för stort. En ruta rymmer högst en miljard kronor.";
    case "noReferences":
      return "Välj minst en rad eller ett avsnitt som andelen räknas på.";
    case "tooManyReferences":
      return `Välj högst ${problem.max} rader eller avsnitt.`;
    case "unknownReference":
      return "En rad som andelen räknas på finns inte längre. Välj rader igen.";
    case "expression":
      return expressionText(problem.problem);
    default:
      return unreachable(problem);
  }
}
