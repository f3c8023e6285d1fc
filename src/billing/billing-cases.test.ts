import { describe, expect, test } from "vitest";
import { live, steadyUse } from "../../test/support/lived-household.ts";
import type { Contract, ContractEvent, ContractFact } from "../contracts/index.ts";
import { tenureOf } from "../contracts/index.ts";
import { addMonths, day, formatDay, formatMonth, month } from "../kernel/day.ts";
import { add, toText, ZERO } from "../kernel/exact.ts";
import { formatPeriod } from "../kernel/period.ts";
import { allocate, yen } from "../kernel/yen.ts";
import { billingPeriods } from "../rating/billing-periods.ts";
import { settleRefund } from "../rating/settlement.ts";
import { ruleAt } from "../terms/catalogue.ts";
import { readCatalogue } from "../terms/load.ts";
import type { Bill } from "./index.ts";

/**
 * Situations that other billing systems got wrong (S1…S40), under these terms. Where the terms
 * decide otherwise, the name says how.
 */
const { catalogue } = readCatalogue("catalogue");

function on(date: string, fact: ContractFact, recorded = date): ContractEvent {
  return { ...fact, on: day(date), recordedAt: `${recorded}T01:00:00.000Z` };
}

function contractOf(
  service: string,
  { item, from }: { readonly item: string; readonly from: string },
  later: readonly ContractEvent[] = [],
): Contract {
  const history = [
    on(from, { type: "applied", item, options: [], channel: "web" }),
    on(from, { type: "accepted" }),
    ...later.filter(({ type }) => type === "supply-set"),
    on(from, { type: "started" }),
    ...later.filter(({ type }) => type !== "supply-set"),
  ];
  return { id: service, service, history };
}

const light = (from: string, later: readonly ContractEvent[] = []) =>
  contractOf("ecorepo-home", { item: "light", from }, later);
const fibre = (from: string, later: readonly ContractEvent[] = []) =>
  contractOf("kattobi-hikari", { item: "family-1g", from }, later);
const value = (from: string, later: readonly ContractEvent[] = []) =>
  contractOf("kattobi-hikari", { item: "kattobi-value", from }, later);

/** Electricity, read on the day of the month on which it began; `k` months of readings. */
function power(from: string, later: readonly ContractEvent[] = [], readings = 24): Contract {
  const readingDays = Array.from({ length: readings }, (_, k) => addMonths(day(from), k));
  const supply = { area: "tokyo", meter: "M-1", capacity: { amps: 40 }, readingDays } as const;
  const set = on(from, { type: "supply-set", supply });
  return contractOf("hiho-denki", { item: "standard", from }, [set, ...later]);
}

function billed(contracts: readonly Contract[], start: string, through = start): readonly Bill[] {
  const asked = { contracts, catalogue, start: month(start), through: month(through) };
  const { bills, held } = live(asked);
  expect(held).toEqual([]);
  return bills;
}

/** Lines as `item amount`, in the order of the bill. */
function lines(bills: readonly Bill[]): readonly string[] {
  return bills.flatMap((bill) => bill.lines.map(({ item, amount }) => `${item} ${toText(amount)}`));
}

function totals(bills: readonly Bill[]): readonly string[] {
  return bills.map(({ month: of, total }) => `${formatMonth(of)} ${total}`);
}

