import { halfWidth } from "../../../kernel/typed/width.ts";
import { HEADINGS } from "../columns.ts";
import type { ColumnName, UseStatement } from "./statement.ts";
import { type Flow, FLOWS, USE_UNITS, type UseProblem, type UseUnit } from "./use-file.ts";
import { slotIn } from "./use-moment.ts";

/** A day's slots side by side. */
export interface SlotColumns {
  readonly first: number;
  readonly count: 24 | 48;
  readonly stamp: "start" | "end" | null;
}

/** Where things stand in a row. −1: there is no such column. */
export interface UseColumns {
  readonly timestamp: number;
  readonly date: number;
  readonly time: number;
  readonly code: number;
  readonly meter: number;
  readonly slots: SlotColumns | null;
  readonly flows: readonly { readonly flow: Flow; readonly column: number }[];
  readonly units: readonly UseUnit[];
}

/** Headings of the flows, after width, case and unit are taken off. Longer words come first. */
const FLOW_WORDS: Readonly<Record<Flow, readonly string[]>> = {
  sold: ["売電", "余剰", "逆潮流", "sold", "export", "feed-in", "feedin", "sell"],
  generation: ["発電", "太陽光", "generation", "generated", "solar", "pv"],
  bought: ["買電", "購入", "受電", "bought", "import", "buy", "from grid"],
  use: ["使用", "消費", "電力量", "use", "usage", "consumption", "load", "value", "energy"],
};
const TIME_WORDS: Readonly<Partial<Record<ColumnName, readonly string[]>>> = {
  timestamp: [...HEADINGS.timestamp, "年月日時", "年月日時刻", "計測時刻", "開始日時"],
  date: HEADINGS.date,
  time: [...HEADINGS.time, "時間帯", "開始時刻", "時"],
  code: HEADINGS.code,
  meter: [...HEADINGS.meter, "計器番号", "計器"],
};

export interface ColumnFault {
  readonly problems: readonly UseProblem[];
}

/**
 * Finds the columns: as said, else by their headings, else (times only) by what stands in the first
 * row. Flows that no heading tells of stay away: then the customer is asked.
 */
export function columnsOf(
  header: readonly string[],
  sample: readonly string[],
  parts: { readonly statement: UseStatement; readonly dateAt: number; readonly timed: boolean },
): UseColumns | ColumnFault {
  const { statement, dateAt, timed } = parts;
  const problems: UseProblem[] = [];
  const said = (name: ColumnName): number => {
    const ref = statement.columns?.[name];
    if (ref === undefined) return -1;
    const at = typeof ref === "number" ? ref - 1 : header.indexOf(ref);
    const twice = typeof ref === "string" && header.lastIndexOf(ref) !== at;
    if (at < 0 || at >= sample.length || twice) problems.push(noColumn(name, ref, header));
    return at;
  };
  const found = (name: ColumnName) => {
    const at = said(name);
    return at >= 0 ? at : byHeading(header, TIME_WORDS[name] ?? []);
  };
  const firstSlot = said("firstSlot");
  const slots = slotColumns(header, { firstSlot, step: statement.stepMinutes });
  const timestamp = said("timestamp") >= 0 ? said("timestamp") : timed ? dateAt : -1;
  const date = timestamp >= 0 ? -1 : said("date") >= 0 ? said("date") : dateAt;
  const alone = timestamp >= 0 || slots !== null;
  const [time, code] = alone ? [-1, -1] : [found("time"), found("code")];
  const meter = found("meter");
  const taken = new Set([timestamp, date, time, code, meter]);
  const flows = flowColumns(header, { said, taken, slots });
  if (problems.length > 0) return { problems: onePerField(problems) };
  const named = slots === null ? flows.map(({ column }) => header[column] ?? "") : header;
  return { timestamp, date, time, code, meter, slots, flows, units: unitsNamed(named) };
}

function flowColumns(
  header: readonly string[],
  parts: {
    readonly said: (name: ColumnName) => number;
    readonly taken: ReadonlySet<number>;
    readonly slots: SlotColumns | null;
  },
): UseColumns["flows"] {
  const { said, taken, slots } = parts;
  const stated = FLOWS.flatMap((flow) => (said(flow) >= 0 ? [{ flow, column: said(flow) }] : []));
  if (stated.length > 0) return stated;
  if (slots !== null) return [{ flow: "use", column: slots.first }];
  const guessed = header.flatMap((heading, column) => {
    const flow = taken.has(column) ? null : flowNamed(heading);
    return flow === null ? [] : [{ flow, column }];
  });
  // Two columns of one flow: which is meant is not ours to guess.
  const twice = guessed.some(
    ({ flow }, index) => guessed.findIndex((other) => other.flow === flow) !== index,
  );
  return twice ? [] : guessed;
}

