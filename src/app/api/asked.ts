import { z } from "zod";
import { parseDay, parseMonth } from "../../kernel/day.ts";

/** What a browser may ask with: the days this house can hold, and text that Postgres can. */
const YEARS = { from: 1990, until: 2100 } as const;
const WITHIN = `lies between ${YEARS.from} and ${YEARS.until - 1}`;

/** `0000-01`, `2026-13` and `2026-02-30` are none; readings and prices are of these years. */
export const askedDay = z
  .string()
  .refine(
    (text) => parseDay(text) !== null && isHeld(text),
    `write a day YYYY-MM-DD that ${WITHIN}`,
  );
export const askedMonth = z
  .string()
  .refine(
    (text) => parseMonth(text) !== null && isHeld(text),
    `write a month YYYY-MM that ${WITHIN}`,
  );
export const askedYear = z
  .string()
  .refine((text) => /^\d{4}$/.test(text) && isHeld(text), `write a year YYYY that ${WITHIN}`);

/** An instant as a clock says it: finer than a nanosecond there is none. */
export const askedMoment = z.iso
  .datetime()
  .refine((text) => /^[^.]+(\.\d{1,9})?Z$/.test(text), "write at most nine digits of a second");
/** A moment of these years. */
export const askedInstant = askedMoment.refine(isHeld, `write an instant that ${WITHIN}`);

/** Text of at most so many letters; Postgres keeps no NUL. */
export function askedText(most: number) {
  return z
    .string()
    .max(most)
    .refine((text) => !text.includes("\0"), "write letters only; there is a NUL in it");
}

/** A name by which a table is asked; never one to which every table answers, as `constructor`. */
export function askedName(most: number) {
  return z
    .string()
    .min(1)
    .max(most)
    .refine((text) => !(text in Object.prototype), "this word cannot be a name");
}

function isHeld(text: string): boolean {
  const year = Number.parseInt(text.slice(0, 4), 10);
  return year >= YEARS.from && year < YEARS.until;
}
