import * as fc from "fast-check";
import { expect, test } from "vitest";
import { longCsv, wideCsv } from "../../../test/support/reading-files.ts";
import { day } from "../../kernel/day.ts";
import { type MappingInput, mappingField } from "./mapping.ts";
import { READ_LIMITS } from "./line-blocks.ts";
import { readReadings } from "./read-readings.ts";

/** The short way through plain rows must never differ from csv-parse, on good files or bad. */

const from = day("2024-02-28");

const CELLS = [
  "",
  " ",
  "0",
  "-0",
  "-1",
  "0.1",
  " 0.1",
  "0.1 ",
  ".5",
  "5.",
  "1e3",
  "abc",
  "１",
  "0.48200000000000004",
  "1000000",
  "1000001",
  "99999999999999999999",
  "#REF!",
  "2024-02-30",
  "2024-02-29",
  "2024/02/29",
  "2024-02/29",
  "20240229",
  "45383",
  "Apr-24",
  "2024/2/29",
  "2024-02-29 00:30",
  "2024-02-29 24:00",
  "2024-02-29 0:30",
  "2024-02-29T00:30:00",
  "2024-02-29 00:30:30",
  "2024-02-29 00:15",
  "2024-02-29 00:30+09:00",
  "2024-02-29 25:00",
  "1899-12-31 00:00",
  "m 1",
  "メーター",
  '"0.1"',
  '"2024-02-29 00:30"',
  'a"b',
  '"a,b"',
  '"a\nb"',
  "a\rb",
  "\t",
];

interface Edit {
  readonly row: number;
  readonly column: number;
  readonly cell: string;
  readonly how: "replace" | "insert" | "remove" | "repeat row" | "blank row" | "drop row";
}

const anyEdit: fc.Arbitrary<Edit> = fc.record({
  row: fc.nat(200),
  column: fc.nat(60),
  cell: fc.constantFrom(...CELLS),
  how: fc.constantFrom(
    "replace",
    "replace",
    "replace",
    "insert",
    "remove",
    "repeat row",
    "blank row",
    "drop row",
  ),
});

const anyFile = fc.record({
  edits: fc.array(anyEdit, { maxLength: 4 }),
  newline: fc.constantFrom("\n", "\r\n"),
  last: fc.boolean(),
  bom: fc.boolean(),
  blockBytes: fc.constantFrom(11, 200, 4096, 1_000_000),
});

function edited(lines: readonly string[], edits: readonly Edit[]): string[] {
  const all = [...lines];
  for (const { row, column, cell, how } of edits) {
    const at = row % all.length;
    const fields = (all[at] ?? "").split(",");
    const field = column % fields.length;
    if (how === "replace") all[at] = fields.with(field, cell).join(",");
    if (how === "insert") all[at] = fields.toSpliced(field, 0, cell).join(",");
    if (how === "remove") all[at] = fields.toSpliced(field, 1).join(",");
    if (how === "repeat row") all.splice(at, 0, all[at] ?? "");
    if (how === "blank row") all.splice(at, 0, [" ", ",,", ""][column % 3] ?? "");
    if (how === "drop row" && all.length > 1) all.splice(at, 1);
  }
  return all;
}

async function bothWays(text: string, mapping: MappingInput, blockBytes: number) {
  const answers = [true, false].map(async (shortcut) => {
    const limits = { ...READ_LIMITS, blockBytes };
    const readings = await readReadings(
      { bytes: Buffer.from(text) },
      mappingField.parse(mapping),
      limits,
      { shortcut },
    );
    const { problems, ...rest } = readings;
    return { ...rest, problems: problems.kept, count: problems.count };
  });
  return Promise.all(answers);
}

const CASES: readonly (readonly [string, readonly string[], MappingInput])[] = [
  ["long, one meter", longCsv({ from, days: 3 }), { format: "long", meter: "m" }],
  ["long, a column of meters", longCsv({ from, days: 3, meter: "m1" }), { format: "long" }],
  [
    "long, times at the end",
    longCsv({ from, days: 3 }, "end"),
    { format: "long", meter: "m", unpaddedDates: true },
  ],
  [
    "long, starts stated",
    longCsv({ from, days: 3 }),
    { format: "long", meter: "m", stamp: "start", emptyCells: "missing" },
  ],
  ["wide, one meter", wideCsv({ from, days: 3 }), { format: "wide", meter: "m", unit: "kW" }],
  [
    "wide, a column of meters",
    wideCsv({ from, days: 3, meter: "m1" }),
    { format: "wide", unit: "Wh", emptyCells: "missing" },
  ],
];

test.each(CASES)("the short way gives what csv-parse gives: %s", async (_, lines, mapping) => {
  await fc.assert(
    fc.asyncProperty(anyFile, async ({ edits, newline, last, bom, blockBytes }) => {
      const body = edited(lines, edits).join(newline);
      const text = `${bom ? "\uFEFF" : ""}${body}${last ? newline : ""}`;
      const [short, parsed] = await bothWays(text, mapping, blockBytes);
      expect(short).toEqual(parsed);
    }),
    { numRuns: 150 },
  );
});

test("a good file takes the short way and loses nothing by it", async () => {
  const [short, parsed] = await bothWays(
    longCsv({ from, days: 3 }).join("\n"),
    { format: "long", meter: "m" },
    4096,
  );
  expect(short).toEqual(parsed);
  expect([short?.slots, short?.count]).toEqual([144, 0]);
});
