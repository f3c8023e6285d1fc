import { planDay, stepsOf, timedPlan } from "../../../callout/plan/plan-day.ts";
import type { PlanCost, PlannedDay, PlannedStop } from "../../../callout/plan/model.ts";
import { UNPLANNED_WORDS } from "../../../callout/plan/reasons.ts";
import { loadTechnicians } from "../../../callout/store-technicians.ts";
import { type Day, formatDay } from "../../../kernel/day.ts";
import type { DayPlan } from "../../api/callout-desk.ts";
import { type DayAsk, loadDay } from "../../callout/day-plan.ts";
import { troubleWords } from "../../callout/words/trouble-label.ts";
import type { Reading } from "../reads/world.ts";

/** A plan with all it was made from. */
export interface ReadPlan {
  readonly known: DayAsk;
  readonly planned: PlannedDay;
  readonly was: PlannedDay;
}

/** The day as it stands; with a seed, as it would be better. */
export async function readPlan(
  { tx, now }: Pick<Reading, "tx" | "now">,
  { day, seed }: { readonly day: Day; readonly seed: number | null },
): Promise<ReadPlan> {
  const known = await loadDay(tx, { day, now });
  const was = timedPlan(known.ask);
  if (seed === null) return { known, planned: was, was };
  // The server answers nobody else meanwhile.
  const steps = stepsOf(known.ask.visits.length);
  return { known, planned: planDay({ ...known.ask, seed, steps }), was };
}

export async function planView(at: Reading, day: Day, read: ReadPlan): Promise<DayPlan> {
  const { planned, was, known } = read;
  const names = new Map((await loadTechnicians(at.tx)).map((one) => [one.technician, one.name]));
  return {
    day: formatDay(day),
    asOf: at.now,
    routes: known.ask.technicians.map(({ technician, shift, base }) => {
      const route = planned.routes.find((one) => one.technician === technician);
      const stops = route?.stops ?? [];
      const name = names.get(technician) ?? technician;
      const visits = stops.flatMap((stop) => visitView(at, known, stop));
      return { technician, name, shift, base, visits };
    }),
    unplanned: unplannedView(at, read),
    cost: costView(planned.cost, known),
    was: costView(was.cost, known),
  };
}

function visitView(at: Reading, { ask, cases }: DayAsk, stop: PlannedStop) {
  const row = cases.get(stop.visit);
  const visit = ask.visits.find(({ id }) => id === stop.visit);
  if (row === undefined || visit === undefined) return [];
  const { summary, number } = row;
  return [
    {
      number,
      trouble: troubleWords(at.world.catalogue)(summary),
      name: summary.name,
      at: visit.at,
      window: visit.slot ?? visit.window,
      arrives: stop.begins,
      leaves: stop.leaves,
      travelMinutes: minutesOf(stop.travelSeconds),
      pinned: visit.pinned !== null,
      confirmed: summary.slot?.confirmed ?? false,
      moved: stop.moved,
    },
  ];
}

function unplannedView(at: Reading, { known, planned }: ReadPlan): DayPlan["unplanned"] {
  const label = troubleWords(at.world.catalogue);
  const left = planned.unplanned.flatMap(({ visit, code }) => {
    const row = known.cases.get(visit);
    return row === undefined ? [] : [{ row, reason: UNPLANNED_WORDS[code] }];
  });
  const nowhere = { ja: "場所が未確認", en: "not found on the map" };
  const all = [...left, ...known.unplaced.map((row) => ({ row, reason: nowhere }))];
  return all.map(({ row: { number, summary }, reason }) => {
    return { number, trouble: label(summary), name: summary.name, reason };
  });
}

function costView(cost: PlanCost, { unplaced }: DayAsk): DayPlan["cost"] {
  return {
    travelMinutes: minutesOf(cost.travelSeconds),
    lateMinutes: minutesOf(cost.lateSeconds),
    moved: cost.moved,
    unplanned: cost.unplanned + unplaced.length,
  };
}

function minutesOf(seconds: number): number {
  return Math.ceil(seconds / 60);
}
