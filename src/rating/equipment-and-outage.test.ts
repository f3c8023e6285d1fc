import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, type Day, day, firstDay, month } from "../kernel/day.ts";
import { valueOf } from "../kernel/evaluate-why.ts";
import { derived } from "../kernel/derivation.ts";
import { add, compare, decimal, toText, whole, ZERO } from "../kernel/exact.ts";
import { periodOf } from "../kernel/period.ts";
import { yen } from "../kernel/yen.ts";
import { ruleAt } from "../terms/catalogue.ts";
import { readCatalogue } from "../terms/load.ts";
import { limitDamages } from "./cap.ts";
import { equipmentDamage } from "./equipment-damage.ts";
import type { Line } from "./line.ts";
import { mayLeaveUntil, outageCredits, refundForDaysNotServed } from "./outage-credit.ts";

const { catalogue } = readCatalogue("catalogue");
const mems = ruleAt(catalogue, "ecorepo-mems/equipment-damage", "equipment-damage");
const fibre = ruleAt(catalogue, "kattobi-hikari/equipment-damage", "equipment-damage");
const fibreOutage = ruleAt(catalogue, "kattobi-hikari/outage-credit", "outage-credit");
const diagnosis = ruleAt(catalogue, "enegaeru/outage-credit", "outage-credit");
const JUNE = month("2024-06");
const TEN = () => 10 as const;
const A_DAY = 1440;

function feeOf(amount: number): Line {
  return {
    contract: "c",
    service: "enegaeru",
    rule: "enegaeru/monthly-fee",
    item: "solar-battery",
    label: { ja: "月額", en: "Monthly" },
    month: JUNE,
    period: periodOf(JUNE),
    amount: whole(amount),
    tax: { kind: "added", percent: 10 },
    why: { yen: String(amount), of: "fee" },
    clauses: ["EN-15"],
    marks: [],
  };
}

describe("equipment", () => {
  it("loses value month by month, and never costs less than its labour", () => {
    const inUseFrom = day("2018-01-31");
    let before = decimal("29001");
    for (let used = 0; used <= 80; used += 1) {
      const damage = { thing: "gateway", quantity: 1, on: addMonths(inUseFrom, used), inUseFrom };
      const cost = equipmentDamage(mems, damage, TEN);
      if (!cost.ok) throw new Error(cost.refusal.code);
      const { value, why } = cost.value.amount;
      expect(compare(value, before) <= 0 && compare(value, decimal("5000")) >= 0).toBe(true);
      expect(compare(valueOf(why), value)).toBe(0);
      before = value;
    }
    expect(toText(before)).toBe("5000");
  });

  it("is refused when it is not lent, or when nobody knows since when it is used", () => {
    const lost = { thing: "gateway", quantity: 1, on: day("2024-05-10") };
    expect(equipmentDamage(mems, lost, TEN)).toEqual({
      ok: false,
      refusal: { code: "equipment-damage.in-use-from-missing", thing: "gateway" },
    });
    expect(equipmentDamage(fibre, lost, TEN)).toEqual({
      ok: false,
      refusal: {
        code: "equipment-damage.unknown-thing",
        known: ["onu", "vdsl-unit", "router-unit", "wireless-card"],
      },
    });
  });

  it("costs its table even where it could be mended, when the terms name no repair", () => {
    const damage = { thing: "onu", quantity: 1, on: day("2024-05-10"), repairCost: "3000" };
    const cost = equipmentDamage(fibre, damage, TEN);
    expect(cost.ok && toText(cost.value.amount.value)).toBe("14000");
  });
});

describe("outages", () => {
  it.each([
    ["2024-06-01", 10, true],
    ["2024-06-21", 10, true],
    ["2024-06-22", 10, false],
    ["2024-05-25", 16, false], // Only 9 days lie in June.
    ["2024-05-25", 17, true], // 7 in May, 10 in June.
  ])("from %s for %i days: June free %s", (from, days, free) => {
    const outages = [{ from: day(from), minutes: days * A_DAY }];
    const credits = outageCredits(fibreOutage, { fees: [feeOf(5720)], outages, month: JUNE });
    expect(credits.map(({ amount }) => toText(amount))).toEqual(free ? ["-5720"] : []);
  });

  it("never take off more than the fee, whole days only, and say why", () => {
    const outage = fc.record({
      from: fc.integer({ min: firstDay(JUNE), max: firstDay(JUNE) + 29 }).map((n) => n as Day),
      minutes: fc.integer({ min: 0, max: 20 * A_DAY }),
    });
    fc.assert(
      fc.property(
        fc.array(outage, { maxLength: 4 }),
        fc.integer({ min: 0, max: 99_999 }),
        (outages, fee) => {
          const credits = outageCredits(diagnosis, { fees: [feeOf(fee)], outages, month: JUNE });
          const left = credits.map(({ amount }) => amount).reduce(add, whole(fee));
          expect(compare(left, ZERO) >= 0).toBe(true);
          expect(credits.every(({ amount, why }) => compare(valueOf(why), amount) === 0)).toBe(
            true,
          );
          const long = outages.some(({ minutes }) => minutes >= A_DAY);
          expect(credits.length).toBe(long ? 1 : 0);
        },
      ),
    );
  });

  it("give a right to leave that counts from the last one, not from the first three", () => {
    const outages = ["2024-06-03", "2024-06-11", "2024-06-20", "2024-06-25"].map((from) => {
      return { from: day(from), minutes: 60 };
    });
    const until = (some: typeof outages) => {
      return mayLeaveUntil(diagnosis, "service-level", { outages: some, month: JUNE });
    };
    expect(until(outages)).toBe(day("2024-07-05"));
    expect(until(outages.slice(0, 3))).toBe(day("2024-06-30"));
    expect(until(outages.slice(0, 2))).toBeNull();
  });

  it("pay back a whole year for 365 days not served", () => {
    const paidForTheYear = derived.settled(whole(yen(240_000)), "paid for the year");
    const asked = { name: "days-not-served", paidForTheYear, on: day("2024-06-01") };
    const refund = (days: number) => {
      return toText(refundForDaysNotServed(diagnosis, { ...asked, days }).amount.value);
    };
    expect([0, 1, 365].map(refund)).toEqual(["0", "657", "240000"]); // 240,000 ÷ 365 = 657.53
  });
});

describe("damages", () => {
  const cap = ruleAt(catalogue, "kaketsuke365/cap", "cap");

  it("are paid up to the fees received, and the parts sum to the claim", () => {
    const amounts = fc.integer({ min: 0, max: 100_000 }).map(yen);
    fc.assert(
      fc.property(amounts, fc.array(amounts, { maxLength: 24 }), (claimed, months) => {
        const on = addDays(day("2024-01-01"), months.length);
        const limited = limitDamages(cap, { claimed, on, fees: { months }, grossFault: false });
        expect(limited.paid + limited.refused).toBe(claimed);
        expect(limited.paid).toBe(
          Math.min(
            claimed,
            months.reduce((all, fee) => all + fee, 0),
          ),
        );
      }),
    );
  });
});
