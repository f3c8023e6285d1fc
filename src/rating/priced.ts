import { type Day, formatDay } from "../kernel/day.ts";
import { type Derived, derived } from "../kernel/derivation.ts";
import { no, type Result } from "../kernel/result.ts";
import { type InForce, inForceOn } from "../terms/dated.ts";
import type { Line, TaxTreatment } from "./line.ts";

export type Mark = Line["marks"][number];

/** Consumption tax in force on a day, in percent. */
export type TaxOn = (on: Day) => 8 | 10;

/** What a dated entry says about itself, as far as lines repeat it. */
export interface EntryMarks {
  readonly from: Day;
  readonly illustrative?: true | undefined;
  readonly unverified?: true | undefined;
  /** Stands in for what is not published: no file says so, only a price scenario does. */
  readonly estimated?: true | undefined;
  readonly interpretation?: string | undefined;
}

/** The address of a dated entry in derivations: `ecorepo-home/monthly-fee/light@2018-07-01`. */
export function entryId(rule: string, item: string, { from }: { readonly from: Day }): string {
  return `${rule}/${item}@${formatDay(from)}`;
}

/** No price is in force: the bill waits until the catalogue has one. */
export interface NotPriced {
  readonly code: "rating.price-not-in-force";
  /** Rule, item and day: `kattobi-hikari/exit-fee/family-1g on 2017-04-10`. */
  readonly missing: string;
}

/** The entry that prices an item on a day; a day without one is what a held line is for. */
export function pricedOn<E extends { readonly from: Day }>(
  entries: readonly E[],
  on: Day,
  { rule, item }: { readonly rule: string; readonly item: string },
): Result<InForce<E>, NotPriced> {
  const found = inForceOn(entries, on);
  if (found.ok) return found;
  const missing = `${rule}/${item} on ${formatDay(on)}`;
  return no({ code: "rating.price-not-in-force", missing });
}

/** A value of the catalogue as a leaf that names its entry. */
export function entryValue(
  text: string,
  unit: string,
  at: { readonly rule: string; readonly item: string; readonly entry: { readonly from: Day } },
): Derived {
  return derived.value(text, unit, entryId(at.rule, at.item, at.entry));
}

/** What has to be shown wherever the value of an entry appears. */
export function marksOf(...entries: readonly EntryMarks[]): Mark[] {
  const marks: Mark[] = [];
  if (entries.some(({ illustrative }) => illustrative)) marks.push("illustrative");
  if (entries.some(({ unverified }) => unverified)) marks.push("unverified");
  if (entries.some(({ estimated }) => estimated)) marks.push("estimated");
  if (entries.some(({ interpretation }) => interpretation !== undefined)) {
    marks.push("interpretation");
  }
  return marks;
}

/** The tax treatment of an amount that a rule states, on the day that decides its rate. */
export function taxOf(kind: TaxTreatment["kind"], on: Day, taxOn: TaxOn): TaxTreatment {
  return kind === "none" ? { kind } : { kind, percent: taxOn(on) };
}
