import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { entryChecker } from "./catalogue.ts";
import type { Json, JsonRecord } from "./json.ts";
import { verifyLines } from "./lines.ts";

const fee = { value: "380", unit: "JPY/month", entry: "ecorepo-home/monthly-fee/light@2018-07-01" };
const twenty = { days: 20, period: "2018-09-11/2018-10-01" };
const thirty = { days: 30, period: "2018-09-01/2018-10-01" };
const firstMonth = {
  round: { digit: "yen", mode: "down" },
  of: { quotient: [{ product: [fee, twenty] }, thirty] },
};
const energy = { wh: 374_000, period: "2026-09-10/2026-10-10", readings: "meter/1@2026-10-10" };
const rate = (value: string, tier: string) => ({
  value,
  unit: "JPY/kWh",
  entry: `made-up/energy/${tier}@2026-04-01`,
});
const tiered = {
  tiers: [
    { upTo: "120", price: rate("29.80", "first") },
    { upTo: "300", price: rate("36.40", "second") },
    { upTo: null, price: rate("40.49", "third") },
  ],
  of: energy,
};
const good: readonly [name: string, amount: string, derivation: Json][] = [
  // 380 × 20 ÷ 30 = 253.33 → 253
  ["first month", "253", firstMonth],
  // 120 × 29.80 + 180 × 36.40 + 74 × 40.49 = 3576.00 + 6552.00 + 2996.26
  ["graduated energy", "13124.26", tiered],
  // −1 × 374 × 0.15 = −56.10
  ["refund", "-56.10", { product: [{ count: -1, of: "sign" }, energy, rate("0.15", "refund")] }],
  // the dearer of 100 and 200, less 50.5 → 149.5 → half up 150
  [
    "least and greatest",
    "150",
    {
      round: { digit: "yen", mode: "half-up" },
      of: {
        difference: [
          {
            greatest: [
              { yen: "100", of: "a" },
              {
                least: [
                  { yen: "200", of: "b" },
                  { yen: "300", of: "c" },
                ],
              },
            ],
          },
          { yen: "50.5", of: "d" },
        ],
      },
    },
  ],
];

const dir = mkdtempSync(join(tmpdir(), "engawa-verifier-"));
mkdirSync(join(dir, "ecorepo-home"));
writeFileSync(
  join(dir, "ecorepo-home/monthly-fee.yaml"),
  [
    "kind: monthly-fee",
    "items:",
    "  light:",
    "    values:",
    '      - { from: 2018-07-01, amount: "380", source: { document: d, article: a } }',
    '      - { from: 2027-01-01, amount: "420.50", source: { document: d, article: a } }',
    "  premium:",
    "    values:",
    '      - { from: 2018-07-01, amount: "580", source: { document: d, article: a } }',
  ].join("\n"),
);
writeFileSync(
  join(dir, "ecorepo-home/options.yaml"),
  [
    "kind: option-fee",
    "options:",
    "  sensor:",
    "    - from: 2018-07-01",
    "      source: { document: d, article: 7 }",
    '      first: "90"',
    '      second: "80"',
    "  lamp:",
    '    - { from: 2018-07-01, first: "70", source: { document: d, article: a } }',
  ].join("\n"),
);
afterAll(() => rmSync(dir, { recursive: true }));

function problems(amount: string, derivation: Json): string[] {
  return verifyLines([{ name: "line", amount, derivation }]).findings.map(
    ({ at, problem }) => `${at}: ${problem}`,
  );
}

describe("a derivation recomputed", () => {
  test.each(good)("%s comes to its amount", (_, amount, derivation) => {
    expect(problems(amount, derivation)).toEqual([]);
  });

  test.each([
    ["down", "2.5", "2"],
    ["half-up", "2.5", "3"],
    ["half-up", "2.49", "2"],
    ["up", "2.01", "3"],
    ["half-up", "-2.5", "-3"],
    ["down", "-2.9", "-2"],
    ["up", "-2.1", "-3"],
    ["half-up", "7/3", "2"],
    ["half-up", "8/3", "3"],
  ])("rounds %s: %s is %s, refunds mirroring charges", (mode, of, amount) => {
    expect(problems(amount, { round: { digit: "yen", mode }, of: { yen: of, of: "x" } })).toEqual(
      [],
    );
  });
});

