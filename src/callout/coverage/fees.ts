import type { Day } from "../../kernel/day.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { Coverage } from "./coverage-rule.ts";
import type { Entitlement, Fee, Reason } from "./entitlement.ts";
import { marked } from "./marked.ts";
import { beyond } from "./reasons.ts";
import { endOf, isWithin, type TokyoMinute } from "./tokyo-time.ts";

/** The fee of a visit that is not covered, with the minutes of work in it; null: no such visit. */
export function outsideFee(
  { rule }: Coverage,
  on: Day,
): { readonly fee: Fee; readonly minutes: number } | null {
  if (!rule.outside) return null;
  const found = inForceOn(rule.outside.values, on);
  if (!found.ok) return null;
  const { label, clause, charge } = rule.outside;
  const { yen, includedMinutes } = found.value;
  const fee = { code: charge, label: marked(label, found.value), yen, clauses: clause };
  return { fee, minutes: includedMinutes };
}

/** What is added by the hour of the arrival: 3,000 from 22:00 to 07:00. */
export function surchargesOf(
  { rule }: Coverage,
  { arrival, isCovered }: { readonly arrival: TokyoMinute; readonly isCovered: boolean },
): readonly Fee[] {
  return Object.values(rule.surcharges ?? {}).flatMap(({ label, clause, charge, on, values }) => {
    const found = inForceOn(values, arrival.day);
    const counts = on === "every-visit" || !isCovered;
    if (!found.ok || !counts || !isWithin(found.value, arrival.minute)) return [];
    const said = marked(label, found.value);
    return [{ code: charge, label: said, yen: found.value.yen, clauses: clause }];
  });
}

/** Yen with tax when the caller cancels once somebody is on the way. */
export function cancelFee({ rule }: Coverage, on: Day): number {
  const found = rule.cancel && inForceOn(rule.cancel.values, on);
  return found?.ok ? found.value.yen : 0;
}

/** Work beyond the free minutes; null: at cost, by quote. */
export function overtimeOf({ rule }: Coverage, on: Day): Entitlement["overtime"] {
  const found = rule.overtime && inForceOn(rule.overtime.values, on);
  return found?.ok && found.value.price !== "at-cost" ? found.value.price : null;
}

/** What comes after the free minutes, in words: at cost and signed first, or by so many minutes. */
export function beyondFree(coverage: Coverage, on: Day): Reason {
  const { overtime, first, outside } = coverage.rule;
  const found = overtime && inForceOn(overtime.values, on);
  const clauses = overtime?.clause ?? outside?.clause ?? first.clause;
  const reason = beyond({ overtime: overtimeOf(coverage, on) }, clauses);
  return found?.ok ? { ...reason, words: marked(reason.words, found.value) } : reason;
}

/** The hours in which something is not done there (KK-04); null: the terms name none. */
export function nightOf(
  { rule }: Coverage,
  { family, on }: { readonly family: string; readonly on: Day },
): Entitlement["night"] {
  const { night } = rule;
  if (!night?.families.some((each) => each === family)) return null;
  const found = inForceOn(night.values, on);
  return found.ok ? { from: found.value.begins, until: found.value.ends } : null;
}

/** KK-04: what is not done for whoever arrives then, and until when. */
export function barredOf(
  coverage: Coverage,
  { family, arrival }: { readonly family: string; readonly arrival: TokyoMinute },
): Entitlement["barred"] {
  const { night } = coverage.rule;
  const hours = nightOf(coverage, { family, on: arrival.day });
  if (!night || hours === null) return [];
  const span = { begins: hours.from, ends: hours.until };
  if (!isWithin(span, arrival.minute)) return [];
  const until = endOf(span, arrival);
  return [{ code: "callout.night", words: night.label, clauses: night.clause, until }];
}
