import { describe, expect, it } from "vitest";
import { day, formatDay, month } from "../kernel/day.ts";
import { extraDaysOff } from "../terms/business-days.ts";
import { ruleAt } from "../terms/catalogue.ts";
import { readCatalogue } from "../terms/load.ts";
import { isRegistrationNumber } from "../terms/registration-number.ts";
import { billerOf, closingDay, dueDay } from "./biller.ts";

const { catalogue } = readCatalogue("catalogue");
const power = ruleAt(catalogue, "hiho-denki/biller", "biller");
const fibre = ruleAt(catalogue, "kattobi-hikari/biller", "biller");

describe("when a bill closes and falls due", () => {
  it.each([
    ["2024-05", "2024-05-31"],
    ["2024-06", "2024-06-28"],
    ["2024-08", "2024-08-30"],
    ["2024-03", "2024-03-29"],
  ])("the books of %s close on %s", (of, expected) => {
    expect(formatDay(closingDay(power, month(of)))).toBe(expected);
  });

  it("a debit waits for banks to open after year's end", () => {
    const extra = extraDaysOff(catalogue, "kattobi-hikari", { purpose: "payment" });
    // 2026-12-27 is a Sunday; 2025-12-27 a Saturday.
    expect(dueDay(fibre, { method: "direct-debit", bill: month("2026-11"), extra })).toBe(
      day("2026-12-28"),
    );
    expect(dueDay(fibre, { method: "direct-debit", bill: month("2025-11"), extra })).toBe(
      day("2025-12-29"),
    );
  });

  it("a card is debited when its company says, and a way without a day is a mistake", () => {
    expect(dueDay(fibre, { method: "card", bill: month("2025-11") })).toBeNull();
    expect(() => dueDay(fibre, { method: "barter", bill: month("2025-11") })).toThrow(
      /no due day for barter/,
    );
  });
});

describe("who bills", () => {
  it("is the household's biller, or the provider when claims are not assigned", () => {
    expect(billerOf(catalogue, "hiho-denki")?.id).toBe("household/billers");
    expect(billerOf(catalogue, "hiho-denki", { assigned: false })?.id).toBe("hiho-denki/biller");
    expect(billerOf(catalogue, "enegaeru")?.id).toBe("enegaeru/biller");
    expect(billerOf(catalogue, "nobody")).toBeNull();
  });
});

describe("registration numbers", () => {
  it.each(["T4011001098993", "T7010705000725", "T2120901007402", "T7123456789012"])(
    "%s is one",
    (text) => {
      expect(isRegistrationNumber(text)).toBe(true);
    },
  );

  it.each([
    "T4011001098994",
    "T5011001098993",
    "4011001098993",
    "T401100109899",
    "T40110010989930",
    "",
  ])("%j is none", (text) => {
    expect(isRegistrationNumber(text)).toBe(false);
  });

  it("finds every single wrong digit, except 0 for 9 in the base", () => {
    const good = "4011001098993";
    for (const [index, digit] of [...good].entries()) {
      for (const wrong of "0123456789") {
        const swapped = new Set([digit, wrong]);
        const unseen = index > 0 && swapped.has("0") && swapped.has("9");
        const text = `T${good.slice(0, index)}${wrong}${good.slice(index + 1)}`;
        expect(isRegistrationNumber(text)).toBe(wrong === digit || unseen);
      }
    }
  });
});
