#!/usr/bin/env node
/** One slot a row to committed rows: 60 meters for a year, 1,051,200 slots. */
import { measureImport } from "./import-measure.ts";

await measureImport({
  name: "import long CSV",
  target: 300_000,
  meters: 60,
  days: 365,
  mapping: { format: "long" },
  header: "meter,timestamp,value (kWh)\n",
  lines: (meter, date, wh) =>
    wh.map((each, slot) => `${meter},${date} ${timeOf(slot)},${kwh(each)}\n`).join(""),
});

function timeOf(slot: number): string {
  return `${String(slot >> 1).padStart(2, "0")}:${slot % 2 === 0 ? "00" : "30"}`;
}

function kwh(wh: number): string {
  return `0.${String(wh).padStart(3, "0")}`;
}
