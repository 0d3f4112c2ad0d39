"use client";

import { memo, useState } from "react";
import { type DescribedGroup, describeGroup } from "../../lib/core/budget/findings/group-text.ts";
import { allSumsAgree, type FindingGroup, groupFindings } from "../../lib/core/budget/findings/groups.ts";
import { describeFinding } from "../../lib/core/budget/findings/messages.ts";
import type { Finding, Severity } from "../../lib/core/budget/findings/types.ts";
import type { Budget, ComputedBudget } from "../../lib/core/budget/model.ts";
import { type Tone, ToneMark } from "../ui/alert.tsx";

/** Open at most; the rest stand under "Visa alla". */
const OPEN = 3;
const TONES = { error: "error", warning: "warning", info: "info" } as const satisfies Record<Severity, Tone>;

export interface FindingsAsideProps {
  readonly budget: Budget;
  readonly computed: ComputedBudget;
  readonly findings: readonly Finding[];
  readonly onGoTo: (finding: Finding) => void;
}

/** "Att titta på". What lies under "Visa alla" is in the page all the same, for search and print. */
function Aside({ budget, computed, findings, onGoTo }: FindingsAsideProps) {
  const [all, setAll] = useState(false);
  const groups = groupFindings(findings);
  const agree = allSumsAgree(budget, computed, findings);
  const rest = groups.length - OPEN;
  return (
    <aside className="card findings" aria-labelledby="att-titta-pa">
      <h2 id="att-titta-pa">Att titta på</h2>
      <ul>
        {groups.map((group, index) => (
          <GroupItem
            key={group.id}
            group={group}
            described={describeGroup(group, budget, computed)}
            followers={group.knockOns.map((finding) => describeFinding(finding, budget, computed).message)}
            hidden={!all && index >= OPEN}
            onGoTo={onGoTo}
          />
        ))}
        {agree ? (
          <li className="finding">
            <ToneMark tone="ok" />
            <p className="finding-title">Alla summor stämmer</p>
          </li>
        ) : null}
        {groups.length === 0 && !agree ? (
          <li className="finding">
            <ToneMark tone="ok" />
            <p className="finding-title">Inget särskilt just nu</p>
          </li>
        ) : null}
      </ul>
      {rest > 0 ? (
        <button
          type="button"
          className="link-button findings-all"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? "Visa färre" : `Visa alla ${groups.length}`}
        </button>
      ) : null}
    </aside>
  );
}

export const FindingsAside = memo(Aside);

interface GroupItemProps {
  readonly group: FindingGroup;
  readonly described: DescribedGroup;
  readonly followers: readonly string[];
  readonly hidden: boolean;
  readonly onGoTo: (finding: Finding) => void;
}

function GroupItem({ group, described, followers, hidden, onGoTo }: GroupItemProps) {
  const [first] = group.findings;
  return (
    <li className="finding" hidden={hidden}>
      <ToneMark tone={TONES[group.severity]} />
      <div>
        <h3 className="finding-title">
          {group.severity === "error" ? <span className="visually-hidden">Fel: </span> : null}
          {described.title}
        </h3>
        <p>{described.body}</p>
        {described.remedy ? <p>{described.remedy}</p> : null}
        {described.followers ? (
          <details className="finding-followers">
            <summary>{described.followers}</summary>
            <ul>
              {followers.map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </details>
        ) : null}
        <div className="finding-foot">
          {first ? (
            <button type="button" className="link-button" onClick={() => onGoTo(first)}>
              Visa i tabellen
            </button>
          ) : null}
          {described.authority ? (
            <details className="finding-source">
              <summary>Källa</summary>
              {described.authority}
            </details>
          ) : null}
        </div>
      </div>
    </li>
  );
}
