import { addDays, type Day, day } from "../../src/kernel/day.ts";
import type { MeasuredUse } from "../../src/diagnosis/load/from-measured.ts";
import { normalOn } from "../../src/diagnosis/load/climate.ts";
import { isOff } from "../../src/diagnosis/load/day-type.ts";

/** Monthly means of Tokyo in °C, normals 1991–2020 of the Japan Meteorological Agency. */
export const TOKYO_C = [5.4, 6.1, 9.4, 14.3, 18.8, 21.9, 25.7, 26.9, 23.3, 18.0, 12.5, 7.7];

/** A household that heats, cools and stays in on days off: whole Wh of one slot. */
export function heatedUse(on: Day, slot: number): number {
  const normal = normalOn(on, TOKYO_C);
  const climate = Math.max(0, 16 - normal) * 9 + Math.max(0, normal - 22) * 14;
  const evening = slot >= 34 && slot < 46 ? 180 : 0;
  const byDay = isOff(on, "north") && slot >= 16 && slot < 34 ? 90 : 0;
  const noise = ((on * 7 + slot * 13) % 11) * 4;
  return Math.floor(90 + climate + evening + byDay + noise);
}

export function measuredUse(
  from: string,
  days: number,
  more: Partial<MeasuredUse> = {},
): MeasuredUse {
  const wh = new Float64Array(days * 48);
  for (let index = 0; index < wh.length; index += 1)
    wh[index] = heatedUse(addDays(day(from), Math.floor(index / 48)), index % 48);
  return {
    from: day(from),
    days,
    wh,
    known: new Uint8Array(wh.length).fill(1),
    generation: null,
    sold: null,
    stepMinutes: 30,
    hemisphere: "north",
    counts: { negativeSlots: 0, negativeWh: 0 },
    ...more,
  };
}

export function total(wh: Iterable<number>): number {
  let sum = 0;
  for (const each of wh) sum += each;
  return sum;
}
