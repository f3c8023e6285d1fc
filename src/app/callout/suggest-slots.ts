import { able, delaying } from "../../callout/assign/reasons.ts";
import type { CaseNow } from "../../callout/case/case-now.ts";
import { mayNow } from "../../callout/case/may-now.ts";
import { insertVisit } from "../../callout/plan/insert-visit.ts";
import { addDays, type Day } from "../../kernel/day.ts";
import type { Label } from "../../terms/fields.ts";
import { slotFrom } from "./apply-plan.ts";
import type { CalloutMoment } from "./callout-moment.ts";
import { loadDay } from "./day-plan.ts";

/** A place in the plan of a day for a visit that can wait. */
export interface SlotSuggestion {
  readonly technician: string;
  readonly from: string;
  readonly until: string;
  readonly reasons: readonly Label[];
}

/** Today, and the days after it, until there are as many. */
const DAYS_AHEAD = 3;
const MOST = 4;

/**
 * Where a visit that can wait goes best into the plans of today and the next days: the least
 * driving more, nobody who was told a time later than that. While one is on the telephone.
 */
export async function suggestSlots(
  moment: CalloutMoment,
  now: CaseNow,
): Promise<readonly SlotSuggestion[]> {
  if (now.urgency === "emergency" || !mayNow(now).includes("plan")) return [];
  const found: SlotSuggestion[] = [];
  for (let ahead = 0; ahead < DAYS_AHEAD && found.length < MOST; ahead += 1) {
    found.push(...(await slotsOn(moment, now, addDays(moment.today, ahead))));
  }
  return found.slice(0, MOST);
}

async function slotsOn(
  { tx, now: at }: CalloutMoment,
  { number }: CaseNow,
  day: Day,
): Promise<readonly SlotSuggestion[]> {
  const { ask, cases } = await loadDay(tx, { day, now: at });
  const visit = ask.visits.find(({ id }) => cases.get(id)?.number === number);
  if (visit === undefined || visit.slot !== null) return [];
  const others = { ...ask, visits: ask.visits.filter((each) => each !== visit) };
  const places = insertVisit({ ask: others, visit, mostDelaySeconds: 0, most: MOST });
  // A slot that was told is not left for one that can wait.
  const free = places.filter(({ delayed }) => delayed.length === 0);
  return free.map((place) => ({
    technician: place.technician,
    ...slotFrom(place.begins),
    reasons: [
      moreDriving(Math.ceil(place.addedTravelSeconds / 60)),
      able(visit.skill),
      delaying({ visits: 0, minutes: 0 }),
    ],
  }));
}

function moreDriving(minutes: number): Label {
  return { ja: `移動は${minutes}分増えるだけ`, en: `${minutes} min more driving` };
}
