"use client";

import { useId, useState } from "react";
import type { MemberFact } from "@/lib/core/forbund/membership.ts";
import type { Unit } from "@/lib/core/money.ts";
import type { ShareFact, StateFact } from "@/lib/features/forbund/types.ts";
import { SelectField } from "../ui/select-field.tsx";
import { ShareForm } from "./share-form.tsx";

export interface ShareYear {
  readonly state: StateFact;
  readonly members: readonly MemberFact[];
}

export interface ShareKeyProps {
  readonly slug: string;
  readonly revision: number;
  readonly canEdit: boolean;
  readonly unit: Unit;
  /** Latest first. */
  readonly years: readonly ShareYear[];
  readonly shares: readonly ShareFact[];
}

/** The key of one year at a time. */
export function ShareKey({ years, shares, ...rest }: ShareKeyProps) {
  const [year, setYear] = useState(years[0]?.state.year ?? 0);
  const [saved, setSaved] = useState(false);
  const id = useId();
  const chosen = years.find(({ state }) => state.year === year);
  if (!chosen) return null;
  const own = shares.filter((share) => share.year === year);
  const earlier = latestBefore(shares, year);
  return (
    <>
      {years.length > 1 ? (
        <SelectField
          id={id}
          label="År"
          className="fact-short"
          options={years.map(({ state }) => ({ value: String(state.year), label: String(state.year) }))}
          value={String(year)}
          onChange={(event) => {
            setYear(Number(event.target.value));
            setSaved(false);
          }}
        />
      ) : (
        <h3>{year}</h3>
      )}
      <ShareForm
        // Numbers that somebody typed stay while other parts of the page are saved.
        key={`${year} ${JSON.stringify(own)}`}
        {...rest}
        state={chosen.state}
        members={chosen.members}
        shares={own.length > 0 ? own : earlier}
        saved={saved}
        onSaved={() => setSaved(true)}
        onChanged={() => setSaved(false)}
        fromEarlier={own.length === 0 && earlier.length > 0}
      />
    </>
  );
}

/** A new year starts from the latest key there is. */
function latestBefore(shares: readonly ShareFact[], year: number): ShareFact[] {
  const latest = Math.max(...shares.filter((share) => share.year < year).map((share) => share.year));
  return shares.filter((share) => share.year === latest);
}
