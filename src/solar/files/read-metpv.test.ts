import { expect, it } from "vitest";
import { metpv11Text, metpv20Text } from "../../../test/support/weather-files.ts";
import { readMetpv } from "./read-metpv.ts";

function taken(text: string) {
  const read = readMetpv(text);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

function refusalOf(text: string) {
  const read = readMetpv(text);
  if (read.ok) throw new Error("the file was taken");
  return read.refusal;
}

it("reads METPV-20 and METPV-11 alike", () => {
  const twenty = taken(metpv20Text());
  expect(taken(metpv11Text())).toEqual(twenty);
  const { site, weather } = twenty;
  expect(site.latitude).toBeCloseTo(35 + 41.5 / 60, 9);
  expect(site.longitude).toBeCloseTo(139.75, 9);
  expect(site.altitudeM).toBe(25.2);
  expect(weather.origin).toEqual({ kind: "file", format: "metpv", place: "TOKYO" });
  expect(weather.stepMinutes).toBe(60);
  // 213 × 0.01 MJ/m² in the hour from 12:00 are 591.7 W/m²; −12 × 0.1 °C at midnight.
  expect(weather.ghi[12]).toBeCloseTo(591.67, 2);
  expect(weather.airC[0]).toBeCloseTo(-1.2, 9);
  expect(weather.windMs[0]).toBeCloseTo(2.5, 9);
});

it("keeps the global light: what a low sun makes impossible is diffuse", () => {
  const { weather } = taken(metpv20Text());
  for (let hour = 0; hour < 8760; hour += 1) {
    expect(weather.dhi[hour]).toBeLessThanOrEqual((weather.ghi[hour] ?? 0) + 1e-9);
    expect(weather.dni[hour]).toBeLessThanOrEqual(0.82 * 1420);
  }
  // Noon in June: 106 of 213 are direct on the horizontal, the sun stands at 75°.
  const noon = 171 * 24 + 11;
  expect(weather.dni[noon]).toBeCloseTo((106 * 10_000) / 3600 / Math.sin(1.33), -1);
});

it.each([
  ["nothing", "", "solar.file-empty", null],
  ["no header", metpv20Text((lines) => lines.splice(0, 1, "TOKYO,1")), "solar.header-wrong", 1],
  ["no header", metpv11Text((lines) => lines.splice(0, 1, "TOKYO")), "solar.header-wrong", 1],
  [
    "a height that is none",
    metpv20Text((lines) => lines.splice(0, 1, "44132,TOKYO,35,41.5,139,45.0,high")),
    "solar.not-a-number",
    1,
  ],
  ["a day too few", metpv20Text((lines) => lines.splice(-9, 9)), "solar.row-count", null],
  [
    "a day twice",
    metpv20Text((lines) => lines.splice(10, 0, lines[1] ?? "")),
    "solar.row-order",
    11,
  ],
  [
    "29 February",
    metpv20Text((lines) =>
      lines.splice(1 + 59 * 9, 0, (lines[1 + 58 * 9] ?? "").replace("1,2,28", "1,2,29")),
    ),
    "solar.row-order",
    2 + 59 * 9,
  ],
  [
    "a row cut short",
    metpv20Text((lines) => lines.splice(1, 1, "1,1,1,2014")),
    "solar.column-count",
    2,
  ],
  [
    "a row cut short",
    metpv11Text((lines) => lines.splice(1, 1, "00001  1 1")),
    "solar.column-count",
    2,
  ],
  [
    "a missing value",
    metpv20Text((lines) => lines.splice(1, 1, (lines[1] ?? "").replace("2014,0,", "2014,8888,"))),
    "solar.value-missing",
    2,
  ],
  [
    "a number that is none",
    metpv11Text((lines) => lines.splice(1, 1, (lines[1] ?? "").replace("   06", "   x6"))),
    "solar.not-a-number",
    2,
  ],
  [
    "direct and diffuse that do not make the global light",
    metpv20Text((lines) => {
      lines.forEach((line, at) => {
        if (line.startsWith("2,")) lines[at] = line.replace("2,", "4,").replace(/^4/, "3x");
      });
    })
      .replaceAll(/^3x,/gm, "2,")
      .replaceAll(/^3,(\d+,\d+,2014),.*$/gm, `3,$1,${"0,".repeat(24)}0,0,0,0,0`),
    "solar.sums-contradict",
    null,
  ],
])("refuses %s", (_, text, code, row) => {
  const [problem] = refusalOf(text);
  expect(problem).toMatchObject({ code, row });
  expect(problem?.accepted).not.toBe("");
});