describe("what is wrong is named with its place", () => {
  test.each<[string, string, Json, string[]]>([
    ["another amount", "254", firstMonth, ["amount: says 254, its derivation comes to 253"]],
    ["no amount", "1,000", firstMonth, ['amount: "1,000" is no amount']],
    [
      "a miscounted period",
      "20",
      { days: 20, period: "2018-09-10/2018-10-01" },
      [": 2018-09-10/2018-10-01 are 21 days, not 20"],
    ],
    [
      "a period that is none",
      "1",
      { days: 1, period: "2018-02-28/2018-02-30" },
      [': "2018-02-28/2018-02-30" is no period (FROM/UNTIL, half-open)'],
    ],
    [
      "an entry without a date",
      "380",
      { ...fee, entry: "ecorepo-home/monthly-fee/light" },
      [': "ecorepo-home/monthly-fee/light" is no entry (service/rule/item@YYYY-MM-DD)'],
    ],
    ["a number that is no text", "380", { ...fee, value: 380 }, [': "value" is no decimal text']],
    [
      "tiers that do not ascend",
      "0",
      {
        tiers: [
          { upTo: "300", price: fee },
          { upTo: "120", price: fee },
          { upTo: null, price: fee },
        ],
        of: { count: 0, of: "kWh" },
      },
      ["tiers/1: tiers do not ascend"],
    ],
    [
      "tiers without an end",
      "0",
      { tiers: [{ upTo: "300", price: fee }], of: { count: 0, of: "kWh" } },
      ["tiers/0: the last tier must be open (upTo: null)"],
    ],
    [
      "a division by zero",
      "1",
      { quotient: [fee, { count: 0, of: "days" }] },
      ["quotient: divides by zero"],
    ],
    [
      "an unknown digit",
      "380",
      { round: { digit: "rin", mode: "down" }, of: fee },
      ['round: rounds to "rin"; known: hundred-yen, ten-yen, yen, tenth-yen, sen, kWh, m3'],
    ],
    [
      "an unknown mode",
      "380",
      { round: { digit: "yen", mode: "even" }, of: fee },
      ['round: rounds "even"; known: down, half-up, up'],
    ],
    [
      "two nodes in one",
      "380",
      { sum: [fee], product: [fee] },
      [": is several things at once: sum, product"],
    ],
    [
      "an unknown node",
      "380",
      { power: [fee, fee] },
      [": is neither a known node nor a known fact: power"],
    ],
    // Names that every object has are no kinds of node.
    [
      "an inherited name",
      "1",
      { product: [{ constructor: fee }, fee] },
      ["product/0: is neither a known node nor a known fact: constructor"],
    ],
    ["nothing", "0", null, [": is no derivation"]],
    ["energy below zero", "-1", { ...energy, wh: -1000 }, [": energy is below zero"]],
  ])("%s", (_, amount, derivation, expected) => {
    expect(problems(amount, derivation)).toEqual(expected);
  });

  test("the same energy stated differently in two lines", () => {
    const verdict = verifyLines([
      { name: "energy", amount: "374", derivation: energy },
      { name: "levy", amount: "373", derivation: { ...energy, wh: 373_000 } },
    ]);
    expect(verdict).toEqual({
      lines: 2,
      leaves: 2,
      findings: [
        {
          line: "levy",
          at: "",
          problem:
            "energy of meter/1@2026-10-10 over 2026-09-10/2026-10-10 is 373 here and 374 in energy",
        },
      ],
    });
  });

  test("energy that the stored readings do not hold", () => {
    const lines = [{ name: "energy", amount: "374", derivation: energy }];
    const verdict = verifyLines(lines, { energyWh: () => 374_001n });
    expect(verdict.findings).toEqual([
      { line: "energy", at: "", problem: "says 374000 Wh, the readings hold 374001 Wh" },
    ]);
  });
});

