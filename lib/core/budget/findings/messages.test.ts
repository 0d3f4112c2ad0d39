import { describe, expect, it } from "vitest";
import {
  BUDGET_FILES,
  type LoadedBudget,
  loadBudget,
  readBudgetFile,
} from "../../../../tests/read-budget.ts";
import type { FileLine } from "../file-types.ts";
import { describeGroup } from "./group-text.ts";
import { allSumsAgree, groupFindings } from "./groups.ts";
import { findingsToJson } from "./json.ts";
import { describeFinding } from "./messages.ts";
import { placeByLabel } from "./places.ts";
import type { FindingCode } from "./types.ts";

const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;

/** Message, authority and remedy of the first finding of a code, with plain spaces. */
function sayings({ budget, computed, findings, unit }: LoadedBudget, code: FindingCode, year?: number) {
  const finding = findings.find((one) => one.code === code && (year === undefined || one.year === year));
  if (!finding) throw new Error(`No ${code}`);
  const { message, authority, remedy } = describeFinding(finding, budget, computed, unit);
  return { message: plain(message), authority, remedy: plain(remedy) };
}

function groups({ budget, computed, findings, unit }: LoadedBudget) {
  return groupFindings(findings).map((group) => {
    const { title, body, followers } = describeGroup(group, budget, computed, unit);
    return { severity: group.severity, title, body: plain(body), followers };
  });
}

const bksv = loadBudget("burlov-kavlinge-staffanstorp-vellinge-2024-2026");
const exempel = loadBudget("exempelbygden-2026-2029");
const skane = loadBudget("skane-nordost-2023-2025");
const landskrona = loadBudget("landskrona-svalov-2023");

