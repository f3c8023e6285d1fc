import type { TravelModel } from "./model.ts";

/** Km/h by hour: night, morning and evening rush, daytime. */
function byHour({ night, rush, day }: Readonly<Record<"night" | "rush" | "day", number>>) {
  return Array.from({ length: 24 }, (_, hour) => {
    if (hour < 6 || hour >= 22) return night;
    return (hour >= 7 && hour < 9) || (hour >= 17 && hour < 19) ? rush : day;
  });
}

/**
 * What to expect before a journey was measured. The speeds are illustrative: no source gives them
 * for a town; they are put right by the operator's own finished journeys (`learnTravel`).
 */
export const PRIOR: TravelModel = {
  speeds: {
    centre: byHour({ night: 28, rush: 15, day: 19 }),
    suburb: byHour({ night: 36, rush: 21, day: 26 }),
    open: byHour({ night: 46, rush: 34, day: 40 }),
  },
  classes: {},
  ratios: {},
  ratio: 1000,
  spread: { low: 800, high: 1350 },
  handlingSeconds: 180,
  learnedFrom: 0,
};
