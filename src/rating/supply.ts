import type { Day } from "../kernel/day.ts";
import { contains, overlap, type Period } from "../kernel/period.ts";
import type { Supply, SupplySpan } from "./tenure.ts";

/** One meter at one capacity from a day on, as most contracts have it to their end. */
export function steadySupply({
  area,
  readingDays,
  ...span
}: Omit<Supply, "spans"> & Omit<SupplySpan, "until">): Supply {
  return { area, readingDays, spans: [{ ...span, until: null }] };
}

/** The meters of a supply, oldest first, each once: an exchange adds one. */
export function metersOf(supply: Supply | null): readonly string[] {
  return supply === null ? [] : [...new Set(supply.spans.map(({ meter }) => meter))];
}

/** What measures and limits on a day; before the first span that one, after the last that. */
export function spanOn({ spans }: Supply, on: Day): SupplySpan {
  const span = spans.findLast(({ from }) => from <= on) ?? spans[0];
  if (span === undefined) throw new Error("a supply without a span");
  return span;
}

/** The meter that counts on a day: a new one from the day of the exchange, that day whole. */
export function isMeterOf({ spans }: Supply, meter: string, on: Day): boolean {
  return spans.some((span) => span.meter === meter && contains(span, on));
}

/** A stretch of days with one meter, or with one capacity. */
export type Part<Of> = Of & { readonly period: Period };

/**
 * The meters that measured a period, each with its days. Exchanged on 06-20 in 06-10/07-10: the old
 * one 06-10/06-20, the new one 06-20/07-10.
 */
export function meterParts(supply: Supply, period: Period): readonly Part<{ meter: string }>[] {
  return joined(supply, period, (a, b) => a.meter === b.meter);
}

/**
 * The capacities of a period, each with its days. 40 A to 50 A on 06-20 in 06-10/07-10: 40 A
 * 06-10/06-20, 50 A 06-20/07-10.
 */
export function capacityParts(
  supply: Supply,
  period: Period,
): readonly Part<Pick<SupplySpan, "capacity">>[] {
  return joined(supply, period, (a, b) => isSameCapacity(a.capacity, b.capacity));
}

/** Spans inside a period; neighbours that are alike in what is asked are one. */
function joined(
  { spans }: Supply,
  period: Period,
  alike: (a: SupplySpan, b: SupplySpan) => boolean,
): readonly Part<SupplySpan>[] {
  const parts: Part<SupplySpan>[] = [];
  for (const span of spans) {
    const own = overlap(span, period);
    if (own === null) continue;
    const last = parts.at(-1);
    if (last === undefined || !alike(last, span)) parts.push({ ...span, period: own });
    else parts[parts.length - 1] = { ...last, period: { ...last.period, until: own.until } };
  }
  return parts;
}

export function isSameCapacity(a: SupplySpan["capacity"], b: SupplySpan["capacity"]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
