import { isNationalHoliday } from "../../kernel/business-day.ts";
import { addDays, type Day, formatDay, weekday } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { QUALITY, type Series, SLOTS_A_DAY } from "../../metering/series.ts";
import type { ScenarioUse } from "./schema.ts";

/**
 * Scenario readings are known from the start, so that they are never late for the bill that they
 * belong to.
 */
export const SCENARIO_KNOWN_AT = "1970-01-01T00:00:00Z";

export interface UseRefusal {
  readonly code: "scenario.no-such-slots" | "scenario.use-overlaps";
  readonly use: number;
  readonly message: string;
}

/**
 * Spread stated energy over half hours: each slot has the same whole Wh, and what is left goes one
 * Wh each to the first slots. 1 kWh over one day is 20 Wh in 48 slots and one more in the first 40:
 * 48 × 20 + 40 = 1,000.
 */
export function spreadUse(meter: string, uses: readonly ScenarioUse[]): Result<Series, UseRefusal> {
  const from = Math.min(...uses.map(({ period }) => period.from)) as Day;
  const until = Math.max(...uses.map(({ period }) => period.until)) as Day;
  const wh = new Int32Array((until - from) * SLOTS_A_DAY);
  const quality = new Uint8Array(wh.length).fill(QUALITY.missing);
  for (const [use, stated] of uses.entries()) {
    const slots = slotsOf(stated, from);
    if (slots.length === 0)
      return no({ code: "scenario.no-such-slots", use, message: "has no such days or hours" });
    const taken = slots.find((slot) => quality[slot] !== QUALITY.missing);
    if (taken !== undefined)
      return no({ code: "scenario.use-overlaps", use, message: overlapText(from, taken) });
    fill({ wh, quality }, slots, wattHours(stated.kwh));
  }
  return ok({ meter, from, wh, quality, knownAt: SCENARIO_KNOWN_AT });
}

function fill(
  { wh, quality }: Pick<Series, "wh" | "quality">,
  slots: readonly number[],
  total: number,
): void {
  const each = Math.trunc(total / slots.length);
  const left = total - each * slots.length;
  for (const [index, slot] of slots.entries()) {
    wh[slot] = each + (index < left ? 1 : 0);
    quality[slot] = QUALITY.measured;
  }
}

function slotsOf({ period, between, days }: ScenarioUse, from: Day): number[] {
  const found: number[] = [];
  for (let on = period.from; on < period.until; on = addDays(on, 1)) {
    if (days !== undefined && (days === "off") !== isDayOff(on)) continue;
    for (let slot = 0; slot < SLOTS_A_DAY; slot += 1) {
      if (between === undefined || isBetween(slot, between))
        found.push((on - from) * SLOTS_A_DAY + slot);
    }
  }
  return found;
}

function isBetween(slot: number, { from, until }: { from: number; until: number }): boolean {
  return from < until ? from <= slot && slot < until : slot >= from || slot < until;
}

function isDayOff(on: Day): boolean {
  return weekday(on) === 0 || weekday(on) === 6 || isNationalHoliday(on);
}

/**
 * `"374.5"` kWh is 374,500 Wh. The schema allows three digits after the point, so nothing is
 * dropped.
 */
function wattHours(kwh: string): number {
  const [whole = "", fraction = ""] = kwh.split(".");
  return Number.parseInt(whole + fraction.padEnd(3, "0"), 10);
}

function overlapText(from: Day, slot: number): string {
  const time = slot % SLOTS_A_DAY;
  const clock = `${String(Math.trunc(time / 2)).padStart(2, "0")}:${time % 2 === 0 ? "00" : "30"}`;
  const day = formatDay(addDays(from, Math.trunc(slot / SLOTS_A_DAY)));
  return `states the half hour from ${day} ${clock} a second time`;
}
