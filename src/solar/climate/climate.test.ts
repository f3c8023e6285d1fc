import { expect, it } from "vitest";
import { goldenRows } from "../../../test/golden/pv/read-golden.ts";
import { climateIn } from "../../../test/support/climates.ts";
import { day } from "../../kernel/day.ts";
import { PREFECTURES } from "../../kernel/prefecture.ts";
import { officialYear } from "../official-year.ts";
import { sunYear } from "../sun-year.ts";
import { originText } from "../weather.ts";
import { clearnessAt } from "./day-clearness.ts";
import { radiationFromSunshine } from "./from-sunshine.ts";
import { generateYear } from "./generate-year.ts";

const YEAR = { from: day("2025-01-01"), days: 365, seed: 1 };
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Sums over each month of half-hours from 1 January. */
function monthSums(values: Float64Array): readonly number[] {
  let first = 0;
  return MONTH_DAYS.map((days) => {
    const month = values.subarray(first * 48, (first + days) * 48);
    first += days;
    return month.reduce((sum, value) => sum + value, 0);
  });
}

it("has all 47 prefectures, 33 observed, two with a neighbour that says so", () => {
  const climates = PREFECTURES.map(({ word }) => climateIn(word));
  expect(climates.filter(({ radiation }) => radiation === "observed")).toHaveLength(33);
  const neighbours = climates.filter(({ neighbour }) => neighbour !== null);
  expect(neighbours.map(({ station }) => station.ja)).toEqual(["熊谷", "彦根"]);
});

function yearSum(ofMonth: (month: number) => number): number {
  return MONTH_DAYS.reduce((total, days, month) => total + days * ofMonth(month), 0);
}

it("estimates a year's radiation from sunshine within 8.3 % of what 33 stations observe", () => {
  const off = PREFECTURES.map(({ word }) => climateIn(word))
    .filter(({ radiation }) => radiation === "observed")
    .map(({ site: { latitude }, months }) => {
      const observed = yearSum((month) => months[month]?.radiationMj ?? 0);
      const estimated = yearSum((month) => {
        const sunshineHours = months[month]?.sunshineHours ?? 0;
        return radiationFromSunshine({ latitude, month, sunshineHours });
      });
      return Math.abs(estimated / observed - 1);
    });
  expect(Math.max(...off)).toBeLessThan(0.083);
  expect(off.reduce((sum, share) => sum + share, 0) / off.length).toBeLessThan(0.03);
});

it.each(["tokyo", "hokkaido", "okinawa", "kanagawa", "niigata"] as const)(
  "brings each month's radiation and temperature exactly: %s",
  (prefecture) => {
    const climate = climateIn(prefecture);
    const weather = generateYear(climate, YEAR);
    const light = monthSums(weather.ghi);
    const air = monthSums(weather.airC);
    climate.months.forEach(({ radiationMj, airC }, month) => {
      const days = MONTH_DAYS[month] ?? 0;
      const mj = ((light[month] ?? 0) * 1800) / 1e6 / days;
      expect(mj / radiationMj).toBeCloseTo(1, 9);
      expect((air[month] ?? 0) / (days * 48)).toBeCloseTo(airC, 1);
    });
  },
);

it("keeps within what is possible: diffuse in global, clearness below 0.8, dark by night", () => {
  const { site } = climateIn("hokkaido");
  const weather = generateYear(climateIn("hokkaido"), YEAR);
  const sun = sunYear(site, weather);
  expect(weather.dhi.every((dhi, at) => dhi >= 0 && dhi <= (weather.ghi[at] ?? 0) + 1e-9)).toBe(
    true,
  );
  expect(weather.dni.every((dni) => dni >= 0 && dni < 1000)).toBe(true);
  for (let k = 0; k < sun.count; k += 1) {
    const outside = (sun.extraterrestrial[k] ?? 0) * (sun.trueUp[k] ?? 0);
    expect(sun.ghi[k] ?? 0).toBeLessThanOrEqual(outside * 0.8 + 1e-3);
    const beam = (sun.dni[k] ?? 0) * (sun.trueUp[k] ?? 0);
    expect(beam + (sun.dhi[k] ?? 0)).toBeCloseTo(sun.ghi[k] ?? 0, 3);
  }
});

