/** Who a förbund's members are, lag (2003:1210) 3, 4 and 5 a §§. */

export const ORGANISATION_KINDS = ["arbetsformedlingen", "forsakringskassan", "region", "kommun"] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
export type PartyGroup = "state" | "region" | "kommuner";

/** Arbetsförmedlingen and Försäkringskassan are the state's part together, 5 §. */
export const PARTY_GROUP_OF = {
  arbetsformedlingen: "state",
  forsakringskassan: "state",
  region: "region",
  kommun: "kommuner",
} as const satisfies Record<OrganisationKind, PartyGroup>;

export interface Period {
  /** `2026-11-30`; null is open. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Whether a period holds on a day, both ends included. */
export function holdsOn({ validFrom, validTo }: Period, today: string): boolean {
  return (validFrom === null || validFrom <= today) && (validTo === null || validTo >= today);
}

/** Members at any time of a calendar year, who share its contributions. */
export function membersOfYear(members: readonly MemberFact[], year: number): MemberFact[] {
  return members.filter(
    ({ validFrom, validTo }) =>
      (validFrom === null || validFrom <= `${year}-12-31`) &&
      (validTo === null || validTo >= `${year}-01-01`),
  );
}

export interface MemberFact extends Period {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
}

export interface FactNote {
  readonly tone: "ok" | "warning" | "info";
  readonly text: string;
}

/**
 * What is missing among the members of a day: Arbetsförmedlingen, Försäkringskassan, at least one region and one
 * kommun (3–4 §§). A kommun outside a region (Gotland) takes the region's place, 5 a §. Nothing is refused for it.
 */
export function checkMembers(members: readonly MemberFact[], today: string): FactNote[] {
  const kinds = new Set(members.filter((member) => holdsOn(member, today)).map(({ kind }) => kind));
  const missing: string[] = [];
  if (!kinds.has("arbetsformedlingen")) missing.push("Arbetsförmedlingen");
  if (!kinds.has("forsakringskassan")) missing.push("Försäkringskassan");
  if (!kinds.has("kommun")) missing.push("minst en kommun");
  if (missing.length > 0)
    return [
      {
        tone: "warning",
        text: `${listWords(kinds.has("region") ? missing : [...missing, "en region"])} saknas bland medlemmarna (lag 2003:1210, 3–4 §§).`,
      },
    ];
  if (!kinds.has("region"))
    return [
      {
        tone: "info",
        text: "Ingen region är medlem. Det går när kommunen inte ingår i en region, och då betalar kommunen hälften (lag 2003:1210, 5 a §).",
      },
    ];
  return [{ tone: "ok", text: "Alla parter som lagen kräver är medlemmar (lag 2003:1210, 3–4 §§)." }];
}

/** "A", "A och B", "A, B och C". */
export function listWords(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} och ${last}`;
}
