import type { Day } from "../kernel/day.ts";
import { compare, decimal } from "../kernel/exact.ts";
import { type PlanAt, pricesOn } from "../rating/energy/plan-at.ts";
import { SLOTS_A_DAY } from "../metering/series.ts";
import { bandsOfDay } from "../terms/band-calendar.ts";
import type { Label } from "../terms/fields.ts";

/** A time band as a sentence names it. */
export interface NamedBand {
  readonly key: string;
  readonly label: Label;
  /** Yen per kWh of its first tier, as printed. */
  readonly price: string;
  /** `23:00–7:00` of an ordinary working day; several joined by a comma. */
  readonly hours: string;
}

/** The cheapest time band of a plan on a day; null for a plan without bands. */
export function cheapestBand(plan: PlanAt, on: Day): NamedBand | null {
  const energy = pricesOn(plan, on)?.prices.energy;
  if (energy?.by !== "bands") return null;
  const bands = Object.entries(energy.bands).map(([key, { label, tiers }]) => {
    return { key, label, price: tiers[0]?.price ?? "0" };
  });
  const [first, ...others] = bands;
  if (first === undefined) return null;
  const cheapest = others.reduce(
    (best, band) => (compare(decimal(band.price), decimal(best.price)) < 0 ? band : best),
    first,
  );
  const seasons = ["other", ...Object.keys(energy.seasons)];
  for (const season of seasons) {
    const slots = bandsOfDay(energy.timetable, { season, off: false });
    const hours = hoursOf(slots.map((band) => band === cheapest.key));
    if (hours !== "") return { ...cheapest, hours };
  }
  const off = bandsOfDay(energy.timetable, { season: "other", off: true });
  return { ...cheapest, hours: hoursOf(off.map((band) => band === cheapest.key)) };
}

/** Runs of a day's half-hours, over midnight joined: 23:00–7:00. */
function hoursOf(within: readonly boolean[]): string {
  if (within.every(Boolean)) return "0:00–24:00";
  const starts = within.flatMap((is, slot) => (is && !within.at(slot - 1) ? [slot] : []));
  return starts
    .map((start) => {
      let length = 0;
      while (within[(start + length) % SLOTS_A_DAY]) length += 1;
      const end = start + length;
      return `${clock(start)}–${clock(end > SLOTS_A_DAY ? end - SLOTS_A_DAY : end)}`;
    })
    .join(", ");
}

function clock(slot: number): string {
  return `${Math.floor(slot / 2)}:${slot % 2 === 0 ? "00" : "30"}`;
}