it("is the same each time, another order with another seed, and the same on a date", () => {
  const climate = climateIn("tokyo");
  const one = generateYear(climate, YEAR);
  expect(generateYear(climate, YEAR)).toEqual(one);
  const other = generateYear(climate, { ...YEAR, seed: 2 });
  expect(other.ghi).not.toEqual(one.ghi);
  expect(monthSums(other.ghi)[0]).toBeCloseTo(monthSums(one.ghi)[0] ?? 0, 6);
  const later = generateYear(climate, { from: day("2025-05-10"), days: 365, seed: 1 });
  const day130 = one.ghi.subarray(129 * 48, 130 * 48);
  expect(later.ghi.subarray(0, 48)).toEqual(day130);
});

it("says what it was made of", () => {
  const observed = generateYear(climateIn("tokyo"), YEAR).origin;
  const estimated = generateYear(climateIn("kanagawa"), YEAR).origin;
  expect(originText(observed)).toEqual({
    ja: "平年値から生成（日射の観測値）: 東京",
    en: "generated from normals (observed): 東京",
  });
  expect(originText(estimated)).toEqual({
    ja: "平年値から生成（日照時間からの推定）: 横浜",
    en: "generated from normals (sunshine, estimated): 横浜",
  });
});

it("spreads days around the month's mean", () => {
  for (const mean of [0.3, 0.4, 0.5, 0.6]) {
    const shares = Array.from({ length: 2000 }, (_, at) => clearnessAt((at + 0.5) / 2000, mean));
    const found = shares.reduce((sum, clearness) => sum + clearness, 0) / shares.length;
    expect(Math.abs(found - mean)).toBeLessThan(0.01);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  }
});

/**
 * A generated year under the official method against that method's own weather: between the
 * insolation classes of the prefecture's energy region, at the same yearly radiation.
 */
it.each([
  ["tokyo", 6],
  ["osaka", 6],
  ["aichi", 6],
  ["hokkaido", 2],
  ["nagano", 4],
  ["miyagi", 5],
  ["niigata", 5],
  ["kochi", 7],
  ["kagoshima", 7],
  ["okinawa", 8],
] as const)(
  "yields what the official tables yield within 6 %: %s, region %i",
  (prefecture, region) => {
    const climate = climateIn(prefecture);
    const weather = generateYear(climate, YEAR);
    const wh = officialYear(
      [
        {
          kw: 1,
          tiltDeg: 30,
          azimuthDeg: 180,
          cells: "crystalline",
          setup: "roof",
          conditionerEfficiency: 0.955,
        },
      ],
      sunYear(climate.site, weather),
    );
    const kwh = wh.reduce((sum, slot) => sum + slot, 0) / 1000;
    const ghi = weather.ghi.reduce((sum, watts) => sum + watts, 0) / 2000;
    expect(Math.abs(kwh / officialYield(region, ghi) - 1)).toBeLessThan(0.06);
  },
);

/** kWh/kW at a yearly radiation, on the straight line through a region's two nearest classes. */
function officialYield(region: number, ghi: number): number {
  const classes = goldenRows("official-yield.csv")
    .filter(({ cell }) => cell("energy_region") === region)
    .map(({ cell }) => ({ ghi: cell("ghi_kwh_m2_year"), kwh: cell("kwh_per_kw_year") }));
  const above = Math.max(
    classes.findIndex((row) => row.ghi > ghi),
    1,
  );
  const [low, high] = classes.slice(above - 1, above + 1);
  const [before, after] = low && high ? [low, high] : classes.slice(-2);
  if (!before || !after) throw new Error(`no classes of region ${region}`);
  const share = (ghi - before.ghi) / (after.ghi - before.ghi);
  return before.kwh + share * (after.kwh - before.kwh);
}
