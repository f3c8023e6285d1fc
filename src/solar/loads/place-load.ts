import { no, ok, type Result } from "../../kernel/result.ts";
import { type HourWindow, isWithin, type SlotWindow, slotsOf } from "../battery/hours.ts";
import type { HouseYear } from "../battery/model.ts";

/**
 * Where a load goes within the hours it may run: as early as it can; in these hours first; or into
 * what the panels leave over, then into these hours. What finds no room there runs as early as it
 * can.
 */
export type Placement =
  | { readonly kind: "at-once" }
  | { readonly kind: "in-hours"; readonly hours: HourWindow }
  | { readonly kind: "into-surplus"; readonly otherwise: HourWindow };

/** A load of which only the amount of each day is fixed. */
export interface MovableLoad {
  /** Whole Wh for each day of the year. */
  readonly needWh: Float64Array;
  readonly powerW: number;
  /** When it may run: from that hour of a day, if need be into the next. */
  readonly hours: HourWindow;
  readonly placement: Placement;
}

/** The hours of a day hold less than it needs: longer hours or more power would be accepted. */
export interface HoursTooShort {
  readonly code: "loads.hours-too-short";
  readonly dayOfYear: number;
  readonly needWh: number;
  readonly mostWh: number;
}

/**
 * The load of a year with a movable part placed, as if each day's sun were known in the morning.
 * Wh per slot; the placed parts are whole Wh, so that the sum grows by exactly what the days need.
 * The hours of the last day that reach past its midnight are those of the first. Source: Engawa's
 * own rule.
 *
 * 4,500 Wh at 3,000 W, plugged in from 18 to 8, hours from 23 to 7: 1,500 Wh each at 23:00, 23:30
 * and 00:00.
 */
export function placeLoad(
  house: HouseYear,
  movable: MovableLoad,
): Result<Float64Array, HoursTooShort> {
  const { slotHours = 0.5 } = house;
  const slotMost = Math.floor(movable.powerW * slotHours);
  const slotsADay = Math.floor(24 / slotHours + 0.5);
  const { from, length } = spanOf(slotsOf(movable.hours, slotHours), slotsADay);
  const placed = new Float64Array(house.load.length);
  for (const [dayOfYear, needWh] of movable.needWh.entries()) {
    const mostWh = slotMost * length;
    if (needWh > mostWh) return no({ code: "loads.hours-too-short", dayOfYear, needWh, mostWh });
    let rest = needWh;
    for (const room of roomsOf(house, movable.placement, slotMost)) {
      for (let step = 0; step < length && rest > 0; step += 1) {
        const slot = (dayOfYear * slotsADay + from + step) % placed.length;
        const wh = Math.min(rest, Math.max(0, room(slot, placed[slot] ?? 0)));
        placed[slot] = (placed[slot] ?? 0) + wh;
        rest -= wh;
      }
    }
  }
  return ok(house.load.map((wh, slot) => wh + (placed[slot] ?? 0)));
}

/** The Wh that a slot still takes, given what has been placed in it. */
type Room = (slot: number, placedWh: number) => number;

/** What is tried one after the other: the last takes all that the power allows. */
function roomsOf(house: HouseYear, placement: Placement, slotMost: number): readonly Room[] {
  const anywhere: Room = (_, placedWh) => slotMost - placedWh;
  if (placement.kind === "at-once") return [anywhere];
  if (placement.kind === "in-hours") return [within(placement.hours, house, slotMost), anywhere];
  const surplus: Room = (slot, placedWh) => {
    const leftOver = Math.floor((house.generation[slot] ?? 0) - (house.load[slot] ?? 0));
    return Math.min(slotMost, leftOver) - placedWh;
  };
  return [surplus, within(placement.otherwise, house, slotMost), anywhere];
}

function within(hours: HourWindow, { slotHours = 0.5 }: HouseYear, slotMost: number): Room {
  const window = slotsOf(hours, slotHours);
  const slotsADay = Math.floor(24 / slotHours + 0.5);
  return (slot, placedWh) => (isWithin(window, slot % slotsADay) ? slotMost - placedWh : 0);
}

function spanOf({ from, until }: SlotWindow, slotsADay: number) {
  return { from, length: until >= from ? until - from : until - from + slotsADay };
}
