import path from "node:path";
import { expect, test } from "vitest";
import { day, month } from "../kernel/day.ts";
import { valueOf } from "../kernel/evaluate-why.ts";
import { toText } from "../kernel/exact.ts";
import { loadCatalogue } from "../terms/load.ts";
import { bareTenure } from "./examples/example-terms.ts";
import type { Line } from "./line.ts";
import type { Tenure } from "./tenure.ts";
import { pointsOff, type PointsUsed } from "./points-off.ts";

const catalogue = loadCatalogue(path.resolve(import.meta.dirname, "../../catalogue"));
const JULY = month("2024-07");
const household = [
  bareTenure("ecorepo-mems", { contract: "earned" }),
  bareTenure("hiho-denki", { contract: "power" }),
];

function energy(text: bigint, contract = "power"): Line {
  return {
    contract,
    service: "hiho-denki",
    rule: "hiho-denki/energy-tariff",
    item: `part ${text}`,
    label: { ja: "電力量料金", en: "Energy" },
    month: JULY,
    period: { from: day("2024-06-10"), until: day("2024-07-10") },
    amount: { n: text, d: 100n },
    tax: { kind: "included", percent: 10 },
    why: { yen: "0", of: "test" },
    clauses: [],
    marks: [],
  };
}

function off(uses: readonly PointsUsed[], lines: readonly Line[], more: readonly Tenure[] = []) {
  const all = [...household, ...more];
  const made = pointsOff({ household: all, month: JULY, catalogue, energy: lines, uses });
  for (const { amount, why } of made) expect(toText(valueOf(why))).toBe(toText(amount));
  return made.map(({ contract, service, item, amount, tax, clauses }) => {
    return { contract, service, item, amount: toText(amount), tax, clauses };
  });
}

const use = (points: number, billMonth = JULY): PointsUsed => {
  return { contract: "earned", points, billMonth };
};
const ON_THE_BILL = {
  contract: "power",
  service: "hiho-denki",
  item: "points-2024-07",
  tax: { kind: "none" },
  clauses: ["MM-13", "MM-14", "MM-15"],
};

test("points come off the charge of their month, whatever its lines are", () => {
  const lines = [energy(300_050n), energy(-50n)];
  expect(off([use(500)], lines)).toEqual([{ ...ON_THE_BILL, amount: "-500" }]);
  expect(off([use(500), use(300)], lines)).toEqual([{ ...ON_THE_BILL, amount: "-800" }]);
  expect(off([use(500, month("2024-08"))], lines)).toEqual([]);
  expect(off([], lines)).toEqual([]);
});

test("at most the charge; a refund leaves nothing to pay", () => {
  expect(off([use(500)], [energy(43_000n)])).toEqual([{ ...ON_THE_BILL, amount: "-430" }]);
  expect(off([use(500), use(300)], [energy(43_000n)])).toEqual([
    { ...ON_THE_BILL, amount: "-430" },
  ]);
  expect(off([use(500)], [energy(-43_000n)])).toEqual([]);
});

test("without a charge in the month, or a contract that earned them, there is no line", () => {
  expect(off([use(500)], [])).toEqual([]);
  expect(off([{ ...use(500), contract: "unknown" }], [energy(43_000n)])).toEqual([]);
});

test("two power contracts of a month are one charge: what the first leaves pays the second", () => {
  const next = [bareTenure("hiho-denki", { contract: "next" })];
  const both = [energy(30_000n), energy(45_000n, "next")];
  expect(off([use(500)], both, next)).toEqual([
    { ...ON_THE_BILL, amount: "-300" },
    { ...ON_THE_BILL, contract: "next", amount: "-200" },
  ]);
  expect(off([use(900)], both, next).map(({ amount }) => amount)).toEqual(["-300", "-450"]);
  const refunded = [energy(-20_000n), energy(45_000n, "next")];
  expect(off([use(900)], refunded, next).map(({ amount }) => amount)).toEqual(["-250"]);
});

test("points of two contracts never take off more than the charge", () => {
  const moved = [bareTenure("ecorepo-mems", { contract: "earned-before" })];
  const uses = [use(500), { ...use(300), contract: "earned-before" }];
  expect(off(uses, [energy(60_000n)], moved)).toEqual([{ ...ON_THE_BILL, amount: "-600" }]);
});
