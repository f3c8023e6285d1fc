import { expect, it } from "vitest";
import {
  GOLDEN_SITES,
  goldenAnnual,
  goldenRows,
  type GoldenSite,
  goldenWeather,
} from "../../test/golden/pv/read-golden.ts";
import { climateIn } from "../../test/support/climates.ts";
import { day } from "../kernel/day.ts";
import { generateYear } from "./climate/generate-year.ts";

import { standardLossShare } from "./panel/pvwatts.ts";
import type { Face, PvSystem } from "./pv-system.ts";
import { pvYear } from "./pv-year.ts";
import type { SkyModel } from "./sky/split-sky.ts";
import { sunYear } from "./sun-year.ts";

const SUNS = {
  tokyo: sunYear(GOLDEN_SITES.tokyo, goldenWeather("tokyo")),
  sapporo: sunYear(GOLDEN_SITES.sapporo, goldenWeather("sapporo")),
} satisfies Record<GoldenSite, unknown>;

const TOKYO = climateIn("tokyo");
const south: Face = { kw: 4, tiltDeg: 30, azimuthDeg: 180 };

function systemOf(faces: readonly Face[], more: Partial<PvSystem> = {}): PvSystem {
  const kw = faces.reduce((sum, face) => sum + face.kw, 0);
  const lossShare = standardLossShare();
  return { faces, inverterKw: kw / 1.2, inverterEfficiency: 0.96, lossShare, ...more };
}

function kwhOf(wh: Float64Array): number {
  return wh.reduce((sum, slot) => sum + slot, 0) / 1000;
}

function monthsOf(wh: Float64Array): readonly number[] {
  const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  let first = 0;
  return days.map((length) => {
    const month = kwhOf(wh.subarray(first * 48, (first + length) * 48));
    first += length;
    return month;
  });
}

it.each(goldenAnnual().pv)(
  "is pvlib's chain to a millionth, and near ssc: $site, $id",
  ({ site, kw, tilt, az, ...golden }) => {
    const models = {
      perez: golden.pvlib_perez,
      "hay-davies": golden.pvlib_haydavies,
      isotropic: golden.pvlib_isotropic,
    } satisfies Record<SkyModel, unknown>;
    for (const [sky, chain] of Object.entries(models)) {
      const faces = [{ kw, tiltDeg: tilt, azimuthDeg: az }];
      const system = systemOf(faces, { sky: sky as SkyModel });
      const wh = pvYear(system, SUNS[site]);
      expect(kwhOf(wh) / chain.ac_annual_kwh).toBeCloseTo(1, 6);
      monthsOf(wh).forEach((kwh, month) => {
        expect(kwh / (chain.ac_monthly_kwh[month] ?? 0)).toBeCloseTo(1, 5);
      });
    }
    const perez = kwhOf(pvYear(systemOf([{ kw, tiltDeg: tilt, azimuthDeg: az }]), SUNS[site]));
    expect(Math.abs(perez / golden.ssc_pvwattsv8.ac_annual_kwh - 1)).toBeLessThan(0.04);
  },
);

it("is pvlib's chain in every hour, whose two halves are alike", () => {
  const wh = pvYear(systemOf([south]), SUNS.tokyo);
  const hours = goldenRows("pv-hour-tokyo.csv");
  let worst = 0;
  hours.forEach(({ cell }) => {
    const hour = cell("hour");
    expect(wh[hour * 2]).toBe(wh[hour * 2 + 1]);
    worst = Math.max(worst, Math.abs((wh[hour * 2] ?? 0) * 2 - cell("w")));
  });
  // The golden hours are rounded to 0.1 W.
  expect(worst).toBeLessThan(0.051);
});