describe("describeFinding", () => {
  it.each<[string, LoadedBudget, FindingCode, number, string]>([
    [
      "a sum with the line that explains it",
      bksv,
      "subtotal-mismatch",
      2024,
      "Summan för Personalkostnader 2024 är 1 329 910 kr i dokumentet, men raderna ger 1 329 868 kr. Skillnaden är 42 kr. Sociala avgifter följer samma ökning som de andra åren om beloppet är 386 042 kr i stället för 386 000 kr. Då stämmer det.",
    ],
    [
      "what follows from it",
      bksv,
      "result-mismatch",
      2024,
      "Årets resultat 2024 är 536 111 kr i dokumentet, men uträkningen ger 536 153 kr. Skillnaden är 42 kr. Det följer av summan för Personalkostnader 2024.",
    ],
    [
      "a broken chain, in the document's unit",
      exempel,
      "equity-chain-break",
      2028,
      "Sparade medel 1 januari 2028 är 1 240 tkr i dokumentet, men 31 december 2027 är de 1 440 tkr. 200 tkr har försvunnit mellan åren.",
    ],
    [
      "negative equity and the members' liability",
      exempel,
      "negative-equity",
      2029,
      "Pengarna räcker inte 2029: 87 tkr saknas 31 december om alla pengar används. Med bara beslutade pengar finns 3 913 tkr kvar. Kan förbundet inte betala en skuld får medlemmarna skjuta till, var och en efter sin andel.",
    ],
    [
      "more saved than recommended, both cases",
      skane,
      "threshold-exceeded",
      2023,
      "Sparade medel 31 december 2023 blir 9 051 460 kr, 72 % av tilldelningen, om alla pengar används. Det är 6 553 060 kr mer än rekommenderat, som är högst 20 %. Med bara beslutade pengar blir de 14 051 460 kr, 11 553 060 kr mer än rekommenderat.",
    ],
    [
      "20,4 % is not written as the recommended 20 %",
      loadBudget("hoglandet-2023"),
      "threshold-exceeded",
      2023,
      "Sparade medel 31 december 2023 är 1 639 471 kr, 20,4 % av tilldelningen, både med alla pengar och med bara beslutade. Det är 32 271 kr mer än rekommenderat, som är högst 20 %.",
    ],
    [
      "costs above income",
      skane,
      "costs-exceed-income",
      2025,
      "Kostnaderna 2025 är 3 530 210 kr större än intäkterna. Skillnaden betalas med sparade medel. Kvar 31 december: 1 728 434 kr. 9 500 000 kr av kostnaderna är inte beslutade.",
    ],
    [
      "a plan for one year",
      landskrona,
      "three-year-plan-missing",
      2023,
      "Planen för ekonomin ska omfatta tre år med budgetåret 2023 som det första. 2024 och 2025 saknas.",
    ],
    [
      "money not decided",
      skane,
      "undecided-money",
      2023,
      "5 000 000 kr av kostnaderna 2023 är inte beslutade. De ligger på Nya processer.",
    ],
  ])("%s", (_, checked, code, year, expected) => {
    expect(sayings(checked, code, year).message).toBe(expected);
  });

  it("says whose share is off, and which income is not the members'", () => {
    const file = readBudgetFile("skane-nordost-2023-2025");
    const lines: FileLine[] = [
      { label: "Gåva", incomeKind: "other", values: { 2023: 5000 } },
      { label: "Projektmedel", incomeKind: "esf", values: { 2024: 7000 } },
    ];
    const checked = loadBudget({
      ...file,
      sections: [...file.sections, { label: "Annat", kind: "income", lines }],
      printed: { allocationState: { 2023: 6_000_000 }, allocationTotal: { 2023: 12_492_000 } },
    });
    expect(sayings(checked, "contribution-shares").message).toMatch(
      /^Statens del 2023 är 6 000 000 kr. Enligt lagens fördelning är den 6 246 000 kr: /,
    );
    expect(sayings(checked, "other-income").message).toMatch(/^Gåva 2023 är 5 000 kr från annat håll/);
    expect(sayings(checked, "esf-income").message).toMatch(/^Projektmedel 2024 är 7 000 kr från ESF/);
  });

  it("cites its authority, and none for plain arithmetic", () => {
    expect(sayings(exempel, "negative-equity").authority).toBe("lag 2003:1210 22 §");
    expect(sayings(landskrona, "three-year-plan-missing").authority).toBe(
      "KL 11:6, genom lag 2003:1210 21 §",
    );
    expect(sayings(bksv, "subtotal-mismatch").authority).toBeNull();
  });

  it("says what to mend", () => {
    expect(sayings(exempel, "subtotal-mismatch").remedy).toBe(
      "Jämför Förstudie unga vuxna 2027 med dokumentet. Rätta raden till 450 tkr om den är fel, annars summan.",
    );
    expect(sayings(bksv, "subtotal-mismatch", 2025).remedy).toBe(
      "Är beloppen avrundade behöver inget ändras.",
    );
    expect(sayings(exempel, "total-mismatch").remedy).toBe(
      "Rätta först summan för Insatser 2027. Då kan den här följa med.",
    );
  });

  it.each(BUDGET_FILES)("%s: no word that the interface never says, nothing empty, both cases", (name) => {
    const checked = loadBudget(name);
    for (const finding of checked.findings) {
      const { message, remedy } = describeFinding(finding, checked.budget, checked.computed, checked.unit);
      expect(`${message} ${remedy}`).not.toMatch(/giltig|vänligen|tyvärr|gräns|tak\b|undefined|null|NaN/i);
      expect(message.length).toBeGreaterThan(20);
      if (/rekommenderat,/.test(message)) expect(message).toMatch(/alla pengar.*beslutade/);
    }
  });
});

