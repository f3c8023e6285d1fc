import { expect, it } from "vitest";
import { GOLDEN_SITES, goldenAnnual, goldenWeather } from "../../test/golden/pv/read-golden.ts";
import { type OfficialArray, officialYear } from "./official-year.ts";
import { sunYear } from "./sun-year.ts";

const SUNS = {
  tokyo: sunYear(GOLDEN_SITES.tokyo, goldenWeather("tokyo")),
  sapporo: sunYear(GOLDEN_SITES.sapporo, goldenWeather("sapporo")),
};
const { pv, officialMethod } = goldenAnnual();

function kwhOf(wh: Float64Array): number {
  return wh.reduce((sum, slot) => sum + slot, 0) / 1000;
}

function arrayOf(golden: (typeof officialMethod)[number]): OfficialArray {
  const plane = pv.find(({ site, id }) => site === golden.site && id === golden.system);
  if (!plane) throw new Error(`no system ${golden.system}`);
  return {
    kw: plane.kw,
    tiltDeg: plane.tilt,
    azimuthDeg: plane.az,
    cells: "crystalline",
    setup: golden.setup,
    conditionerEfficiency: golden.pcs_rated_eff,
  };
}

it.each(officialMethod)(
  "is the housing standard's method to a ten-millionth: $site, $system, $setup",
  (golden) => {
    const wh = officialYear([arrayOf(golden)], SUNS[golden.site]);
    expect(kwhOf(wh) / golden.annual_kwh).toBeCloseTo(1, 7);
    let first = 0;
    const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    days.forEach((length, month) => {
      const kwh = kwhOf(wh.subarray(first * 48, (first + length) * 48));
      expect(kwh).toBeCloseTo(golden.monthly_kwh[month] ?? 0, 3);
      first += length;
    });
  },
);

it("adds arrays up, and is less hot than cells of another kind make it", () => {
  const [golden] = officialMethod;
  if (!golden) throw new Error("no golden figures");
  const array = arrayOf(golden);
  const one = kwhOf(officialYear([array], SUNS.tokyo));
  expect(kwhOf(officialYear([array, array], SUNS.tokyo))).toBeCloseTo(2 * one, 6);
  const other = kwhOf(officialYear([{ ...array, cells: "other" }], SUNS.tokyo));
  expect(other / one).toBeGreaterThan(1.03);
  const hot = kwhOf(officialYear([{ ...array, setup: "other" }], SUNS.tokyo));
  expect(hot).toBeLessThan(one);
});

it("lies within 6 % of the physical chain", () => {
  for (const golden of officialMethod.filter(({ setup }) => setup === "roof")) {
    const physical = pv.find(({ site, id }) => site === golden.site && id === golden.system);
    const kwh = kwhOf(officialYear([arrayOf(golden)], SUNS[golden.site]));
    expect(Math.abs(kwh / (physical?.pvlib_perez.ac_annual_kwh ?? 0) - 1)).toBeLessThan(0.06);
  }
});
