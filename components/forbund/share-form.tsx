"use client";

import { useState, useTransition } from "react";
import {
  contributionsOf,
  problemText,
  SHARE_METHODS,
  type ShareMethod,
} from "@/lib/core/forbund/contributions.ts";
import { parseField } from "@/lib/core/forbund/field.ts";
import type { MemberFact } from "@/lib/core/forbund/membership.ts";
import { SHARE_FIELD, shareText } from "@/lib/core/forbund/share-field.ts";
import type { Unit } from "@/lib/core/money.ts";
import { formatDate, plainDate } from "@/lib/core/swedish-date.ts";
import { saveShareKeyAction } from "@/lib/features/forbund/actions.ts";
import type { FactAnswer, ShareFact, StateFact } from "@/lib/features/forbund/types.ts";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { AWAY } from "./fact-dialog.tsx";
import { ShareTable } from "./share-table.tsx";

export interface ShareFormProps {
  readonly slug: string;
  readonly revision: number;
  readonly canEdit: boolean;
  readonly unit: Unit;
  readonly state: StateFact;
  readonly members: readonly MemberFact[];
  readonly shares: readonly ShareFact[];
  /** The numbers are an earlier year's and not saved for this one. */
  readonly fromEarlier: boolean;
  readonly saved: boolean;
  readonly onSaved: () => void;
  /** Something was typed after the last save. */
  readonly onChanged: () => void;
}

export type Method = ShareMethod | "none";
const METHOD_WORDS = {
  population: "Efter invånare",
  percent: "I procent",
  amount: "I kronor",
  none: "Inte bestämt än",
} as const satisfies Record<Method, string>;
const OPTIONS = [...SHARE_METHODS, "none" as const].map((value) => ({ value, label: METHOD_WORDS[value] }));
const isMethod = (value: string): value is Method => Object.hasOwn(METHOD_WORDS, value);

/** How regions and kommuner share their part in a year, with every member's sum while one types. */
export function ShareForm(props: ShareFormProps) {
  const { state, members, shares, canEdit, unit, slug, onSaved, onChanged } = props;
  const [methods, setMethods] = useState(() => ({
    region: methodOf(members, shares, "region"),
    kommun: methodOf(members, shares, "kommun"),
  }));
  const [numbers, setNumbers] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(shares.map(({ memberId, method, weight }) => [memberId, shareText(method, weight)])),
  );
  const [date, setDate] = useState(
    () => shares.find(({ referenceDate }) => referenceDate)?.referenceDate ?? `${state.year - 1}-11-30`,
  );
  const [revision, setRevision] = useState(props.revision);
  const [told, setTold] = useState<FactAnswer | null>(null);
  const [pending, start] = useTransition();
  const shared = { region: sharing(members, "region"), kommun: sharing(members, "kommun") };
  const given = [...shared.region, ...shared.kommun].flatMap(({ id, kind }) => {
    const method = kind === "region" ? methods.region : methods.kommun;
    return method === "none" ? [] : [{ memberId: id, method, value: numbers[id] ?? "", referenceDate: date }];
  });
  const made = contributionsOf({
    year: state.year,
    stateAmount: state.amountOre,
    status: state.status,
    members,
    shares: given.map(({ memberId, method, value }) => ({
      memberId,
      method,
      weight: weightOf(method, value),
      referenceDate: date,
    })),
  });
  const save = () =>
    start(async () => {
      setTold(null);
      const answer = await saveShareKeyAction({
        slug,
        year: state.year,
        baseRevision: revision,
        shares: given,
      }).catch(() => failed(AWAY));
      setTold(answer);
      if (answer.revision !== null) setRevision(answer.revision);
      if (answer.ok) onSaved();
    });
  const population = given.some(({ method }) => method === "population");
  const groups = [
    { kind: "kommun", label: "Kommunerna delar", shown: shared.kommun.length > 0 },
    { kind: "region", label: "Regionerna delar", shown: shared.region.length > 0 },
  ] as const;
  return (
    <div className="share-form" onChange={onChanged}>
      {canEdit ? (
        <div className="share-top">
          {groups.map(({ kind, label, shown }) =>
            shown ? (
              <SelectField
                key={kind}
                label={label}
                options={OPTIONS}
                value={methods[kind]}
                onChange={({ target }) => {
                  const { value } = target;
                  if (isMethod(value)) setMethods((all) => ({ ...all, [kind]: value }));
                }}
              />
            ) : null,
          )}
          {population ? (
            <TextField
              type="date"
              label="Invånare räknade den"
              value={date}
              error={told && !told.ok ? (told.fields.referenceDate ?? null) : null}
              onChange={(event) => setDate(event.target.value)}
            />
          ) : null}
        </div>
      ) : shared.kommun.length > 0 ? (
        <p>{readText(methods.kommun, date)}</p>
      ) : null}
      <ShareTable
        unit={unit}
        members={members}
        contributions={made.ok ? made.value : null}
        numbers={numbers}
        methods={methods}
        shared={new Set([...shared.kommun, ...shared.region].map(({ id }) => id))}
        errors={told && !told.ok ? told.fields : {}}
        onNumber={canEdit ? (id, value) => setNumbers((all) => ({ ...all, [id]: value })) : null}
      />
      {made.ok ? null : (
        <Alert tone="warning">
          <p>{problemText(made.error)}</p>
        </Alert>
      )}
      {props.fromEarlier && canEdit ? (
        <p className="field-hint">Talen kommer från ett tidigare år. Spara om de ska gälla {state.year}.</p>
      ) : null}
      {told && !told.ok ? <Refusal answer={told} /> : null}
      {canEdit && shared.kommun.length + shared.region.length > 0 ? (
        <p>
          <Button variant="primary" pending={pending} onClick={save}>
            {pending ? "Sparar …" : `Spara fördelningen ${state.year}`}
          </Button>{" "}
          <span role="status">{props.saved && !pending ? "Sparat." : ""}</span>
        </p>
      ) : null}
    </div>
  );
}