describe("groupFindings", () => {
  it("folds what follows under its root, errors first", () => {
    const shown = groups(bksv);
    expect(shown.map(({ severity, title, followers }) => [severity, title, followers])).toEqual([
      ["error", "Summan för Personalkostnader 2024 stämmer inte", "8 andra belopp följer av detta."],
      ["error", "Summan för Personalkostnader 2025 stämmer inte", "2 andra belopp följer av detta."],
      ["warning", "Mer sparat än rekommenderat 2024–2026", null],
    ]);
  });

  it("makes one of several years", () => {
    expect(groups(skane)).toEqual([
      {
        severity: "warning",
        title: "Mer sparat än rekommenderat 2023 och 2024",
        body: "72 % och 42 % av tilldelningen om alla pengar används, 112 % och 158 % med bara beslutade. Rekommenderat är högst 20 %.",
        followers: null,
      },
      {
        severity: "warning",
        title: "Kostnaderna är större än intäkterna alla tre åren",
        body: "501 550 kr, 3 792 816 kr och 3 530 210 kr mer än intäkterna. Skillnaden betalas med sparade medel.",
        followers: null,
      },
      {
        severity: "warning",
        title: "Pengar som inte är beslutade 2023–2025",
        body: "5 000 000 kr, 9 500 000 kr och 9 500 000 kr av kostnaderna är inte beslutade. De ligger på Nya processer.",
        followers: null,
      },
    ]);
  });

  it.each(BUDGET_FILES)("%s: every finding is in exactly one group", (name) => {
    const { findings } = loadBudget(name);
    const grouped = groupFindings(findings).flatMap(({ findings: roots, knockOns }) => [
      ...roots,
      ...knockOns,
    ]);
    expect(grouped).toHaveLength(findings.length);
    expect(new Set(grouped)).toEqual(new Set(findings));
  });
});

describe("allSumsAgree", () => {
  const agrees = ({ budget, computed, findings }: LoadedBudget) => allSumsAgree(budget, computed, findings);

  it("is said of a document whose printed figures hold", () => {
    expect(agrees(skane)).toBe(true);
    expect(agrees(landskrona)).toBe(true);
    expect(agrees(bksv)).toBe(false);
  });

  it("is not said where nothing is printed, or nothing stands against what is printed", () => {
    const file = readBudgetFile("skane-nordost-2023-2025");
    const sections = file.sections.map((section) => ({ ...section, printedSubtotal: null }));
    expect(agrees(loadBudget({ ...file, printed: {}, sections }))).toBe(false);
    expect(agrees(loadBudget("sodra-vatterbygden-2023"))).toBe(false);
  });
});

describe("findingsToJson", () => {
  it("writes amounts in the unit, places by key and label, and every key", () => {
    const { budget, computed, findings } = exempel;
    const show = { unit: "tkr" as const, placeName: placeByLabel(budget) };
    const [root] = findingsToJson(findings, budget, computed, show).filter(
      ({ code }) => code === "subtotal-mismatch",
    );
    expect(root).toEqual({
      code: "subtotal-mismatch",
      severity: "error",
      blocks: [],
      year: 2027,
      place: { section: "insatser", line: null, figure: null },
      printed: 3950,
      computed: 4040,
      difference: -90,
      causedBy: null,
      cause: [
        {
          type: "digits-swapped",
          place: { section: "insatser", line: "Förstudie unga vuxna", figure: null },
          actual: 540,
          expected: 450,
        },
        {
          type: "digits-swapped",
          place: { section: "insatser", line: "Samverkansteamet", figure: null },
          actual: 3100,
          expected: 3010,
        },
      ],
      message: expect.stringContaining("Skillnaden är 90"),
      authority: null,
      remedy: expect.any(String),
    });
  });

  it("sorts by year, code and place as written", () => {
    const { budget, computed, findings } = bksv;
    const written = findingsToJson(findings, budget, computed, {
      unit: "kr",
      placeName: placeByLabel(budget),
    });
    const keys = written.map(({ year, code, place }) =>
      [year, code, place.section ?? "", place.line ?? "", place.figure ?? ""].join("\t"),
    );
    expect(keys).toEqual(keys.toSorted());
  });
});
