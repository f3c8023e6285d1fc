/**
 * Hours of the day from `fromHour` until before `untilHour`, over midnight where the second is the
 * smaller: 23 and 7 are eight hours. Both lie on the borders of slots. Equal hours are no hour at
 * all; 0 and 24 are the whole day.
 */
export interface HourWindow {
  readonly fromHour: number;
  readonly untilHour: number;
}

export const WHOLE_DAY: HourWindow = { fromHour: 0, untilHour: 24 };
export const NO_HOUR: HourWindow = { fromHour: 0, untilHour: 0 };

/** A window in slots of the day. */
export interface SlotWindow {
  readonly from: number;
  readonly until: number;
}

/** 23 until 7 in half-hours: slots 46 until 14. */
export function slotsOf({ fromHour, untilHour }: HourWindow, slotHours: number): SlotWindow {
  return {
    from: Math.floor(fromHour / slotHours + 0.5),
    until: Math.floor(untilHour / slotHours + 0.5),
  };
}

export function isWithin({ from, until }: SlotWindow, slotOfDay: number): boolean {
  return from <= until
    ? slotOfDay >= from && slotOfDay < until
    : slotOfDay >= from || slotOfDay < until;
}