it("makes of a face in two parts what it makes of one, and of two faces what lies between", () => {
  const half = { ...south, kw: 2 };
  const whole = kwhOf(pvYear(systemOf([south]), SUNS.tokyo));
  expect(kwhOf(pvYear(systemOf([half, half]), SUNS.tokyo))).toBeCloseTo(whole, 6);
  const east = { ...half, azimuthDeg: 90 };
  const mixed = kwhOf(pvYear(systemOf([half, east]), SUNS.tokyo));
  const eastOnly = kwhOf(pvYear(systemOf([east, east]), SUNS.tokyo));
  expect(mixed).toBeLessThan(whole);
  expect(mixed).toBeGreaterThan(eastOnly);
});

it("never gives more than the inverter's limit, all faces together", () => {
  const system = systemOf([south, { kw: 3, tiltDeg: 30, azimuthDeg: 90 }], { inverterKw: 3 });
  const wh = pvYear(system, SUNS.tokyo);
  expect(Math.max(...wh)).toBeCloseTo(1500, 9);
});

it("gives nothing without light, and nothing by night", () => {
  const wh = pvYear(systemOf([south]), SUNS.tokyo);
  const { ghi } = goldenWeather("tokyo");
  ghi.forEach((light, hour) => {
    if (light === 0) expect(wh[hour * 2]).toBe(0);
  });
  expect(wh).toHaveLength(365 * 48);
});

/** A block 60° wide. */
function horizonOf(elevationDeg: number, azimuthDeg: number) {
  return [
    { azimuthDeg: azimuthDeg - 40, elevationDeg: 0 },
    { azimuthDeg: azimuthDeg - 30, elevationDeg },
    { azimuthDeg: azimuthDeg + 30, elevationDeg },
    { azimuthDeg: azimuthDeg + 40, elevationDeg: 0 },
  ];
}

it("loses the beam behind a skyline, and part of the sky", () => {
  const free = kwhOf(pvYear(systemOf([south]), SUNS.tokyo));
  const behind = (elevationDeg: number, azimuthDeg: number) => {
    const horizon = horizonOf(elevationDeg, azimuthDeg);
    return kwhOf(pvYear(systemOf([{ ...south, horizon }]), SUNS.tokyo)) / free;
  };
  expect(behind(0, 180)).toBeCloseTo(1, 9);
  // A house to the south costs more than one to the north, and more the higher it is.
  expect(behind(20, 0)).toBeGreaterThan(0.985);
  expect(behind(40, 180)).toBeLessThan(behind(25, 180));
  expect(behind(25, 180)).toBeLessThan(0.97);
  expect(behind(40, 180)).toBeLessThan(0.85);
  const pit = [{ azimuthDeg: 0, elevationDeg: 90 }];
  const ground = kwhOf(pvYear(systemOf([{ ...south, horizon: pit }]), SUNS.tokyo)) / free;
  expect(ground).toBeLessThan(0.02);
});

it("loses the snow's share in the months that have one", () => {
  const bare = monthsOf(pvYear(systemOf([south]), SUNS.sapporo));
  const snowShare = [0.4, 0.2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.1];
  const snowy = monthsOf(pvYear(systemOf([south], { snowShare }), SUNS.sapporo));
  snowy.forEach((kwh, month) => {
    expect(kwh / (bare[month] ?? 0)).toBeCloseTo(1 - (snowShare[month] ?? 0), 9);
  });
});

it("takes half-hours as they come, in a year that begins in April", () => {
  const weather = generateYear(TOKYO, { from: day("2027-04-01"), days: 366, seed: 1 });
  const wh = pvYear(systemOf([south]), sunYear(TOKYO.site, weather));
  expect(wh).toHaveLength(366 * 48);
  expect(kwhOf(wh)).toBeGreaterThan(4200);
  expect(kwhOf(wh)).toBeLessThan(4600);
  let unlike = 0;
  for (let slot = 0; slot < wh.length; slot += 2) if (wh[slot] !== wh[slot + 1]) unlike += 1;
  expect(unlike).toBeGreaterThan(4000);
});
