import { describe, expect, test } from "vitest";
import { day, month } from "../kernel/day.ts";
import { toText } from "../kernel/exact.ts";
import { loadCatalogue } from "../terms/load.ts";
import { catalogueMarket } from "./catalogue-market.ts";

const market = catalogueMarket(loadCatalogue(new URL("../../catalogue", import.meta.url).pathname));

describe("the market as the catalogue states it", () => {
  test("a half-hour is the month's level times the shape of the day", () => {
    // July 2025, Tokyo: level 1,210; 00:00 has 820 ‰ on working days and 800 ‰ on days off.
    expect(market.spotDay("tokyo", day("2025-07-01"))?.[0]).toBe(992); // 992.2
    expect(market.spotDay("tokyo", day("2025-07-06"))?.[0]).toBe(968);
    expect(market.spotDay("tokyo", day("2025-07-21"))?.[0]).toBe(968); // Marine Day
  });

  test("the mean of a month is over all its half-hours, and not rounded", () => {
    const prices = Array.from({ length: 31 }, (_, k) => {
      const on = day(`2025-07-${String(k + 1).padStart(2, "0")}`);
      return [...(market.spotDay("tokyo", on) ?? [])];
    }).flat();
    const hundredths = prices.reduce((sum, price) => sum + price, 0);
    const sum = { text: toText({ n: BigInt(hundredths), d: 100n }, 2), dividedBy: 31 * 48 };
    const said = { series: "market/spot-price/tokyo", marks: ["illustrative"] };
    expect(market.spotMean("tokyo", month("2025-07"))).toEqual({ ...sum, ...said });
  });

  test("Okinawa has no spot price, and no month is known before the first", () => {
    expect(market.spotDay("okinawa", day("2025-07-01"))).toBeNull();
    expect(market.spotMean("okinawa", month("2025-07"))).toBeNull();
    expect(market.spotMean("tokyo", month("2023-12"))).toBeNull();
  });

  test("average fuel prices are stated by area and last month", () => {
    expect(market.fuelAverage("tokyo", month("2025-05"))).toEqual({
      text: "55200",
      series: "market/fuel-average/tokyo",
      marks: ["illustrative"],
    });
    expect(market.fuelAverage("tokyo", month("2027-01"))).toBeNull();
    expect(market.fuelAverage("okinawa", month("2025-05"))).toBeNull();
  });
});
