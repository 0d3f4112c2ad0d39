import { describe, expect, it } from "vitest";
import { capital, TERM_AREAS, TERM_IDS, termOf } from "./terms.ts";

/** ux.md "Words" and 3.4: words that mislead or that blame. */
const FORBIDDEN =
  /\b(gräns\w*|tak|kvar att disponera|underlag\w*|o?giltig\w*|vänligen|tyvärr|förbjud\w*|antagen|granska\w*|Mkr|Ksek|IB|UB)\b|20 %-regeln|ett fel uppstod/iu;

const words = (id: (typeof TERM_IDS)[number]) => {
  const { word, also, meaning, source } = termOf(id);
  return [word, also ?? "", meaning, source].join(" ");
};

describe("every term", () => {
  it.each(TERM_IDS)("%s says what it means, where it is from, and nothing misleading", (id) => {
    const { word, meaning, source, area, also } = termOf(id);
    expect(word.trim()).not.toBe("");
    expect(also).not.toBe("");
    expect(TERM_AREAS).toContain(area);
    expect(meaning).toMatch(/^\p{Lu}.*\.$/u);
    expect(meaning.length).toBeLessThan(260);
    expect(source).toMatch(/^\p{Lu}.{5,}[^.]$/u);
    expect(words(id)).not.toMatch(FORBIDDEN);
  });
});

it("is found by one word only", () => {
  const all = TERM_IDS.map((id) => termOf(id).word);
  expect(new Set(all).size).toBe(all.length);
});

it("rests on law, on a document or says that it is our own word", () => {
  const known = /lag \(2003:1210\)|kommunallagen|lag \(20|nationella rådet|finsam|\b20\d\d\b/iu;
  expect(TERM_IDS.filter((id) => !known.test(termOf(id).source))).toEqual([]);
});

it("calls the recommendation a recommendation and no requirement of law", () => {
  expect(termOf("recommended").meaning).toMatch(/rekommendation och inget krav i lag/);
  expect(termOf("ladder").source).toContain("2013-10-02");
});

it("begins a line with a capital letter", () => {
  expect(capital("årets resultat")).toBe("Årets resultat");
});