describe("by the day", () => {
  test.each([
    // S1, S5: the divisor is the calendar month: 30, 31, 28 and, in the leap year, 29 days.
    ["2023-06-22", "2023-06", 101], // 380 × 8 ÷ 30 = 101.33
    ["2023-07-22", "2023-07", 110], // 380 × 9 ÷ 31 = 110.32
    ["2023-03-22", "2023-03", 110], // 380 × 9 ÷ 31 = 110.32
    ["2023-02-14", "2023-02", 190], // 380 × 14 ÷ 28 = 190
    ["2024-02-14", "2024-02", 196], // 380 × 15 ÷ 29 = 196.55
    // S16: from the 19th of July 13 of 31 days are left.
    ["2023-07-18", "2023-07", 159], // 380 × 13 ÷ 31 = 159.35
  ])("S1, S5, S16: Light started %s owes of %s %i before tax", (from, of, amount) => {
    expect(lines(billed([light(from)], of))).toEqual([`light ${amount}`]);
  });

  test("S2, S3: no month counts as 30 days; like stretches of May and June differ", () => {
    // 15 days each: 380 × 15 ÷ 31 = 183.87, 380 × 15 ÷ 30 = 190.
    expect(lines(billed([light("2023-05-16")], "2023-05"))).toEqual(["light 183"]);
    expect(lines(billed([light("2023-06-15")], "2023-06"))).toEqual(["light 190"]);
  });

  test("S17: a change owes both items by their days, each cut once; nothing is prepaid", () => {
    const changed = light("2023-01-10", [
      on("2023-08-20", { type: "item-changed", item: "premium" }),
    ]);
    // 380 × 20 ÷ 31 = 245.16, 580 × 11 ÷ 31 = 205.80, fee 3,000; × 1.1 = 3,795.0
    const [bill] = billed([changed], "2023-08");
    expect(bill && lines([bill])).toEqual(["light 245", "premium 205", "item-change 3000"]);
    expect(bill?.total).toBe(3795);
  });

  test("S20: yen are yen: 6 of 31 days of 580 are 112, with tax 123, on bill and total", () => {
    const premium = contractOf("ecorepo-home", { item: "premium", from: "2023-08-25" });
    const [bill] = billed([premium], "2023-08"); // 580 × 6 ÷ 31 = 112.25; 112 × 1.1 = 123.2
    expect(bill && lines([bill])).toEqual(["premium 112"]);
    expect(bill?.total).toBe(123);
  });

  test("S13: where nothing goes by the day, a term left early owes its other months whole", () => {
    const left = contractOf("enegaeru", { item: "electricity-plans", from: "2024-01-15" }, [
      on("2024-06-20", { type: "ended", reason: "customer" }),
    ]);
    // Term 2024-02…2025-01. Five months to June, seven that remain: 12 × 20,000 × 1.1 = 264,000;
    // the initial fee of 100,000 × 1.1 comes with February.
    const bills = billed([left], "2024-01", "2024-12");
    expect(totals(bills)).toEqual([
      "2024-02 132000",
      "2024-03 22000",
      "2024-04 22000",
      "2024-05 22000",
      "2024-06 176000", // 22,000 + 7 × 22,000
    ]);
  });

  test("S31: another quantity from the next month on, none of it by the day", () => {
    const space = fibre("2024-01-10", [
      on("2024-03-01", { type: "option-started", option: "homepage-space-50mb", quantity: 7 }),
      on("2024-04-30", { type: "option-ended", option: "homepage-space-50mb" }),
      on("2024-05-01", { type: "option-started", option: "homepage-space-50mb", quantity: 10 }),
    ]);
    const bills = billed([space], "2024-03", "2024-05");
    // 7 × 330 = 2,310; 10 × 330 = 3,300
    expect(lines(bills).filter((line) => line.startsWith("homepage"))).toEqual([
      "homepage-space-50mb 2310",
      "homepage-space-50mb 2310",
      "homepage-space-50mb 3300",
    ]);
  });
});

/** How many terms of a supply that started on 2024-05-10 had begun by an instant. */
function begun(knownAt: string): number {
  const tenure = tenureOf(power("2024-05-10"), catalogue, { knownAt });
  return tenure.ok ? tenure.value.termStarts.length : 0;
}

describe("days and anchors", () => {
  test("S6, S7, S9, S10: read on the 31st, every month is billed once and no day is lost", () => {
    const contract = power("2023-12-31", [], 8);
    const bills = billed([contract], "2023-12", "2024-07");
    expect(bills.map(({ month: of }) => formatMonth(of))).toEqual([
      "2024-01",
      "2024-02",
      "2024-03",
      "2024-04",
      "2024-05",
      "2024-06",
      "2024-07",
    ]);
    const tenure = tenureOf(contract, catalogue);
    expect(
      tenure.ok && billingPeriods(tenure.value).map(({ period }) => formatPeriod(period)),
    ).toEqual([
      "2023-12-31/2024-01-31",
      "2024-01-31/2024-02-29",
      "2024-02-29/2024-03-31",
      "2024-03-31/2024-04-30",
      "2024-04-30/2024-05-31",
      "2024-05-31/2024-06-30",
      "2024-06-30/2024-07-31",
    ]);
  });

  test("S7: an anchor of the 30th or 31st is clamped from the first, never stepped", () => {
    const days = [1, 2, 3, 13].map((k) => formatDay(addMonths(day("2024-01-31"), k)));
    expect(days).toEqual(["2024-02-29", "2024-03-31", "2024-04-30", "2025-02-28"]);
  });

  test("S8: an instant belongs to the civil day in Tokyo", () => {
    // Supply of 2024-05-10 is renewed on 2027-06-01, which begins in Tokyo at 15:00 UTC.
    expect([begun("2027-05-31T14:59:59Z"), begun("2027-05-31T15:00:00Z")]).toEqual([1, 2]);
  });

  test("a trial that ends over a month's end skips no month (EN-12, EN-15)", () => {
    // Formed 2024-04-20, tried through 05-10, started on the 11th: the first fee is June's.
    const tried = contractOf("enegaeru", { item: "electricity-plans", from: "2024-05-11" });
    expect(totals(billed([tried], "2024-04", "2024-08"))).toEqual([
      "2024-06 132000",
      "2024-07 22000",
      "2024-08 22000",
    ]);
  });
});

