import { daysIn, monthOf } from "../../kernel/day.ts";
import { isNothing } from "../../kernel/comparison.ts";
import { type Derived, derived } from "../../kernel/derivation.ts";
import { type Period, periodOf } from "../../kernel/period.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Rounding } from "../../kernel/rounding.ts";
import type { BaseCharge } from "../../terms/kinds/energy-tariff.ts";
import type { Capacity } from "../tenure.ts";
import type { At } from "./charge.ts";
import type { ChangedCapacity, PeriodCapacity } from "./context.ts";

export interface BaseTerms {
  readonly at: At;
  readonly period: Period;
  readonly capacity: PeriodCapacity;
  /** What was used, when a plan halves its base for nothing; else null. */
  readonly halvedAtZero: Derived | null;
  /** A first or last period shorter than from reading to reading is charged by the day. */
  readonly byDay: Rounding | null;
}

/**
 * Base charge of a period (HH-11). 40 A by a table is 1,247.00; 8 kVA in steps of 1,296 to 6 and
 * 2,160 to 10 is 2,160; 12 kVA with 280.80 above is 2,160 + 2 × 280.80 = 2,721.60. Refuses with the
 * capacity that it would need; null when the plan has no base charge.
 */
export function baseCharge(base: BaseCharge, terms: BaseTerms): Result<Derived | null, string> {
  if (base.by === "none") return ok(null);
  const { at, period, halvedAtZero } = terms;
  if (base.by === "day") {
    return ok(
      derived.product([derived.value(base.amount, "JPY/day", at.id), derived.days(period)]),
    );
  }
  const [capacity, change] = split(terms.capacity, base);
  const monthly = change ? sharedBase(base, change, at) : monthlyBase(base, at, capacity);
  if (!monthly.ok) return monthly;
  const halved =
    halvedAtZero !== null && isNothing(halvedAtZero)
      ? derived.quotient(monthly.value, derived.count(2, "half: nothing was used"))
      : monthly.value;
  if (terms.byDay !== null && isShort(period)) {
    return ok(proratedByDay(halved, period, terms.byDay));
  }
  return ok(change ? derived.round(halved, change.rounding) : halved);
}

/**
 * An amount for a part of a month, by its days over those of the month it begins in: 1,247.00 for
 * 2024-05-20/2024-06-10 is 1,247.00 × 21 ÷ 31 → 844.74.
 */
export function proratedByDay(amount: Derived, period: Period, rounding: Rounding): Derived {
  if (!isShort(period)) return amount;
  const days = derived.product([amount, derived.days(period)]);
  const month = periodOf(monthOf(period.from));
  return derived.round(derived.quotient(days, derived.days(month)), rounding);
}

function isShort({ from, until }: Period): boolean {
  return until - from < daysIn(monthOf(from));
}

type MonthlyBase = Exclude<BaseCharge, { by: "none" | "day" }>;

/** A change matters only where the base asks for the capacity. */
function split(
  capacity: PeriodCapacity,
  { by }: MonthlyBase,
): readonly [Capacity, ChangedCapacity | null] {
  if (capacity === null || !("parts" in capacity)) return [capacity, null];
  return [null, by === "ampere" || by === "unit" || by === "steps" ? capacity : null];
}

/**
 * The base of a period in which the capacity changed (HH-11): each by its days over those of the
 * period. 1,247.00 for 10 days and 1,558.75 for 20: (12,470 + 31,175) ÷ 30 = 1,454.8333….
 */
function sharedBase(
  base: MonthlyBase,
  { parts }: ChangedCapacity,
  at: At,
): Result<Derived, string> {
  const shares: Derived[] = [];
  for (const { capacity, period } of parts) {
    const monthly = monthlyBase(base, at, capacity);
    if (!monthly.ok) return monthly;
    shares.push(derived.product([monthly.value, derived.days(period)]));
  }
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) throw new Error("a change of capacity without parts");
  const whole = derived.days({ from: first.period.from, until: last.period.until });
  return ok(derived.quotient(derived.sum(shares), whole));
}

function monthlyBase(base: MonthlyBase, at: At, capacity: Capacity): Result<Derived, string> {
  const value = (amount: string, unit = "JPY/month") => derived.value(amount, unit, at.id);
  switch (base.by) {
    case "contract":
    case "minimum-charge":
    case "flat-block":
      return ok(value(base.amount));
    case "ampere": {
      const amps = capacity && "amps" in capacity ? capacity.amps : null;
      const amount = amps === null ? undefined : base.amounts[String(amps)];
      const known = Object.keys(base.amounts).join(", ");
      return amount === undefined ? no(`contract current (${known} A)`) : ok(value(amount));
    }
    case "unit": {
      const count = unitsOf(base.unit, capacity);
      if (count === null) return no(`contract capacity in ${base.unit}`);
      return ok(derived.product([value(base.amount, `JPY/${base.unit}/month`), count]));
    }
    case "steps": {
      const units = powerOf(base.unit, capacity);
      return units === null ? no(`contract power in ${base.unit}`) : ok(steps(base, units, at));
    }
  }
}

function steps(base: Extract<BaseCharge, { by: "steps" }>, units: number, at: At): Derived {
  const step = base.steps.find(({ upTo }) => units <= upTo);
  if (step) return derived.value(step.amount, "JPY/month", at.id);
  const last = base.steps.at(-1);
  if (!last) throw new Error(`${at.id} has no step`);
  const above = derived.count(units - last.upTo, `${base.unit} above ${last.upTo}`);
  const over = derived.product([derived.value(base.over, `JPY/${base.unit}/month`, at.id), above]);
  return derived.sum([derived.value(last.amount, "JPY/month", at.id), over]);
}

function unitsOf(unit: "10A" | "kVA" | "kW", capacity: Capacity): Derived | null {
  if (unit !== "10A") {
    const power = powerOf(unit, capacity);
    return power === null ? null : derived.count(power, unit);
  }
  if (capacity && "kva" in capacity) return derived.count(capacity.kva, "kVA, each as 10 A");
  if (!capacity || !("amps" in capacity)) return null;
  const amps = derived.count(capacity.amps, "A");
  return capacity.amps % 10 === 0
    ? derived.count(capacity.amps / 10, "10 A")
    : derived.quotient(amps, derived.count(10, "A"));
}

/** Plans by kVA and by kW ask for the same contract power; amperes stand for kVA at 100 V. */
function powerOf(unit: "kVA" | "kW", capacity: Capacity): number | null {
  if (capacity === null) return null;
  if ("kva" in capacity) return unit === "kVA" ? capacity.kva : null;
  if ("kw" in capacity) return capacity.kw;
  return unit === "kVA" ? Math.ceil(capacity.amps / 10) : null;
}
