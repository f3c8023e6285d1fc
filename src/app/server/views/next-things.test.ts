import { expect, test } from "vitest";
import { nthTerm } from "../../../contracts/index.ts";
import { day, month } from "../../../kernel/day.ts";
import { yen } from "../../../kernel/yen.ts";
import type { Tenure } from "../../../rating/tenure.ts";
import { rulesOf } from "../../../terms/catalogue.ts";
import { loadCatalogue } from "../../../terms/load.ts";
import type { ContractContext, KnownContract } from "./contract-view.ts";
import { type DueBill, nextThings } from "./next-things.ts";

const catalogue = loadCatalogue("catalogue");
const [termRule] = rulesOf(catalogue, "hiho-denki", "term");

/** Electricity from 2024-05-10 with an add-on taken up 2026-11-10, read on the 10th. */
const TENURE: Tenure = {
  contract: "power",
  service: "hiho-denki",
  appliedOn: day("2024-04-20"),
  startedOn: day("2024-05-10"),
  endedOn: null,
  termStarts: [day("2024-05-10")],
  items: [{ item: "standard", from: day("2024-05-10"), until: null }],
  options: [
    {
      option: "support-pack",
      from: day("2026-11-10"),
      until: null,
      together: false,
      again: false,
      quantity: 1,
    },
  ],
  suspensions: [],
  pauses: [],
  chargeables: [],
  endReason: null,
  supply: {
    area: "tokyo",
    readingDays: [day("2027-04-10"), day("2027-05-10")],
    spans: [{ meter: "m", capacity: { amps: 40 }, from: day("2024-05-10"), until: null }],
  },
};

const DUE: DueBill = {
  number: "E1-202703-engawa-1",
  month: month("2027-03"),
  biller: "household/billers",
  paymentMethod: "direct-debit",
  dueOn: day("2027-04-27"),
  total: yen(12_345),
};

function askedOn(today: string, tenure: Tenure = TENURE, due: readonly DueBill[] = [DUE]) {
  if (!termRule) throw new Error("electricity has terms");
  const known: KnownContract = {
    contract: { id: "power", service: "hiho-denki", history: [] },
    tenure,
    state: "active",
    term: nthTerm(termRule, day("2024-05-10"), 0),
  };
  const context: ContractContext = {
    catalogue,
    today: day(today),
    household: [known],
    supplyPointOf: () => null,
  };
  return nextThings(context, due).map(({ kind, on, clause }) => [kind, on, clause?.id]);
}

test("everything dated within 90 days is told, nearest first, each with its clause", () => {
  expect(askedOn("2027-04-20")).toEqual([
    ["payment", "2027-04-27", "HH-07"],
    ["reading", "2027-05-10", "HH-10"],
    ["objection", "2027-05-16", "HH-03"],
    ["leaving", "2027-05-31", "HH-05"],
    ["fee-begins", "2027-06-01", "HH-17"],
    ["renewal", "2027-06-01", "HH-03"],
  ]);
});

test("a date is told on the 90th day before it and not on the 91st", () => {
  const renewal = ["renewal", "2027-06-01", "HH-03"];
  expect(askedOn("2027-03-02")).not.toContainEqual(renewal);
  expect(askedOn("2027-03-03")).toContainEqual(renewal);
});

test("free months end where the first charged month begins", () => {
  // Taken up 2026-11-10: charged from 2026-12-01, six months free, so 2027-06-01.
  expect(askedOn("2027-05-20")).toContainEqual(["fee-begins", "2027-06-01", "HH-17"]);
});

test("a contract that ends tells its last day and no renewal", () => {
  const ending = { ...TENURE, options: [], endedOn: day("2027-05-01") };
  expect(askedOn("2027-04-20", ending, [])).toEqual([["end", "2027-04-30", "HH-03"]]);
});
