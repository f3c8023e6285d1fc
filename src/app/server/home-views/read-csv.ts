import { type CsvColumn, halfHoursCsv } from "../../../home/views/half-hours-csv.ts";
import type { MeasuredHome } from "../../../home/views/measured-home.ts";
import { addSeries } from "../../../home/views/add-series.ts";
import { day, formatDay } from "../../../kernel/day.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import type { Cut } from "../../api/home-views.ts";
import type { AnsweredFile } from "../handler.ts";
import type { Refusal } from "../problems.ts";
import type { Reading } from "../reads/world.ts";
import { type HomeOf, homeOf, measured } from "./home-of.ts";

/** A year and a month: half-hours of twenty devices over more would not fit a spreadsheet. */
const MOST_DAYS = 400;

export interface CsvAsk {
  readonly from: string;
  readonly until: string;
  readonly cut?: Cut | undefined;
}

/** Half-hours of days as a file; what the contract shows, no more (HM-09). */
export async function readCsv(
  reading: Reading,
  accountId: number,
  { from, until, cut = "house" }: CsvAsk,
): Promise<Result<AnsweredFile, Refusal>> {
  const period = { from: day(from), until: day(until) };
  if (period.until <= period.from || period.until - period.from > MOST_DAYS)
    return no({ code: "use.span-too-long" });
  const found = await homeOf(reading, accountId);
  if (!found.ok) return found;
  const course = await measured(found.value, period);
  const text = halfHoursCsv([...houseColumns(course), ...partColumns(found.value, course, cut)]);
  const name = `engawa-use-${formatDay(period.from)}-${formatDay(period.until)}.csv`;
  return ok({ name, bytes: new TextEncoder().encode(text) });
}

function houseColumns({ used, bought, sold, generated, charged, discharged }: MeasuredHome) {
  const flows: readonly CsvColumn[] = [
    { name: "買った電気", series: bought },
    ...(sold ? [{ name: "売った電気", series: sold }] : []),
    ...(generated ? [{ name: "発電", series: generated }] : []),
    ...(charged ? [{ name: "充電", series: charged }] : []),
    ...(discharged ? [{ name: "放電", series: discharged }] : []),
  ];
  return [{ name: "住まい全体の使用量", series: used }, ...(flows.length > 1 ? flows : [])];
}

function partColumns(home: HomeOf, { parts, period }: MeasuredHome, cut: Cut): CsvColumn[] {
  if (cut === "house") return [];
  if (cut === "appliance") return parts.map(({ name, series }) => ({ name: name.ja, series }));
  return home.meters.rooms.flatMap(({ room, name }) => {
    const inside = parts.filter((part) => part.room === room);
    const terms = inside.map(({ series }) => ({ series, sign: 1 as const }));
    return terms.length === 0 ? [] : [{ name, series: addSeries(terms, period) }];
  });
}
