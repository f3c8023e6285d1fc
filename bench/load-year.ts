#!/usr/bin/env node
/**
 * From a customer's file to the year that is priced: reading 17,520 rows, making the load year, and
 * laying it on another. The floor decodes the bytes and splits them into lines. Prints a line of
 * JSON for each step.
 */
import { layOn } from "../src/diagnosis/load/lay-on.ts";
import { yearOfMeasured } from "../src/diagnosis/load/from-measured.ts";
import { day } from "../src/kernel/day.ts";
import { readUse } from "../src/metering/formats/use/read-use.ts";
import { longUseFile, utf8 } from "../test/support/use-files.ts";
import { medianMs, rounded } from "./median.ts";

const ROUNDS = 51;
/** Monthly means of Tokyo in °C, normals 1991–2020 of the Japan Meteorological Agency. */
const TOKYO_C = [5.4, 6.1, 9.4, 14.3, 18.8, 21.9, 25.7, 26.9, 23.3, 18.0, 12.5, 7.7];

const bytes = utf8(longUseFile({ from: "2025-04-01", days: 365 }));
const use = found(readUse(bytes, {}));
const load = found(yearOfMeasured(use, TOKYO_C));
const half = { ...use, from: use.from, days: 180, wh: use.wh.subarray(0, 180 * 48) };
const grown = { ...half, known: use.known.subarray(0, 180 * 48) };

const floor = timed(() => new TextDecoder().decode(bytes).split("\n"));
report(
  "use file of a year",
  60,
  timed(() => readUse(bytes, {})),
);
report(
  "load year of a measured year",
  60,
  timed(() => yearOfMeasured(use, TOKYO_C)),
);
report(
  "load year grown from half a year",
  60,
  timed(() => yearOfMeasured(grown, TOKYO_C)),
);
report(
  "load year laid on another",
  1,
  timed(() => layOn(load, day("2026-10-01"))),
);

function timed(call: () => unknown): number {
  return medianMs(call, ROUNDS);
}

function report(name: string, target: number, ms: number): void {
  const shown = { what: "decoding and splitting the file", median: rounded(floor, 3) };
  const figures = {
    median: rounded(ms, 3),
    runs: ROUNDS,
    floor: shown,
    ratio: rounded(ms / floor, 3),
  };
  console.log(JSON.stringify({ name, unit: "ms", target, ...figures, met: ms <= target }));
}

function found<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!result.ok) throw new Error("the benchmark's own file was refused");
  return result.value;
}
