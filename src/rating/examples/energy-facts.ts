import { z } from "zod";
import { AREAS } from "../../kernel/area.ts";
import { addToMonth, firstDay, type Month } from "../../kernel/day.ts";
import type { Derived } from "../../kernel/derivation.ts";
import { decimal, type Exact, multiply, toText, whole } from "../../kernel/exact.ts";
import type { Period } from "../../kernel/period.ts";

/** Fields that worked examples of energy share. */
export const areaField = z.enum(AREAS);

/** `310`, or `310.5` as the file writes it: decimal text. */
export const numberField = z
  .union([z.int(), z.string().regex(/^-?\d+(\.\d+)?$/, "write a number such as 310 or 310.5")])
  .transform(String);

/** Whole Wh of a number of kWh (or litres of m³); finer than that is refused. */
export function thousandths(amount: string): number {
  const { n, d } = multiply(decimal(amount), whole(1000));
  if (n % d !== 0n) throw new Error(`${amount} is finer than a thousandth`);
  return Number(n / d);
}

/** An amount as examples state it: whole yen as an integer, else decimal text. */
export function stated({ n, d }: Exact): number | string {
  return n % d === 0n ? Number(n / d) : toText({ n, d });
}

export function statedOrNull(amount: Derived | null): number | string | null {
  return amount === null ? null : stated(amount.value);
}

/** The month before a bill month, whole: an example that names no reading days means this. */
export function monthBilledIn(billMonth: Month): Period {
  return { from: firstDay(addToMonth(billMonth, -1)), until: firstDay(billMonth) };
}