function flowNamed(heading: string): Flow | null {
  const plain = plainHeading(heading);
  if (/円|料金|yen|cost|price|累積|積算|累計/.test(plain)) return null;
  if ((HEADINGS.value as readonly string[]).includes(plain)) return "use";
  const order = ["sold", "generation", "bought", "use"] as const;
  return order.find((flow) => FLOW_WORDS[flow].some((word) => plain.includes(word))) ?? null;
}

/** 48 or 24 headings in a row that are times, ends of times, hours (`0-1時`), or codes from 1. */
export function slotColumns(
  header: readonly string[],
  stated: { readonly firstSlot: number; readonly step: 30 | 60 | undefined },
): SlotColumns | null {
  if (stated.firstSlot >= 0) {
    const count = stated.step === 60 ? 24 : 48;
    if (stated.firstSlot + count > header.length) return null;
    return { first: stated.firstSlot, count, stamp: null };
  }
  const places = header.map(slotHeading);
  for (const count of [48, 24] as const)
    for (let first = 0; first + count <= header.length; first += 1) {
      const run = places.slice(first, first + count);
      const each = SLOTS / count;
      if (run.every((place, at) => place.start === at * each))
        return { first, count, stamp: "start" };
      if (run.every((place, at) => place.start === ((at + 1) * each) % SLOTS && !place.range))
        return { first, count, stamp: "end" };
      if (
        run.every(
          (place, at) =>
            place.start === SLOTS * +(at + 1 === count) + (at + 1) * each * +(at + 1 < count) &&
            !place.range,
        )
      )
        return { first, count, stamp: "end" };
      if (run.every(({ code }, at) => code === at + 1)) return { first, count, stamp: null };
    }
  return null;
}

const SLOTS = 48;

function slotHeading(heading: string): { start: number; code: number; range: boolean } {
  const text = halfWidth(heading)
    .trim()
    .replace(/[ _]*\(?(?:kwh|kw|wh)\)?$/i, "")
    .replace(/時台$/, "時");
  if (/^\d{1,2}$/.test(text))
    return { start: text === "0" ? 0 : Number(text) * 2, code: Number(text), range: false };
  const hours = /^(\d{1,2})時?\s*[-~〜～]\s*(\d{1,2})時$/.exec(text);
  if (hours) return { start: Number(hours[1]) * 2, code: -1, range: true };
  const time = slotIn(text);
  return time.ok ? { start: time.value.slot, code: -1, range: time.value.range } : NOWHERE;
}

const NOWHERE = { start: -1, code: -1, range: false };

function unitsNamed(headings: readonly string[]): UseUnit[] {
  const words = new Set(headings.flatMap((heading) => halfWidth(heading).split(/[^A-Za-z]+/)));
  return USE_UNITS.filter((unit) => [...words].some((word) => sameUnit(word, unit)));
}

function sameUnit(word: string, unit: UseUnit): boolean {
  return word.toLowerCase() === unit.toLowerCase() && word !== "w";
}

function byHeading(header: readonly string[], words: readonly string[]): number {
  return header.findIndex((heading) => words.includes(plainHeading(heading)));
}

function plainHeading(heading: string): string {
  const plain = halfWidth(heading).trim().toLowerCase();
  return plain.replace(/[ _]*[([【]?(?:kwh|kw|wh|w)[)\]】]$/, "").trim() || plain;
}

function noColumn(field: string, ref: string | number, header: readonly string[]): UseProblem {
  return {
    row: 1,
    field: `columns.${field}`,
    code: "metering.header-wrong",
    got: `${typeof ref === "number" ? `column ${ref}` : ref}, of ${header.join(",").slice(0, 80)}`,
    accepted: "a heading that is there once, or a position from 1",
  };
}

function onePerField(problems: readonly UseProblem[]): UseProblem[] {
  return problems.filter(
    ({ field }, index) => problems.findIndex((other) => other.field === field) === index,
  );
}