function Refusal({ answer }: { readonly answer: Extract<FactAnswer, { ok: false }> }) {
  const [conflict] = answer.conflicts;
  const text = conflict
    ? `${conflict.by} har sparat en annan fördelning medan du skrev. Läs om sidan för att se den, eller spara igen för att låta din gälla.`
    : (answer.message ?? "Rätta talen som är markerade och spara igen.");
  return (
    <Alert tone={conflict ? "warning" : "error"} live>
      <p>{text}</p>
    </Alert>
  );
}

const failed = (message: string): FactAnswer => ({
  ok: false,
  message,
  fields: {},
  conflicts: [],
  revision: null,
});

/** A part with one member has nothing to share. */
function sharing(members: readonly MemberFact[], kind: "region" | "kommun"): MemberFact[] {
  const own = members.filter((member) => member.kind === kind);
  return own.length > 1 ? own : [];
}

function methodOf(
  members: readonly MemberFact[],
  shares: readonly ShareFact[],
  kind: "region" | "kommun",
): Method {
  const ids = new Set(members.filter((member) => member.kind === kind).map(({ id }) => id));
  return shares.find(({ memberId }) => ids.has(memberId))?.method ?? "none";
}

/** What cannot be read counts as nothing until it can; saving says what to mend. */
function weightOf(method: ShareMethod, value: string): number {
  const parsed = parseField(SHARE_FIELD[method], value);
  return parsed.ok && typeof parsed.value === "number" ? parsed.value : 0;
}

function readText(method: Method, date: string): string {
  switch (method) {
    case "none":
      return "Hur kommunerna delar är inte inlagt än.";
    case "population": {
      const day = plainDate(date);
      return `Kommunerna delar efter invånare${day ? ` den ${formatDate(day)}` : ""}.`;
    }
    case "percent":
      return "Kommunerna delar i procent.";
    case "amount":
      return "Kommunerna delar i kronor.";
  }
}