describe("electricity", () => {
  test("S25, S26: a price that changes counts from a bill on; no period is cut by it", () => {
    // 9.6 kWh a day: 31 days 298 kWh, 30 days 288. Levy 3.49 to April's bill, 3.98 from May's.
    // 120 × 29.80 + 178 × 36.40 = 10,055.20 and 120 × 29.80 + 168 × 36.40 = 9,691.20, each period
    // with tiers of its own; fuel 3.67, procurement 9.80 a kWh; levy 298 × 3.49, 288 × 3.98.
    expect(lines(billed([power("2025-03-10")], "2025-04", "2025-05"))).toEqual([
      "base 1247",
      "energy 10055.2",
      "fuel 1093.66",
      "procurement 2920",
      "levy 1040",
      "rounding -0.86",
      "base 1247",
      "energy 9691.2",
      "fuel 1056.96",
      "procurement 2822",
      "levy 1146",
      "rounding -0.16",
    ]);
  });

  test("S27: readings that change after the bill give corrections, however old they are", () => {
    const asked = { contracts: [power("2025-03-10")], catalogue, start: month("2025-04") };
    const past = live({ ...asked, through: month("2025-09") });
    const october = { ...asked, from: month("2025-10"), through: month("2025-10") };
    const { bills } = live({ ...october, issued: past.issued, seriesOf: halfBefore("2025-04-10") });
    // The first period has 149 kWh instead of 298, so 10,055.20 − (3,576 + 29 × 36.40) = 5,423.60
    // less; all lines of it together 15,356 − 7,406 = 7,950.
    const corrections = bills.flatMap((bill) => bill.lines.filter(({ corrects }) => corrects));
    expect(
      corrections.map(({ item, amount, period, corrects }) => {
        return `${item} ${toText(amount)} ${formatPeriod(period)} ${corrects?.bill}`;
      }),
    ).toEqual([
      "energy -5423.6 2025-03-10/2025-04-10 A-1-202504-engawa-1",
      "fuel -546.83 2025-03-10/2025-04-10 A-1-202504-engawa-1",
      "procurement -1460 2025-03-10/2025-04-10 A-1-202504-engawa-1",
      "levy -520 2025-03-10/2025-04-10 A-1-202504-engawa-1",
      "rounding 0.43 2025-03-10/2025-04-10 A-1-202504-engawa-1",
    ]);
    expect(sum(corrections)).toBe("-7950");
  });

  test("S27: readings that are gone take nothing back; their month waits", () => {
    const asked = { contracts: [power("2025-03-10")], catalogue, start: month("2025-04") };
    const past = live({ ...asked, through: month("2025-04") });
    const may = { ...asked, from: month("2025-05"), through: month("2025-05") };
    const { bills, held } = live({ ...may, issued: past.issued, seriesOf: () => null });
    expect(bills).toEqual([]);
    expect(held.map(({ month: of }) => formatMonth(of))).toEqual(["2025-04", "2025-05"]);
  });

  test("a stop entered late stops every charge after its day", () => {
    const start = month("2025-04");
    const told = on("2025-07-20", { type: "ended", reason: "customer" }, "2025-10-05");
    const contracts = [power("2025-03-10", [told])];
    const past = live({
      contracts: [power("2025-03-10")],
      catalogue,
      start,
      through: month("2025-09"),
    });
    const late = { contracts, catalogue, start, from: month("2025-10"), through: month("2025-12") };
    const { bills } = live({ ...late, issued: past.issued });
    const all = [...past.bills, ...bills];
    const known = billed(contracts, "2025-04", "2025-12");
    expect(all.reduce((total, bill) => total + bill.total, 0)).toBe(
      known.reduce((total, bill) => total + bill.total, 0),
    );
    const after = all.flatMap((bill) => bill.lines).filter((line) => line.month > month("2025-07"));
    expect(sum(after)).toBe("0");
  });
});

