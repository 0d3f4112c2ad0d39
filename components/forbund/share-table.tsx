import type { Contribution } from "@/lib/core/budget/allocation.ts";
import type { MemberFact } from "@/lib/core/forbund/membership.ts";
import { type Ore, ore, type Unit } from "@/lib/core/money.ts";
import { formatInUnit } from "@/lib/core/swedish-number.ts";
import type { Method } from "./share-form.tsx";

export interface ShareTableProps {
  readonly unit: Unit;
  readonly members: readonly MemberFact[];
  /** null: they cannot be made yet. */
  readonly contributions: readonly Contribution[] | null;
  readonly numbers: Readonly<Record<string, string>>;
  readonly methods: { readonly region: Method; readonly kommun: Method };
  /** Members that share their part with others. */
  readonly shared: ReadonlySet<string>;
  readonly errors: Readonly<Record<string, string>>;
  /** null: reads only. */
  readonly onNumber: ((memberId: string, value: string) => void) | null;
}

const NUMBER_WORDS = { population: "invånare", percent: "%", amount: "kr", none: "" } as const;
const GROUPS = [
  { group: "state", label: "Staten", kind: null },
  { group: "region", label: "Region", kind: "region" },
  { group: "kommuner", label: "Kommuner", kind: "kommun" },
] as const;

/** Every member's sum, group by group, and the whole. */
export function ShareTable({ contributions, unit, ...rest }: ShareTableProps) {
  const sumOf = (group: Contribution["group"] | null): Ore | null =>
    contributions &&
    ore(
      contributions.reduce(
        (sum, each) => (group === null || each.group === group ? sum + each.amount : sum),
        0,
      ),
    );
  const shown = (amount: Ore | null) => (amount === null ? "" : formatInUnit(amount, unit));
  return (
    <table className="share-table">
      <thead>
        <tr>
          <th scope="col">Medlem</th>
          <th scope="col" className="share-number">
            Fördelas efter
          </th>
          <th scope="col" className="share-number">
            Bidrag
          </th>
        </tr>
      </thead>
      {GROUPS.map(({ group, label, kind }) => {
        const own = rest.members.filter((member) => member.kind === kind);
        if (kind !== null && own.length === 0) return null;
        return (
          <tbody key={group}>
            <tr className="share-group">
              <th scope="row">{own.length === 1 ? own[0]?.name : label}</th>
              <td />
              <td className="share-number">{shown(sumOf(group))}</td>
            </tr>
            {own.length > 1
              ? own.map((member) => (
                  <MemberRow
                    key={member.id}
                    {...rest}
                    member={member}
                    amount={shown(contributions?.find(({ id }) => id === member.id)?.amount ?? null)}
                  />
                ))
              : null}
          </tbody>
        );
      })}
      <tfoot>
        <tr>
          <th scope="row">Summa</th>
          <td />
          <td className="share-number">
            <output>{shown(sumOf(null))}</output>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

interface MemberRowProps extends Omit<ShareTableProps, "contributions" | "unit"> {
  readonly member: MemberFact;
  readonly amount: string;
}

function MemberRow({ member, amount, methods, numbers, errors, shared, onNumber }: MemberRowProps) {
  const method = member.kind === "region" ? methods.region : methods.kommun;
  const word = NUMBER_WORDS[method];
  const error = errors[member.id];
  const typed = onNumber !== null && method !== "none" && shared.has(member.id);
  return (
    <tr>
      <th scope="row">{member.name}</th>
      <td className="share-number">
        {typed ? (
          <>
            <input
              className="input"
              inputMode={method === "population" ? "numeric" : "decimal"}
              aria-label={`${member.name}, ${word === "%" ? "procent" : word}`}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `fel-${member.id}` : undefined}
              value={numbers[member.id] ?? ""}
              onChange={(event) => onNumber(member.id, event.target.value)}
            />
            {error ? (
              <span id={`fel-${member.id}`} className="field-error block">
                {error}
              </span>
            ) : null}
          </>
        ) : (
          `${numbers[member.id] ?? ""} ${numbers[member.id] ? word : ""}`
        )}
      </td>
      <td className="share-number">{amount}</td>
    </tr>
  );
}
