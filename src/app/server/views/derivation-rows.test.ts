import { describe, expect, it } from "vitest";
import { day } from "../../../kernel/day.ts";
import { derived } from "../../../kernel/derivation.ts";
import { unitPriceOf, writtenSum } from "./derivation-rows.ts";

const OCTOBER = { from: day("2026-10-03"), until: day("2026-11-03") };
const price = (text: string) =>
  derived.value(text, "JPY/kWh", "hiho-denki/energy-tariff/x@2024-04-01");
const energy = derived.energy(202_000, { period: OCTOBER, readings: "m@2026-11-03T00:00:00Z" });
const same = (text: string) => ({ ja: text, en: text });

describe("a derivation written out by hand", () => {
  it("gives each graduated step its row and the quantity below the line", () => {
    const tiers = [
      { upTo: "120", price: price("29.80") },
      { upTo: "300", price: price("36.40") },
      { upTo: null, price: price("40.49") },
    ];
    // 120 × 29.80 = 3,576.00; 82 × 36.40 = 2,984.80; together 6,560.80.
    expect(writtenSum(derived.tiers(energy, tiers).why)).toEqual({
      rows: [
        { text: same("120 kWh × 29.80"), amount: "3576.00" },
        { text: same("82 kWh × 36.40"), amount: "2984.80" },
      ],
      result: { text: same("202 kWh"), amount: "6560.80" },
    });
  });

  it("shows a settled amount whose decimals never end, cut at the sen", () => {
    const share = derived.settled({ n: 760n, d: 3n }, "a share");
    // 760 ÷ 3 = 253.333…
    const { result } = writtenSum(derived.product([share, derived.count(2, "months")]).why);
    expect(result).toEqual({ text: same("253.33… × 2"), amount: "506.66" });
  });

  it("says how the quantity itself was rounded", () => {
    const read = derived.energy(294_063, { period: OCTOBER, readings: "m@2026-11-03T00:00:00Z" });
    const whole = derived.round(read, { digit: "kWh", mode: "half-up" });
    const { result } = writtenSum(
      derived.tiers(whole, [{ upTo: null, price: price("29.80") }]).why,
    );
    expect(result).toEqual({
      text: {
        ja: "294 kWh（294.063 kWhを1kWh未満四捨五入）",
        en: "294 kWh (294.063 kWh, below 1 kWh rounded half up)",
      },
      amount: "8761.20",
    });
  });

  it("names the step in which digits are dropped", () => {
    const days = { from: day("2018-09-11"), until: day("2018-10-01") };
    const month = { from: day("2018-09-01"), until: day("2018-10-01") };
    const fee = derived.value("380", "JPY/month", "ecorepo-home/monthly-fee/light@2018-07-01");
    const part = derived.quotient(derived.product([fee, derived.days(days)]), derived.days(month));
    // 380 × 20 ÷ 30 = 253.33…, down to 253.
    expect(writtenSum(derived.round(part, { digit: "yen", mode: "down" }).why)).toEqual({
      rows: [
        {
          text: { ja: "（380 × 20日） ÷ 30日", en: "(380 × 20 days) ÷ 30 days" },
          amount: "253.33",
        },
      ],
      result: { text: { ja: "1円未満切捨て", en: "below 1 yen dropped" }, amount: "253" },
    });
  });

  it("writes a turned sign as a minus, without a row of its own", () => {
    const fee = derived.value("110", "JPY/month", "household/discount/power@2019-10-01");
    expect(writtenSum(derived.negative(fee).why)).toEqual({
      rows: [],
      result: { text: { ja: "−（110）", en: "−(110)" }, amount: "-110" },
    });
  });

  it("takes what is subtracted on a row of its own", () => {
    const less = derived.difference(price("1.20"), price("0.50"));
    expect(writtenSum(less.why)).toEqual({
      rows: [
        { text: same("1.20"), amount: "1.20" },
        { text: same("− 0.50"), amount: "-0.50" },
      ],
      result: { text: { ja: "合計", en: "total" }, amount: "0.70" },
    });
  });

  it("says of a plain amount where it stands", () => {
    expect(writtenSum(price("1247").why)).toEqual({
      rows: [],
      result: { text: { ja: "料金表の金額", en: "amount in the price list" }, amount: "1247" },
    });
  });
});

describe("the unit price beside a line's name", () => {
  it("is what energy is multiplied by", () => {
    expect(unitPriceOf(derived.product([price("-1.44"), energy]).why)).toEqual({
      ja: "−1.44 円/kWh",
      en: "−1.44 yen/kWh",
    });
  });

  it("is left out where a line is no price times energy", () => {
    expect(unitPriceOf(price("1247").why)).toBeNull();
  });
});
