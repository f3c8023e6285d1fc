import type { CatalogueFile } from "../../src/terms/read-file.ts";

/** A catalogue of one service and one rule, small enough to read in a test. */
export const SMALL: Readonly<Record<string, string>> = {
  "clauses.yaml": [
    "HM-13:",
    "  part: C",
    "  title: { ja: 手数料, en: Fees }",
    "  decides: amount",
    "  stage: 1",
    "HM-20:",
    "  part: C",
    "  title: { ja: 譲渡, en: Assignment }",
    "  decides: other",
    "  stage: later",
    "  later: Comes with collection.",
  ].join("\n"),
  "household/service.yaml": [
    "id: household",
    "name: { ja: 世帯, en: Household }",
    "short: { ja: 世帯, en: Household }",
    "provider: { ja: 各社, en: All }",
    "items: { light: { label: { ja: ライト, en: Light } } }",
    "options: {}",
  ].join("\n"),
  "household/documents.yaml": [
    "act:",
    "  title: { ja: 消費税法, en: Tax Act }",
    "  publisher: 国",
    "  asOf: 2019-10-01",
    "made-up:",
    "  title: { ja: 例示, en: Illustration }",
    "  publisher: Engawa",
    "  asOf: 2026-11",
    "  illustration: true",
  ].join("\n"),
  "household/tax.yaml": [
    "kind: tax",
    "title: { ja: 消費税率, en: Tax rate }",
    "clause: [HM-13]",
    "unit: percent",
    "values:",
    "  - from: 2014-04-01",
    "    percent: 8",
    "    source: { document: act, article: '29' }",
    "  - from: 2019-10-01",
    "    percent: 10",
    "    source: { document: act, article: '29' }",
  ].join("\n"),
};

/** The small catalogue with some files added, replaced or (null) left out. */
export function filesOf(changes: Readonly<Record<string, string | null>> = {}): CatalogueFile[] {
  return Object.entries({ ...SMALL, ...changes }).flatMap(([path, text]) =>
    text === null ? [] : [{ path, bytes: new TextEncoder().encode(text) }],
  );
}

/** The text of a file of the small catalogue with one line (counted from 1) replaced. */
export function withLine(path: string, line: number, text: string): string {
  const lines = (SMALL[path] ?? "").split("\n");
  return lines.with(line - 1, text).join("\n");
}
