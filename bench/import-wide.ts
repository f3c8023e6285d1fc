#!/usr/bin/env node
/** One day a row to committed rows: 250 meters for a year, 4,380,000 slots. */
import { measureImport } from "./import-measure.ts";

const TIMES = Array.from(
  { length: 48 },
  (_, slot) => `${String(slot >> 1).padStart(2, "0")}:${slot % 2 === 0 ? "00" : "30"}`,
);

await measureImport({
  name: "import wide CSV",
  target: 1_000_000,
  meters: 250,
  days: 365,
  mapping: { format: "wide", unit: "kWh" },
  header: `meter,date,${TIMES.join(",")}\n`,
  lines: (meter, date, wh) =>
    `${meter},${date},${wh.map((each) => `0.${String(each).padStart(3, "0")}`).join(",")}\n`,
});
