import { FileRefused, problemList } from "../../problem.ts";
import { DayBook } from "../day-book.ts";
import { readNetworkXml } from "../network-xml.ts";
import { QUALITY, SLOTS_A_DAY } from "../../series.ts";
import { Problems, type Reading } from "./reading.ts";
import { UseLedger } from "./use-ledger.ts";

const QUANTA_A_WH = 2_000_000;

/** The network operators' XML, through the importer's own reader. */
export function readXml(xml: string): Reading {
  const problems = new Problems();
  const found = problemList();
  const book = new DayBook(found);
  const ledger = new UseLedger();
  try {
    readNetworkXml(xml, book);
    const rules = { stamp: "start", quality: QUALITY.measured, partDays: true } as const;
    for (const { meter, day, wh, quality } of book.finish(rules))
      for (let slot = 0; slot < SLOTS_A_DAY; slot += 1)
        if (quality[slot] !== QUALITY.missing)
          ledger.put(meter, { day, slot }, "bought", (wh[slot] ?? 0) * QUANTA_A_WH);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    found.add(error.problem);
  }
  for (const problem of found.kept) problems.add(problem);
  return {
    layout: "network-xml",
    ledger,
    units: ["kWh"],
    readAs: "kWh",
    stamp: "start",
    stepMinutes: 30,
    rows: book.slots,
    skippedRows: 0,
    problems,
    questions: [],
  };
}
