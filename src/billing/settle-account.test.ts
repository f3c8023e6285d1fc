import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { smallCatalogue } from "../../test/support/small-catalogue.ts";
import { smallMarket, tenure } from "../../test/support/small-house.ts";
import { addToMonth, day, formatMonth, type Month, month } from "../kernel/day.ts";
import { negate, toText } from "../kernel/exact.ts";
import type { Series } from "../metering/index.ts";
import { QUALITY } from "../metering/index.ts";
import type { Tenure } from "../rating/tenure.ts";
import { assembleBill } from "./assemble-bill.ts";
import { billerFor } from "./billers.ts";
import type { Bill, IssuedLine } from "./model.ts";
import { postBill } from "./post-bill.ts";
import { settleAccount } from "./settle-account.ts";

const CATALOGUE = smallCatalogue();
const FROM = day("2024-01-01");

/** 100 Wh in every half-hour of two years: 4.8 kWh a day. */
function steady(meter: string): Series {
  const slots = 731 * 48;
  const wh = new Int32Array(slots).fill(100);
  const quality = new Uint8Array(slots).fill(QUALITY.measured);
  return { meter, from: FROM, wh, quality, knownAt: "2024-12-31T00:00:00Z" };
}

/** A household before its bill of a month. */
function snapshotOf(household: readonly Tenure[], of: string, issued: readonly IssuedLine[]) {
  return {
    account: { accountId: 1, number: "A-1", paymentMethod: "direct-debit" },
    household,
    month: month(of),
    months: [month(of)],
    issued,
    revisions: new Map<string, number>(),
    catalogue: CATALOGUE,
    market: smallMarket(() => "15.00"),
    seriesOf: (meter: string) => steady(meter),
  };
}

/** Issue month after month, as runs do, with the mean spot price of each month as given. */
function live(tenures: readonly Tenure[], spot: Readonly<Record<string, string>>): readonly Bill[] {
  const issued: IssuedLine[] = [];
  return Object.keys(spot).flatMap((of) => {
    const market = smallMarket((asked: Month) => spot[formatMonth(asked)] ?? null);
    const { bills } = settleAccount({ ...snapshotOf(tenures, of, issued), market });
    for (const { number, lines } of bills) {
      issued.push(...lines.map((line, k) => ({ ...line, at: { bill: number, position: k + 1 } })));
    }
    return bills;
  });
}

function carries({ lines }: Bill): readonly string[] {
  return lines.filter(({ kind }) => kind === "carry").map(({ amount }) => toText(amount));
}