describe("leaves held against the raw catalogue", () => {
  test.each<[JsonRecord, string | null]>([
    [fee, null],
    [{ ...fee, value: "380.00" }, null],
    [{ ...fee, value: "420.5", entry: "ecorepo-home/monthly-fee/light@2027-01-01" }, null],
    [{ ...fee, value: "580" }, "ecorepo-home/monthly-fee/light@2018-07-01 does not hold 580"],
    [
      { ...fee, entry: "ecorepo-home/monthly-fee/light@2018-07-02" },
      "ecorepo-home/monthly-fee.yaml has no entry from 2018-07-02",
    ],
    [
      { ...fee, entry: "ecorepo-home/monthly-fee/heavy@2018-07-01" },
      "ecorepo-home/monthly-fee.yaml has no heavy from 2018-07-01",
    ],
    [
      { ...fee, entry: "ecorepo-home/weekly-fee/light@2018-07-01" },
      "the catalogue has no file ecorepo-home/weekly-fee.yaml",
    ],
  ])("%j → %s", (leaf, problem) => {
    const sources = { entryProblem: entryChecker(dir) };
    const line = { name: "line", amount: String(leaf["value"]), derivation: leaf };
    expect(verifyLines([line], sources).findings.map((finding) => finding.problem)).toEqual(
      problem ? [problem] : [],
    );
  });
});

describe("an entry's value", () => {
  const entered = entryChecker(dir);
  const problemOf = (value: string, entry: string) =>
    verifyLines([{ name: "line", amount: value, derivation: { value, unit: "JPY", entry } }], {
      entryProblem: entered,
    }).findings.map(({ problem }) => problem);

  test("is not the number of the article that it stands in", () => {
    const entry = "ecorepo-home/options/sensor@2018-07-01";
    expect(problemOf("7", entry)).toEqual([`${entry} does not hold 7`]);
  });

  test("is not that of the option beside the one named", () => {
    expect(problemOf("90", "ecorepo-home/options/sensor/first@2018-07-01")).toEqual([]);
    const other = "ecorepo-home/options/sensor/second@2018-07-01";
    expect(problemOf("90", other)).toEqual([`${other} does not hold 90`]);
  });

  test.each([
    "ecorepo-home/options/../../outside/light",
    "ecorepo-home/old/options.examples/light",
  ])("is not in a file that is no rule of the catalogue: %s", (address) => {
    const entry = `${address}@2018-07-01`;
    expect(problemOf("380", entry)).toEqual([`${entry} names no rule file of the catalogue`]);
  });
});

describe("no change passes", () => {
  test.each(good)("%s: any other digit in the amount is caught", (_, amount, derivation) => {
    for (const [index, digit] of [...amount].entries()) {
      if (!/\d/.test(digit)) continue;
      for (const other of "0123456789".replace(digit, "")) {
        const changed = amount.slice(0, index) + other + amount.slice(index + 1);
        expect(problems(changed, derivation), changed).not.toEqual([]);
      }
    }
  });

  test("a whole bill: any other digit in any number of any leaf is caught", () => {
    const lines = [
      { name: "hems", amount: "253", derivation: firstMonth },
      { name: "energy", amount: "13124.26", derivation: tiered },
      {
        name: "levy",
        amount: "1301",
        derivation: {
          round: { digit: "yen", mode: "down" },
          of: { product: [energy, rate("3.48", "levy")] },
        },
      },
    ];
    const light = entryChecker(dir);
    const sources = {
      entryProblem: (leaf: { node: JsonRecord }) =>
        String(leaf.node["entry"]).startsWith("ecorepo-home")
          ? light(leaf as Parameters<typeof light>[0])
          : null,
    };
    expect(verifyLines(lines, sources).findings).toEqual([]);
    const text = JSON.stringify(lines);
    const numbers = [...text.matchAll(/"(?:value":"|days":|wh":|upTo":")([\d.]+)/g)];
    expect(numbers).toHaveLength(11);
    for (const match of numbers) {
      const [whole, number = ""] = match;
      const start = match.index + whole.length - number.length;
      for (let offset = 0; offset < number.length; offset += 1) {
        if (number[offset] === ".") continue;
        const digit = number[offset] === "9" ? "8" : String(Number(number[offset]) + 1);
        const changed = text.slice(0, start + offset) + digit + text.slice(start + offset + 1);
        const verdict = verifyLines(JSON.parse(changed) as typeof lines, sources);
        expect(verdict.findings, changed.slice(start - 20, start + 20)).not.toEqual([]);
      }
    }
  });
});
