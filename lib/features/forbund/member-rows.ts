import "server-only";
import type { FactValue } from "../../core/forbund/field.ts";
import { ORGANISATION_KINDS, PARTY_GROUP_OF } from "../../core/forbund/membership.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { ForbundScope, Tx } from "../../platform/scope.ts";

const KIND_WORD = {
  arbetsformedlingen: "Arbetsförmedlingen",
  forsakringskassan: "Försäkringskassan",
  region: "en region",
  kommun: "en kommun",
} as const;

/** An organisation becomes a member; organisations are shared by all förbund and known by their name. */
export async function insertMember(
  tx: Tx,
  { forbundId }: ForbundScope,
  id: string,
  values: Readonly<Record<string, FactValue>>,
): Promise<Result<null, string>> {
  const name = String(values.name);
  const kind = ORGANISATION_KINDS.find((each) => each === values.kind);
  if (!kind) return err("Välj slag i listan");
  // Two förbund may add the same organisation at once: the name is unique, the first row stays.
  await tx.$executeRaw`
    INSERT INTO organisation (name, kind) VALUES (${name}, ${kind}::"OrganisationKind") ON CONFLICT (name) DO NOTHING`;
  const organisation = await tx.organisation.findUniqueOrThrow({ where: { name } });
  if (organisation.kind !== kind)
    return err(`${name} finns redan som ${KIND_WORD[organisation.kind]}. Välj det slaget`);
  const open = await tx.member.count({
    where: { forbundId, organisationId: organisation.id, validTo: null },
  });
  if (open > 0) return err(`${name} är redan medlem`);
  await tx.$executeRaw`
    INSERT INTO member (id, forbund_id, organisation_id, party_group, valid_from)
    VALUES (${id}::uuid, ${forbundId}::uuid, ${organisation.id}::uuid, ${PARTY_GROUP_OF[kind]}::"PartyGroup",
      ${values.validFrom ?? null}::date)`;
  return ok(null);
}