describe("corrections and refunds", () => {
  test("S19: what goes back is rounded with its bill, once, and sums to the bill", () => {
    const entered = light("2023-06-01");
    const mended = {
      ...entered,
      history: [
        ...entered.history,
        on("2023-07-05", { type: "retracted", fact: "started", factOn: day("2023-06-01") }),
        on("2023-06-29", { type: "started" }, "2023-07-05"),
      ],
    };
    const start = month("2023-06");
    const past = live({ contracts: [entered], catalogue, start, through: start });
    const july = { contracts: [mended], catalogue, start, from: month("2023-07") };
    const { bills } = live({ ...july, through: month("2023-07"), issued: past.issued });
    // 380 × 29 ÷ 30 = 367.33 → 367 was charged, 380 × 1 ÷ 30 = 12.67 → 12 is owed: 355 back.
    // (380 − 355) × 1.1 = 27.5 → 27.
    expect(lines(past.bills)).toEqual(["light 367"]);
    expect(lines(bills)).toEqual(["light 380", "light -355"]);
    expect(bills).toMatchObject([{ total: 27, services: [{ total: 27 }] }]);
  });

  test("S38: a split always sums to the whole", () => {
    expect(allocate(yen(15), [80, 8, 12])).toEqual([13, 1, 1]);
    expect(allocate(yen(15), [1, 1])).toEqual([8, 7]);
  });

  test("S39: the same job twice issues once", () => {
    const asked = { contracts: [fibre("2024-01-10")], catalogue, start: month("2024-02") };
    const once = live({ ...asked, through: month("2024-03") });
    const again = live({ ...asked, through: month("2024-03"), issued: once.issued });
    expect(totals(once.bills)).toEqual(["2024-02 9020", "2024-03 5720"]); // 5,720 + 3,300
    expect(again.bills).toEqual([]);
  });

  test("S40: a refund takes from each bill what is there, and never more", () => {
    const { rule } = ruleAt(catalogue, "hiho-denki/settlement", "settlement");
    let refund = yen(9);
    const taken = [3, 13, 1].map((bill) => {
      const settled = settleRefund(rule, { bill: yen(bill), refund, last: false });
      refund = settled.carriedOver;
      return bill - settled.due;
    });
    expect(taken).toEqual([3, 6, 0]);
  });

  test("preview equals issue: the same call, asked twice, gives the same bills", () => {
    const asked = { contracts: [fibre("2024-01-10"), light("2024-01-20"), power("2024-01-05")] };
    const preview = billed(asked.contracts, "2024-02", "2024-06");
    expect(billed(asked.contracts, "2024-02", "2024-06")).toEqual(preview);
  });
});

describe("stops", () => {
  test("S28: who is suspended for not paying goes on owing the month whole (IT-13)", () => {
    const stopped = fibre("2024-01-10", [
      on("2024-07-10", { type: "suspended", ground: "unpaid" }),
      on("2024-07-20", { type: "restored" }),
    ]);
    expect(totals(billed([stopped], "2024-07", "2024-08"))).toEqual([
      "2024-07 5720",
      "2024-08 5720",
    ]);
  });

  test("paused twice in one term, the contract goes on being billed", () => {
    const paused = value("2023-12-10", [
      on("2024-02-10", { type: "paused" }),
      on("2024-04-05", { type: "resumed" }),
      on("2024-06-10", { type: "paused" }),
      on("2024-08-05", { type: "resumed" }),
    ]);
    // Free from the month after the stop to the month before the resumption: March and July.
    expect(totals(billed([paused], "2024-02", "2024-09"))).toEqual([
      "2024-02 550",
      "2024-04 550",
      "2024-05 550",
      "2024-06 550",
      "2024-08 550",
      "2024-09 550",
    ]);
  });

  test("resumed long after the pause had to end, billing goes on from that month", () => {
    const resumed = value("2023-12-10", [
      on("2024-02-10", { type: "paused" }),
      on("2025-06-05", { type: "resumed" }),
    ]);
    expect(totals(billed([resumed], "2024-02", "2025-07"))).toEqual([
      "2024-02 550",
      "2025-06 550",
      "2025-07 550",
    ]);
  });
});

/** Half the use in periods that begin before a day. */
function halfBefore(before: string): typeof steadyUse {
  return (meter, days) => {
    const series = steadyUse(meter, days);
    return days.from >= day(before) ? series : { ...series, wh: series.wh.map((wh) => wh / 2) };
  };
}

function sum(of: readonly Pick<Bill["lines"][number], "amount">[]): string {
  return toText(of.reduce((total, { amount }) => add(total, amount), ZERO));
}
