import { expect, it } from "vitest";
import { goldenRows, offBy } from "../../../test/golden/pv/read-golden.ts";
import { RADIANS } from "../angle.ts";
import { officialModuleC } from "../official-year.ts";
import { powerInYear } from "./ageing.ts";
import { faimanC, pvsystCellC, SAPM, sapmCellC } from "./cell-temperature.ts";
import { ashraeIam, martinRuizIam, physicalIam } from "./incidence.ts";
import { acW, dcW, standardLossShare } from "./pvwatts.ts";
import { snowLossShare } from "./snow.ts";

const EXACT = { share: 1e-6, amount: 1e-4 };

it("lets beam light through the glass by three models", () => {
  for (const { cell } of goldenRows("iam.csv")) {
    const degrees = cell("aoi_deg");
    const cosIncidence = degrees === 90 ? 0 : Math.cos(degrees * RADIANS);
    expect(physicalIam(cosIncidence)).toBeCloseTo(cell("physical"), 5);
    expect(ashraeIam(cosIncidence)).toBeCloseTo(cell("ashrae"), 5);
    expect(martinRuizIam(cosIncidence)).toBeCloseTo(cell("martin_ruiz"), 5);
  }
});

it("heats cells by five models", () => {
  for (const { cell } of goldenRows("module-temperature-power.csv")) {
    const weather = {
      onPlane: cell("poa"),
      airC: cell("temp_air_c"),
      windMs: cell("wind_ms"),
    };
    const cells = [
      [sapmCellC(SAPM.rack, weather), "sapm_open_rack_c"],
      [sapmCellC(SAPM.roof, weather), "sapm_close_mount_c"],
      [faimanC(weather), "faiman_c"],
      [pvsystCellC(weather), "pvsyst_c"],
      [officialModuleC("roof", weather), "jp_official_roof_c"],
    ] as const;
    for (const [celsius, column] of cells)
      expect(offBy(celsius, cell(column), EXACT)).toBeLessThan(1);
  }
});

it("makes DC and AC power of light and heat by PVWatts, cut at the inverter's limit", () => {
  for (const { cell } of goldenRows("module-temperature-power.csv")) {
    const pdc = dcW({
      ratedW: cell("pdc0_w"),
      onCellsWm2: cell("poa"),
      cellC: cell("sapm_close_mount_c"),
      powerPerC: cell("gamma_pdc"),
    });
    const inverter = { dcLimitW: cell("inv_pdc0_w"), efficiency: 0.96 };
    const kept = 1 - standardLossShare();
    const allowed = { share: 1e-6, amount: 0.01 };
    expect(offBy(pdc, cell("pdc_w"), allowed)).toBeLessThan(1);
    expect(offBy(acW(inverter, pdc), cell("pac_w"), allowed)).toBeLessThan(1);
    expect(offBy(pdc * kept, cell("pdc_after_losses_w"), allowed)).toBeLessThan(1);
    expect(offBy(acW(inverter, pdc * kept), cell("pac_after_losses_w"), allowed)).toBeLessThan(1);
  }
});

it("loses 14.0757 % on the way by the standard chain", () => {
  expect(standardLossShare()).toBeCloseTo(0.140757, 6);
});

it("ages by a share of what is left", () => {
  expect(powerInYear(0)).toBe(1);
  expect(powerInYear(19)).toBeCloseTo(0.9092, 4);
  expect(powerInYear(2, 0.1)).toBeCloseTo(0.81, 12);
});

it("loses a share to snow, none without snow, more where it lies flat", () => {
  const month = {
    fallenCm: 100,
    fallenDays: 10,
    fallenBeforeCm: 100,
    fallenDaysBefore: 10,
    airC: -2,
    humidity: 0.7,
    onPlaneKwh: 60,
  };
  const plane = { tiltDeg: 30, slopeM: 1.7, edgeM: 0.1 };
  const bare = { ...month, fallenCm: 0, fallenDays: 0, fallenBeforeCm: 0, fallenDaysBefore: 0 };
  expect(snowLossShare(month, plane)).toBeCloseTo(0.5673, 4);
  expect(snowLossShare(bare, plane)).toBe(0);
  expect(snowLossShare(month, { ...plane, tiltDeg: 10 })).toBeGreaterThan(
    snowLossShare(month, plane),
  );
});
