import type { PartsView } from "../../src/app/api/home-views.ts";

/** A row beside the chart: an appliance or room, the smallest together, what nobody measured. */
export interface PartRow {
  readonly key: string;
  readonly name: { readonly ja: string; readonly en: string } | null;
  readonly kind: PartsView["parts"][number]["kind"] | "others" | "rest";
  /** Of a colour's variable: `part-1`. */
  readonly color: string;
  readonly wh: readonly number[];
  readonly totalWh: number;
  readonly yen: number | null;
  readonly missing: number;
  readonly estimated: number;
  /** How many stand together in it. */
  readonly count: number;
}

/** As many colours as an eye tells apart. */
const COLORS = 6;

/** The greatest parts each in a colour, the others in one, what is not measured in grey. */
export function chartRows(view: PartsView): readonly PartRow[] {
  const parts = view.parts.filter((part) => !isIdle(part));
  const single = parts.length <= COLORS ? parts.length : COLORS - 1;
  const shown = parts.slice(0, single).map((part, at) => rowOf(part, `part-${at + 1}`));
  const others = parts.slice(single);
  const together = others.length === 0 ? [] : [merged(others)];
  return [...shown, ...together, restOf(view)];
}

/** Every part by itself, in the colour that it has in the chart. */
export function listRows(view: PartsView): readonly PartRow[] {
  const chart = chartRows(view);
  const colorOf = (key: string) => chart.find((row) => row.key === key)?.color ?? `part-${COLORS}`;
  const parts = view.parts.filter((part) => !isIdle(part));
  return [...parts.map((part) => rowOf(part, colorOf(part.key))), restOf(view)];
}

/** A circuit on which nothing ran beside what counts itself. */
export function isIdle({ kind, totalWh, known }: PartsView["parts"][number]): boolean {
  return kind === "circuit" && totalWh === 0 && known.missing === 0;
}

function rowOf(part: PartsView["parts"][number], color: string): PartRow {
  const { key, name, kind, wh, totalWh, yen, known } = part;
  const { missing, estimated } = known;
  return { key, name, kind, color, wh, totalWh, yen, missing, estimated, count: 1 };
}

function merged(parts: PartsView["parts"]): PartRow {
  const sum = (pick: (part: PartsView["parts"][number]) => number) =>
    parts.reduce((total, part) => total + pick(part), 0);
  return {
    key: "others",
    name: null,
    kind: "others",
    color: `part-${COLORS}`,
    wh: (parts[0]?.wh ?? []).map((_, at) => sum(({ wh }) => wh[at] ?? 0)),
    totalWh: sum(({ totalWh }) => totalWh),
    yen: parts.some(({ yen }) => yen === null) ? null : sum(({ yen }) => yen ?? 0),
    missing: sum(({ known }) => known.missing),
    estimated: sum(({ known }) => known.estimated),
    count: parts.length,
  };
}

function restOf({ rest }: PartsView): PartRow {
  const { wh, totalWh, yen } = rest;
  const plain = { missing: 0, estimated: 0, count: 1 };
  return { key: "rest", name: null, kind: "rest", color: "part-rest", wh, totalWh, yen, ...plain };
}