describe("a procurement refund larger than the charge", () => {
  const POWER = [tenure("power", { from: "2024-01-01" })];

  test("is held back and brought forward to the next bill", () => {
    // January's use, 31 × 4.8 = 148.8 kWh: 148.8 × 15.00 = 2,232. No refund from a mean of 10.00
    // on. The refund is (10.00 − mean) × kWh; a mean of −6.00 gives 16.00 × 148.8 = 2,380.8 →
    // 2,381.
    const [february, march] = live(POWER, { "2024-02": "-6.00", "2024-03": "15.00" });
    expect(february).toMatchObject({ total: 0 });
    expect(february && carries(february)).toEqual(["149"]); // 2,381 − 2,232.
    expect(march && carries(march)).toEqual(["-149"]);
    expect(march?.total).toBe(2088 - 149); // 29 × 4.8 = 139.2 kWh × 15.00 = 2,088.
  });

  test("goes on over as many bills as it takes", () => {
    const bills = live(POWER, { "2024-02": "-30.00", "2024-03": "15.00", "2024-04": "15.00" });
    // 40.00 × 148.8 = 5,952; 5,952 − 2,232 = 3,720 held back; 2,088 of it in March, 1,632 in April.
    expect(bills.map(carries)).toEqual([["3720"], ["-2088"], ["-1632"]]);
    expect(bills.map(({ total }) => total)).toEqual([0, 0, 600]); // 148.8 × 15.00 − 1,632.
  });

  test("is not held back in the last bill", () => {
    const ended = [tenure("power", { from: "2024-01-01", until: "2024-02-01" })];
    const [last] = live(ended, { "2024-02": "-6.00" });
    expect(last && carries(last)).toEqual([]);
    expect(last?.total).toBe(-149);
  });

  test("is settled in the last bill with all that is open, and what exceeds it is paid out", () => {
    const ended = [tenure("power", { from: "2024-01-01", until: "2024-03-01" })];
    const [february, last] = live(ended, { "2024-02": "-30.00", "2024-03": "15.00" });
    // 3,720 held back in February; the last bill: 29 × 4.8 = 139.2 kWh × 15.00 = 2,088 − 3,720.
    expect(february && carries(february)).toEqual(["3720"]);
    expect(last && carries(last)).toEqual(["-3720"]);
    expect(last?.total).toBe(-1632);
  });

  test("is paid out though nothing else of the contract is left to bill", () => {
    const power = tenure("power", { from: "2024-01-01" });
    const [february] = live([power], { "2024-02": "-6.00" });
    const issued = (february?.lines ?? []).map((line, k) => {
      return { ...line, at: { bill: "A-1-202402-power-1", position: k + 1 } };
    });
    // Withdrawn from: what was charged comes back, 2,232 − 2,381 = −149, and so do the 149.
    const gone = { ...power, startedOn: null, items: [], supply: null, endedOn: day("2024-03-02") };
    const ask = snapshotOf([gone], "2024-03", issued);
    const [march] = settleAccount({ ...ask, months: [month("2024-02"), month("2024-03")] }).bills;
    expect(march && carries(march)).toEqual(["-149"]);
    expect(march?.total).toBe(0);
    // Nothing but the refund was ever billed: it alone makes a bill.
    const carriedOnly = issued.filter(({ kind }) => kind === "carry");
    const [alone] = settleAccount(snapshotOf([gone], "2024-03", carriedOnly)).bills;
    expect(alone?.lines.map(({ amount }) => toText(amount))).toEqual(["-149"]);
    expect(alone?.total).toBe(-149);
  });

  test("posts what is held back as owed to the household, and the journal sums to zero", () => {
    const [february] = live(POWER, { "2024-02": "-6.00" });
    const entries = february ? postBill(february).entries : [];
    expect(entries).toContainEqual({ ledger: "carried:power", amount: -149 });
    expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
  });
});

test("every journal sums to zero and every bill to its services, whatever the market does", () => {
  const prices = fc.array(fc.integer({ min: -3000, max: 4000 }), { minLength: 1, maxLength: 4 });
  const house = [
    tenure("power", { from: "2024-01-01" }),
    tenure("net", { from: "2024-01-01" }),
    tenure("care", { from: "2024-01-01" }),
  ];
  fc.assert(
    fc.property(prices, (sen) => {
      const spot = Object.fromEntries(
        sen.map((value, k) => [formatMonth(addToMonth(month("2024-02"), k)), decimalText(value)]),
      );
      for (const bill of live(house, spot)) {
        expect(postBill(bill).entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
        expect(bill.services.reduce((sum, { total }) => sum + total, 0)).toBe(bill.total);
      }
    }),
  );
});

function decimalText(sen: number): string {
  return toText({ n: BigInt(sen), d: 100n });
}

test("the due day waits for a business day: the 26th of May 2024 is a Sunday", () => {
  const [bill] = live([tenure("net", { from: "2024-01-01" })], { "2024-04": "15.00" });
  expect(bill).toMatchObject({ closesOn: day("2024-04-30"), dueOn: day("2024-05-27") });
});

test("nothing is due on a bill that gives back more than it asks", () => {
  const [bill] = live([tenure("net", { from: "2024-01-01" })], { "2024-04": "15.00" });
  const lines = bill?.lines.map((line) => ({ ...line, amount: negate(line.amount) })) ?? [];
  const head = {
    ...snapshotOf([], "2024-05", []),
    biller: billerFor(CATALOGUE, "net"),
    revision: 1,
  };
  expect(assembleBill(lines, head)).toMatchObject({ total: -(bill?.total ?? 0), dueOn: null });
});
