import { AREAS, type Area } from "../../kernel/area.ts";
import { type Day, formatDay } from "../../kernel/day.ts";
import { FileRefused, type ProblemList, problemList } from "../problem.ts";
import { SLOTS_A_DAY } from "../series.ts";
import { readCsvRows, type RowReader } from "./csv-rows.ts";
import { note, wrongColumnCount } from "./fault.ts";
import type { ReadLimits, Source } from "./line-blocks.ts";
import { NEGATIVE, parseQuantity, type Scale } from "./quantity.ts";
import { parseDate, parseTimeCode } from "./stamp.ts";
import type { Encoding } from "./text-encoding.ts";

/** The nine areas with a spot price; there is none for Okinawa. */
export const SPOT_AREAS = AREAS.filter((area) => area !== "okinawa");

const HEADING_OF: Readonly<Record<string, string>> = {
  hokkaido: "北海道",
  tohoku: "東北",
  tokyo: "東京",
  chubu: "中部",
  hokuriku: "北陸",
  kansai: "関西",
  chugoku: "中国",
  shikoku: "四国",
  kyushu: "九州",
};

/** Spot prices of one area and day in 1/100 yen per kWh. */
export interface SpotPriceDay {
  readonly area: Area;
  readonly day: Day;
  readonly prices: Int32Array;
}

export interface SpotSummary {
  readonly encoding: Encoding | null;
  readonly rows: number;
  readonly days: readonly SpotPriceDay[];
  readonly problems: ProblemList;
}

/** 1/100 yen, in which the market itself quotes; a tick more would be another file. */
const PRICE: Scale = { decimals: 2, quanta: 1, largest: 10_000 };

/**
 * Reads `spot_summary_YYYY.csv` of the power exchange: cp932 or UTF-8, and also a copy that a
 * spreadsheet has saved (dates without zeros, empty rows at the end), because date and time code
 * stay certain there.
 */
export async function readSpotSummary(source: Source, limits: ReadLimits): Promise<SpotSummary> {
  const problems = problemList();
  const days = new Map<Day, PricesOfDay>();
  const dialect = {
    delimiter: ",",
    skipRows: 0,
    headerRows: 1,
    encoding: null,
    shortcut: true,
  } as const;
  try {
    const { encoding, rows } = await readCsvRows(
      source,
      dialect,
      limits,
      priceReader(days, problems),
    );
    return { encoding, rows, days: [...wholeDays(days, problems)], problems };
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    problems.add(error.problem);
    return { encoding: null, rows: 0, days: [], problems };
  }
}

interface PricesOfDay {
  /** Area by area, 48 each; −1 where there is none yet. */
  readonly prices: Int32Array;
  readonly row: number;
  spoiled: boolean;
}

interface PriceColumns {
  readonly count: number;
  readonly day: number;
  readonly code: number;
  readonly areas: readonly number[];
}

function priceReader(days: Map<Day, PricesOfDay>, problems: ProblemList): RowReader {
  let columns: PriceColumns | null = null;
  return {
    header: (fields) => (columns = columnsOfHeader(fields)),
    fields: (fields, row) => columns && takePrices(fields, row, { columns, days, problems }),
    plain: () => -1,
  };
}

interface Context {
  readonly columns: PriceColumns;
  readonly days: Map<Day, PricesOfDay>;
  readonly problems: ProblemList;
}

function takePrices(
  fields: readonly string[],
  row: number,
  { columns, days, problems }: Context,
): void {
  if (fields.length !== columns.count) {
    const fault = wrongColumnCount(fields.length, columns.count);
    return note(problems, fault, { row, field: "row", got: `${fields.length} columns` });
  }
  const [dayText = "", codeText = ""] = [fields[columns.day], fields[columns.code]];
  const day = parseDate(dayText, { unpadded: true });
  if (!day.ok) return note(problems, day.refusal, { row, field: "受渡日", got: dayText });
  const slot = parseTimeCode(codeText);
  if (!slot.ok) return note(problems, slot.refusal, { row, field: "時刻コード", got: codeText });
  const ofDay = days.get(day.value) ?? {
    prices: new Int32Array(9 * SLOTS_A_DAY).fill(-1),
    row,
    spoiled: false,
  };
  days.set(day.value, ofDay);
  columns.areas.forEach((column, area) => {
    const text = fields[column] ?? "";
    const fault = putPrice(ofDay, area * SLOTS_A_DAY + slot.value, text);
    if (fault)
      note(problems, fault, {
        row,
        field: `エリアプライス${HEADING_OF[SPOT_AREAS[area] ?? ""]}`,
        got: text,
      });
  });
}

function putPrice(ofDay: PricesOfDay, index: number, text: string) {
  const price = /\.\d{3}/.test(text) ? null : parseQuantity(text, PRICE);
  if (price !== null && price >= 0) {
    const before = ofDay.prices[index];
    if (before === -1) ofDay.prices[index] = price;
    if (before === -1 || before === price) return null;
  }
  ofDay.spoiled = true;
  if (price === null)
    return { code: "metering.price-step", accepted: "yen with at most two decimals" } as const;
  if (price >= 0)
    return { code: "metering.slot-contradicts", accepted: "one price for each slot" } as const;
  if (text === "")
    return { code: "metering.value-missing", accepted: "a price in yen/kWh" } as const;
  if (price === NEGATIVE)
    return { code: "metering.value-negative", accepted: "0.00 or more" } as const;
  return {
    code: "metering.value-not-a-number",
    accepted: "a price such as 9.02, below 10000",
  } as const;
}

function* wholeDays(
  days: ReadonlyMap<Day, PricesOfDay>,
  problems: ProblemList,
): Generator<SpotPriceDay> {
  for (const [day, { prices, row, spoiled }] of days) {
    const empty = prices
      .subarray(0, SLOTS_A_DAY)
      .reduce((count, each) => count + (each === -1 ? 1 : 0), 0);
    if (empty > 0 && !spoiled)
      problems.add({
        row,
        field: formatDay(day),
        code: "metering.day-incomplete",
        got: `${SLOTS_A_DAY - empty} slots`,
        accepted: "48 slots a day",
      });
    if (empty > 0 || spoiled) continue;
    for (const [at, area] of SPOT_AREAS.entries())
      yield { area, day, prices: prices.slice(at * SLOTS_A_DAY, (at + 1) * SLOTS_A_DAY) };
  }
}

function columnsOfHeader(fields: readonly string[]): PriceColumns {
  const headings = fields.map((each) => each.normalize("NFKC").replaceAll(/\s/g, ""));
  const find = (...names: readonly string[]) => {
    const found = headings.findIndex((heading) =>
      names.some((name) => heading === name || heading.startsWith(`${name}(`)),
    );
    if (found >= 0) return found;
    throw new FileRefused({
      code: "metering.header-wrong",
      field: names[0] ?? "",
      row: 1,
      got: fields.join(","),
      accepted: "the header of spot_summary: 受渡日, 時刻コード, … エリアプライス北海道(円/kWh) …",
    });
  };
  return {
    count: fields.length,
    day: find("受渡日", "年月日"),
    code: find("時刻コード"),
    areas: SPOT_AREAS.map((area) => find(`エリアプライス${HEADING_OF[area]}`)),
  };
}
