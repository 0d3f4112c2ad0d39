import "server-only";
import type { LadderStep } from "../../core/budget/model.ts";
import type { FactValue, Field } from "../../core/forbund/field.ts";
import type { MemberFact } from "../../core/forbund/membership.ts";
import { FORBUND_PARTS } from "../../core/forbund/own-fields.ts";
import type { SeatFact } from "../../core/forbund/seats.ts";
import { ore } from "../../core/money.ts";
import type { ForbundScope, Tx } from "../../platform/scope.ts";
import { valuesOf } from "./fact-rows.ts";
import type {
  CharterFact,
  ForbundFacts,
  LadderFact,
  PostFact,
  ServiceFact,
  ShareFact,
  StateFact,
} from "./types.ts";

interface FactsRow {
  readonly own: Record<string, FactValue>;
  readonly members: readonly MemberFact[];
  readonly seats: readonly (SeatFact & { readonly body: "board" | "beredningsgrupp" })[];
  readonly posts: readonly PostFact[];
  readonly services: readonly ServiceFact[];
  readonly charters: readonly CharterFact[];
  readonly ladder: readonly LadderFact[];
  readonly states: readonly StateFact[];
  readonly shares: readonly ShareFact[];
}

const OWN_FIELDS: readonly Field[] = Object.values(FORBUND_PARTS).flat();

/** All facts of the förbund of the scope: one statement, so that they are of one revision. */
export async function readFacts(tx: Tx, { forbundId }: ForbundScope): Promise<ForbundFacts> {
  const [row] = await tx.$queryRaw<FactsRow[]>`
    SELECT to_jsonb(f) AS own,
      (SELECT coalesce(json_agg(json_build_object('id', m.id, 'name', o.name, 'kind', o.kind,
          'validFrom', m.valid_from, 'validTo', m.valid_to)
          ORDER BY array_position(ARRAY['forsakringskassan', 'arbetsformedlingen', 'region', 'kommun'], o.kind::text),
            o.name COLLATE "C"), '[]')
        FROM member m JOIN organisation o ON o.id = m.organisation_id WHERE m.forbund_id = f.id) AS members,
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'body', s.body, 'memberId', s.member_id, 'kind', s.kind,
          'background', s.background, 'post', s.post, 'presidium', s.presidium, 'validFrom', s.valid_from,
          'validTo', s.valid_to) ORDER BY s.post NULLS LAST, s.kind, s.id), '[]')
        FROM seat s WHERE s.forbund_id = f.id) AS seats,
      (SELECT coalesce(json_agg(json_build_object('id', p.id, 'title', p.title, 'percent', p.percent, 'tasks', p.tasks,
          'sharedWith', p.shared_with, 'validFrom', p.valid_from, 'validTo', p.valid_to)
          ORDER BY p.position, p.title), '[]')
        FROM office_post p WHERE p.forbund_id = f.id) AS posts,
      (SELECT coalesce(json_agg(json_build_object('id', b.id, 'area', b.area, 'supplier', b.supplier,
          'supplierMemberId', b.supplier_member_id, 'agreement', b.agreement, 'validFrom', b.valid_from,
          'validTo', b.valid_to) ORDER BY b.position, b.area), '[]')
        FROM bought_service b WHERE b.forbund_id = f.id) AS services,
      (SELECT coalesce(json_agg(json_build_object('id', c.id, 'title', c.title, 'validFrom', c.valid_from,
          'budgetProcess', c.budget_process, 'contributions', c.contributions, 'announcements', c.announcements,
          'boardRules', c.board_rules, 'auditRules', c.audit_rules, 'exitYears', c.exit_years,
          'chairRotation', c.chair_rotation,
          'file', CASE WHEN d.id IS NULL THEN NULL ELSE json_build_object('id', d.id, 'name', d.name) END,
          'approvals', (SELECT coalesce(json_agg(json_build_object('memberId', a.member_id,
              'approvedOn', a.approved_on)), '[]') FROM charter_approval a WHERE a.charter_id = c.id))
          ORDER BY c.valid_from DESC NULLS LAST), '[]')
        FROM charter c LEFT JOIN file d ON d.id = c.file_id WHERE c.forbund_id = f.id) AS charters,
      (SELECT coalesce(json_agg(json_build_object('id', l.id, 'fromOre', l.from_ore, 'toOre', l.to_ore,
          'percent', l.percent, 'capOre', l.cap_ore, 'source', l.source, 'validFrom', l.valid_from)
          ORDER BY l.valid_from NULLS FIRST, l.from_ore), '[]')
        FROM ladder_step l WHERE l.forbund_id = f.id) AS ladder,
      (SELECT coalesce(json_agg(json_build_object('id', a.id, 'year', a.year, 'amountOre', a.amount_ore,
          'status', a.status, 'source', a.source, 'toldOn', a.told_on) ORDER BY a.year DESC), '[]')
        FROM state_allocation a WHERE a.forbund_id = f.id) AS states,
      (SELECT coalesce(json_agg(json_build_object('memberId', k.member_id, 'year', k.year, 'method', k.method,
          'weight', coalesce(k.population, k.percent, k.amount_ore), 'referenceDate', k.reference_date)), '[]')
        FROM contribution_share k WHERE k.forbund_id = f.id) AS shares
    FROM forbund f WHERE f.id = ${forbundId}::uuid`;
  if (!row) throw new Error("The förbund of the scope is gone");
  const { own, seats, ...rest } = row;
  const of = (body: "board" | "beredningsgrupp") => seats.filter((seat) => seat.body === body);
  return {
    ...rest,
    revision: Number(own.revision),
    own: valuesOf(own, OWN_FIELDS),
    hasLogo: own.logo_file_id !== null,
    boardSeats: of("board"),
    groupSeats: of("beredningsgrupp"),
  };
}

/** The förbund's own steps of the recommendation, for budgets that come without. */
export async function readLadder(tx: Tx, { forbundId }: ForbundScope): Promise<LadderStep[]> {
  const rows = await tx.$queryRaw<LadderFact[]>`
    SELECT l.id, l.from_ore::float8 AS "fromOre", l.to_ore::float8 AS "toOre", l.percent::float8 AS percent,
      l.cap_ore::float8 AS "capOre", l.source, l.valid_from::text AS "validFrom"
    FROM ladder_step l WHERE l.forbund_id = ${forbundId}::uuid ORDER BY l.valid_from NULLS FIRST, l.from_ore`;
  return rows.map(({ fromOre, toOre, percent, capOre, source, validFrom }) => ({
    from: ore(fromOre),
    to: toOre === null ? null : ore(toOre),
    percent,
    cap: capOre === null ? null : ore(capOre),
    source,
    validFrom,
  }));
}

/** Public names of organisations of any förbund, to choose from. */
export async function listOrganisationNames(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`SELECT name FROM organisation ORDER BY name LIMIT 1000`;
  return rows.map(({ name }) => name);
}
