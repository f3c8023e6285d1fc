import { z } from "zod";
import { civilDay } from "../stamp.ts";
import { Problems, type Reading, wholeFile } from "./reading.ts";
import { amountOf, INVALID, USE_SCALES } from "./use-amount.ts";
import { UseLedger } from "./use-ledger.ts";
import { slotIn } from "./use-moment.ts";

const text = z.union([z.string(), z.number().transform(String)]).nullable();

/** One answer for one day, as くらしTEPCO's page asks for it. */
const answerField = z.looseObject({
  data_year: text,
  data_month: text.optional(),
  data_day: text.optional(),
  data: z.array(
    z.looseObject({
      time: text,
      kwh: text,
      month: text.optional(),
      day: text.optional(),
    }),
  ),
});
type Answer = z.output<typeof answerField>;

/** Takes one answer or a list of them. `time` names ends: the day's first is 00:30. */
export function readJson(written: string): Reading {
  const problems = new Problems();
  const ledger = new UseLedger();
  const parsed = parse(written);
  const found = z.array(answerField).safeParse(Array.isArray(parsed) ? parsed : [parsed]);
  if (!found.success)
    problems.add(
      wholeFile({
        field: found.error.issues[0]?.path.slice(1).join(".") || "file",
        code: "diagnosis.json-unexpected",
        got: written.slice(0, 60),
        accepted: "answers with data_year and data: [{ month, day, time, kwh }], alone or a list",
      }),
    );
  let row = 0;
  for (const answer of found.success ? found.data : [])
    for (const item of answer.data) {
      row += 1;
      takeItem(answer, item, { row, ledger, problems });
    }
  return {
    layout: "kurashi-tepco-json",
    ledger,
    units: ["kWh"],
    readAs: "kWh",
    stamp: null,
    stepMinutes: null,
    rows: row,
    skippedRows: 0,
    problems,
    questions: [],
  };
}

function parse(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    // What the parser says of its own position helps nobody; the shape is refused as a whole.
    return null;
  }
}

function takeItem(
  answer: Answer,
  item: Answer["data"][number],
  at: { readonly row: number; readonly ledger: UseLedger; readonly problems: Problems },
): void {
  const { row, ledger, problems } = at;
  const [year, month, date] = [
    answer.data_year,
    item.month ?? answer.data_month,
    item.day ?? answer.data_day,
  ].map((part) => Number(part ?? Number.NaN));
  const day = civilDay(year ?? 0, month ?? 0, date ?? 0);
  const slot = slotIn(item.time ?? "");
  if (day === null || !slot.ok)
    return problems.add({
      row,
      field: "time",
      code: slot.ok ? "metering.date-unreadable" : slot.refusal.code,
      got: `${year}-${month}-${date} ${item.time}`,
      accepted: "data by the half-hour of one day: month, day and time of each",
    });
  // "-0" stands for no value in what these answers show.
  const kwh = item.kwh === "-0" ? "" : (item.kwh ?? "");
  const quanta = amountOf(kwh, USE_SCALES.kWh);
  if (quanta === INVALID)
    return problems.add({
      row,
      field: "kwh",
      code: "metering.value-not-a-number",
      got: kwh,
      accepted: 'a number in kWh such as "0.1"',
    });
  // 00:00 that ends a day is told as 00:00 or 24:00 of that day.
  ledger.put("", { day, slot: slot.value.slot === 0 ? 48 : slot.value.slot }, "bought", quanta);
}
