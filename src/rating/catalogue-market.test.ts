import { describe, expect, test } from "vitest";
import { day, month } from "../kernel/day.ts";
import { loadCatalogue } from "../terms/load.ts";
import { catalogueMarket } from "./catalogue-market.ts";
import { spotMean } from "./spot-mean.ts";

const market = catalogueMarket(loadCatalogue(new URL("../../catalogue", import.meta.url).pathname));

describe("the market as the catalogue states it", () => {
  test("a half-hour is the month's level times the shape of the day", () => {
    // July 2025, Tokyo: level 1,210; 00:00 has 820 ‰ on working days and 800 ‰ on days off.
    expect(market.spotDay("tokyo", day("2025-07-01"))?.[0]).toBe(992); // 992.2
    expect(market.spotDay("tokyo", day("2025-07-06"))?.[0]).toBe(968);
    expect(market.spotDay("tokyo", day("2025-07-21"))?.[0]).toBe(968); // Marine Day
  });

  test("the mean of a month is the mean of its half-hours", () => {
    const mean = market.spotMean("tokyo", month("2025-07"));
    const again = spotMean(month("2025-07"), (on) => market.spotDay("tokyo", on));
    expect(mean).toEqual({
      text: again,
      series: "market/spot-price/tokyo",
      marks: ["illustrative"],
    });
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

function flat(price: number): Int32Array {
  return new Int32Array(48).fill(price);
}

describe("the mean of a month", () => {
  test("goes half up at the third decimal", () => {
    // June has 30 days, 15 of each: 10.005.
    const mean = spotMean(month("2025-06"), (on) => flat(on % 2 === 0 ? 1000 : 1001));
    expect(mean).toBe("10.01");
  });

  test("is not known until the last day is", () => {
    const last = day("2025-06-30");
    expect(spotMean(month("2025-06"), (on) => (on < last ? flat(1000) : null))).toBeNull();
    expect(spotMean(month("2025-06"), () => flat(1000))).toBe("10.00");
  });
});
