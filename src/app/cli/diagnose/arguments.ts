import { InvalidArgumentError } from "commander";
import { type Day, type Month, parseDay, parseMonth } from "../../../kernel/day.ts";
import type { PlainRoof } from "../../../diagnosis/plain-equipment.ts";

/** What a word of the command means; what it cannot mean is told with an example. */

export function numberArgument(text: string): number {
  const value = numberIn(text);
  if (value !== null && value > 0) return value;
  throw new InvalidArgumentError("Write a number such as 4.5.");
}

/** Yen and persons: what cannot be is told by the year of use, with all else that is wrong. */
export function wholeArgument(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Write a whole number such as 12093.");
}

export function dayArgument(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new InvalidArgumentError("Write a day such as 2026-11-22.");
  return day;
}

export function monthArgument(text: string): Month {
  const month = parseMonth(text);
  if (month === null) throw new InvalidArgumentError("Write a month such as 2026-08.");
  return month;
}

export function periodArgument(text: string): { readonly from: Day; readonly until: Day } {
  const [from = "", until = "", ...more] = text.split("/");
  const days = { from: parseDay(from), until: parseDay(until) };
  if (days.from !== null && days.until !== null && more.length === 0)
    return { from: days.from, until: days.until };
  throw new InvalidArgumentError("Write two days such as 2026-07-10/2026-08-10.");
}

/** 1 to 12 months on end; one that is not known is left empty: 410,,395. */
export function monthsArgument(text: string): readonly (number | null)[] {
  const kwh = text.split(",").map((each) => (each.trim() === "" ? null : numberIn(each)));
  const wrong = text.split(",").some((each, index) => each.trim() !== "" && kwh[index] === null);
  if (!wrong && kwh.length <= 12) return kwh;
  throw new InvalidArgumentError("Write 1 to 12 numbers such as 410,380,,395.");
}

/** The four bands of a day in their order, in any unit. */
export function weightsArgument(text: string) {
  const [morning, day, evening, night, ...more] = text.split(",").map(numberIn);
  const each = [morning, day, evening, night];
  if (more.length > 0 || each.some((weight) => weight === undefined || weight === null))
    throw new InvalidArgumentError("Write four numbers such as 20,30,40,10.");
  return { morning: morning ?? 0, day: day ?? 0, evening: evening ?? 0, night: night ?? 0 };
}

/** M³ of January to December. */
export function gasArgument(text: string): readonly number[] {
  const m3 = text.split(",").map(numberIn);
  const known = m3.flatMap((each) => (each === null || each < 0 ? [] : [each]));
  if (known.length === 12 && m3.length === 12) return known;
  throw new InvalidArgumentError("Write 12 numbers, m³ of January to December.");
}

const FACE = /^([\d.]+)@([\d.]+)\/([\d.]+)$/;

/** `3@180/30,2@90/20`: 3 kW to the south at 30 degrees, 2 kW to the east at 20. */
export function facesArgument(text: string): readonly PlainRoof[] {
  const faces = text.split(",").map((each) => {
    const [kw = null, azimuthDeg = null, tiltDeg = null] = (FACE.exec(each.trim()) ?? [])
      .slice(1)
      .map(numberIn);
    return { kw, azimuthDeg, tiltDeg };
  });
  const known = faces.flatMap(({ kw, azimuthDeg, tiltDeg }) =>
    kw === null || azimuthDeg === null || tiltDeg === null ? [] : [{ kw, azimuthDeg, tiltDeg }],
  );
  if (known.length === faces.length && known.length <= 8) return known;
  throw new InvalidArgumentError("Write 1 to 8 faces, kW@azimuth/tilt, such as 3@180/30,2@90/20.");
}

export function columnsArgument(text: string): Readonly<Record<string, string | number>> {
  const pairs = text.split(",").map((pair) => pair.split("="));
  if (pairs.some((pair) => pair.length !== 2 || pair.includes(""))) {
    throw new InvalidArgumentError("Write pairs such as timestamp=1,use=GC.");
  }
  return Object.fromEntries(
    pairs.map(([name = "", column = ""]) => [name, /^\d+$/.test(column) ? Number(column) : column]),
  );
}

function numberIn(text: string): number | null {
  const value = Number(text);
  return text.trim() !== "" && Number.isFinite(value) ? value : null;
}
