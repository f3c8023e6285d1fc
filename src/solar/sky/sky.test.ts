import { expect, it } from "vitest";
import { goldenRows, offBy } from "../../../test/golden/pv/read-golden.ts";
import { RADIANS } from "../angle.ts";
import { absoluteAirmass, relativeAirmass } from "./airmass.ts";
import { haurwitz, ineichen } from "./clear-sky.ts";
import { disc } from "./disc.ts";
import { clearness, erbs } from "./erbs.ts";
import { asce, spencer } from "./extraterrestrial.ts";
import { type SkyModel, splitSky } from "./split-sky.ts";
import { standardPressurePa } from "../sun/refraction.ts";

/** The golden tables hold six digits after the point. */
const EXACT = { share: 1e-6, amount: 1e-4 };

it("gives the light outside the air by Spencer and ASCE", () => {
  for (const { cell } of goldenRows("extraterrestrial.csv")) {
    expect(offBy(spencer(cell("doy")), cell("spencer"), EXACT)).toBeLessThan(1);
    expect(offBy(asce(cell("doy")), cell("asce"), EXACT)).toBeLessThan(1);
  }
});

it("gives airmass and clear skies", () => {
  for (const { cell } of goldenRows("clear-sky.csv")) {
    const apparentZenithDeg = cell("apparent_zenith_deg");
    const relative = relativeAirmass(apparentZenithDeg);
    const altitudeM = cell("alt_m");
    const absolute = absoluteAirmass(relative, standardPressurePa(altitudeM));
    const dark = Number.isNaN(cell("airmass_rel"));
    expect(Number.isNaN(relative)).toBe(dark);
    if (!dark) {
      expect(offBy(relative, cell("airmass_rel"), { share: 1e-5, amount: 1e-5 })).toBeLessThan(1);
      expect(offBy(absolute, cell("airmass_abs"), { share: 1e-5, amount: 1e-5 })).toBeLessThan(1);
    }
    const sky = ineichen({
      apparentZenithDeg,
      absoluteAirmass: absolute,
      linkeTurbidity: cell("linke"),
      altitudeM,
      extraterrestrial: cell("dni_extra"),
    });
    const allowed = { share: 1e-5, amount: 1e-3 };
    expect(offBy(sky.ghi, cell("ineichen_ghi"), allowed)).toBeLessThan(1);
    expect(offBy(sky.dni, cell("ineichen_dni"), allowed)).toBeLessThan(1);
    expect(offBy(sky.dhi, cell("ineichen_dhi"), allowed)).toBeLessThan(1);
    expect(offBy(haurwitz(apparentZenithDeg), cell("haurwitz_ghi"), EXACT)).toBeLessThan(1);
  }
});

it("splits global light by Erbs and by DISC", () => {
  for (const { cell } of goldenRows("decomposition.csv")) {
    const [ghi, zenithDeg, dayOfYear] = [cell("ghi"), cell("zenith_deg"), cell("doy")];
    const light = { ghi, zenithDeg, extraterrestrial: spencer(dayOfYear) };
    const split = erbs(light);
    expect(offBy(clearness(light), cell("erbs_kt"), EXACT)).toBeLessThan(1);
    expect(offBy(split.dni, cell("erbs_dni"), EXACT)).toBeLessThan(1);
    expect(offBy(split.dhi, cell("erbs_dhi"), EXACT)).toBeLessThan(1);
    expect(offBy(disc({ ghi, zenithDeg, dayOfYear }), cell("disc_dni"), EXACT)).toBeLessThan(1);
  }
});

it.each([
  ["isotropic", "iso_sky"],
  ["hay-davies", "haydavies_sky"],
  ["perez", "perez_sky"],
] satisfies [SkyModel, string][])("spreads diffuse light over a plane: %s", (model, column) => {
  const rows = goldenRows("transposition.csv");
  const values = (name: string) => Float64Array.from(rows, ({ cell }) => cell(name));
  const zenith = values("apparent_zenith_deg").map((degrees) => degrees * RADIANS);
  const split = splitSky(
    {
      count: rows.length,
      dni: values("dni"),
      dhi: values("dhi"),
      extraterrestrial: values("dni_extra"),
      zenith,
      up: zenith.map((radians) => Math.cos(radians)),
    },
    model,
  );
  rows.forEach(({ cell }, k) => {
    const tilt = cell("tilt_deg") * RADIANS;
    const cosIncidence = Math.max(Math.cos(cell("aoi_deg") * RADIANS), 0);
    const even = ((split.even[k] ?? 0) * (1 + Math.cos(tilt))) / 2;
    const ring = (split.ring[k] ?? 0) * cosIncidence;
    const sky = Math.max(even + ring + (split.band[k] ?? 0) * Math.sin(tilt), 0);
    // The tables' angles have six digits: with a low sun they show.
    expect(offBy(sky, cell(column), { share: 1e-6, amount: 2e-4 })).toBeLessThan(1);
  });
});
