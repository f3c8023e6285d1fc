import { expect, it } from "vitest";
import { epwText } from "../../../test/support/weather-files.ts";
import { day } from "../../kernel/day.ts";
import { originText } from "../weather.ts";
import { readEpw } from "./read-epw.ts";

const FIRST_ROW = 8;

/** Change one field of a row, counted from the file's first. */
function withField(row: number, column: number, value: string) {
  return epwText((lines) => {
    const fields = (lines[row - 1] ?? "").split(",");
    fields[column] = value;
    lines[row - 1] = fields.join(",");
  });
}

function refusalOf(text: string) {
  const read = readEpw(text);
  if (read.ok) throw new Error("the file was taken");
  return read.refusal;
}

it("reads a year of hours, hour 1 as the first", () => {
  const read = readEpw(epwText());
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const { site, weather } = read.value;
  expect(site).toEqual({ latitude: 35.69, longitude: 139.76, altitudeM: 25 });
  expect({ ...weather, ghi: weather.ghi[12], dni: weather.dni[12], dhi: weather.dhi[12] }).toEqual({
    from: day("2023-01-01"),
    days: 365,
    stepMinutes: 60,
    offsetHours: 9,
    ghi: 594,
    dni: 297,
    dhi: 446,
    airC: weather.airC,
    windMs: weather.windMs,
    origin: { kind: "file", format: "epw", place: "Tokyo" },
  });
  expect(weather.airC[23]).toBeCloseTo(3.3, 9);
  expect(weather.airC[8759]).toBeCloseTo(14.3, 9);
  expect(weather.windMs[8759]).toBe(2.5);
  expect(originText(weather.origin)).toEqual({
    ja: "ファイル（epw）: Tokyo",
    en: "file (epw): Tokyo",
  });
});

it.each([
  ["nothing", "", "solar.file-empty", null],
  ["no header", epwText((lines) => lines.splice(0, 1)), "solar.header-wrong", 1],
  ["half-hours", withField(8, 2, "2"), "solar.step-not-an-hour", 8],
  ["two periods", withField(8, 1, "2"), "solar.header-wrong", 8],
  ["a latitude that is none", withField(1, 6, "north"), "solar.not-a-number", 1],
  ["a row too few", epwText((lines) => lines.splice(-1, 1)), "solar.row-count", null],
  [
    "a leap year",
    epwText((lines) => lines.push(...lines.slice(FIRST_ROW, FIRST_ROW + 24))),
    "solar.leap-year",
    null,
  ],
  ["a number that is none", withField(21, 13, "12O"), "solar.not-a-number", 21],
  ["an empty field", withField(21, 6, ""), "solar.not-a-number", 21],
  ["missing radiation", withField(21, 14, "9999"), "solar.value-missing", 21],
  ["missing temperature", withField(21, 6, "99.9"), "solar.value-missing", 21],
  ["missing wind", withField(21, 21, "999"), "solar.value-missing", 21],
  ["light below nothing", withField(21, 15, "-3"), "solar.out-of-range", 21],
  ["a row out of order", withField(21, 3, "2"), "solar.row-order", 21],
  [
    "a row cut short",
    epwText((lines) => lines.splice(20, 1, "1999,1,1,13,60")),
    "solar.column-count",
    21,
  ],
])("refuses %s", (_, text, code, row) => {
  const [problem] = refusalOf(text);
  expect(problem).toMatchObject({ code, row });
  expect(problem?.accepted).not.toBe("");
});

it("tells field, what stood there and what would be taken, each wrong row for itself", () => {
  const text = epwText((lines) => {
    for (const row of [20, 21]) lines[row] = (lines[row] ?? "").replace(",2.5,", ",999,");
  });
  const accepted = "a number from 0 to 60 m/s";
  const field = "wind speed";
  expect(refusalOf(text)).toEqual([
    { row: 21, field, code: "solar.value-missing", got: "999", accepted },
    { row: 22, field, code: "solar.value-missing", got: "999", accepted },
  ]);
});

it("tells at most a hundred of a broken file's problems", () => {
  const text = epwText((lines) => {
    lines.forEach((line, at) => {
      if (at >= FIRST_ROW) lines[at] = line.replace(",2.5,", ",999,");
    });
  });
  expect(refusalOf(text)).toHaveLength(100);
});
