#!/usr/bin/env node
/**
 * How long it takes to find the best places for one emergency in a live plan of 200 technicians,
 * and what is lost by not solving the day anew: the plan with the emergency put in where it is
 * cheapest, against the same day searched for a minute's worth of steps. Prints a line of JSON for
 * each; `--quick` searches a tenth.
 */
import { insertVisit } from "../src/callout/plan/insert-visit.ts";
import type { PlannedDay, PlanVisit } from "../src/callout/plan/model.ts";
import { planDay, timedPlan } from "../src/callout/plan/plan-day.ts";
import type { ProblemAsk } from "../src/callout/plan/problem.ts";
import { instantOf, secondsOf } from "../src/callout/travel/instants.ts";
import { generatedDay } from "../test/support/callout-days.ts";
import { callTimes } from "./call-times.ts";
import { rounded } from "./median.ts";

const TECHNICIANS = 200;
const VISITS = 1000;
const RUNS = 500;
const TARGET_MS = 50;
const TARGET_REGRET = 5;
const DAYS = 5;
const ANEW_STEPS = process.argv.includes("--quick") ? 20_000 : 200_000;

const live = withPlan(generatedDay({ visits: VISITS, technicians: TECHNICIANS, seed: 1 }), 0);
const times = callTimes(
  Array.from({ length: RUNS }, (_, k) => emergencyOf(k)),
  (visit) => {
    if (insertVisit({ ask: live, visit, hurry: 10 }).length === 0) throw new Error("nowhere");
  },
);
console.log(
  JSON.stringify({
    name: "one emergency into a live plan of 200 technicians, 1,000 visits",
    unit: "ms",
    target: TARGET_MS,
    targetIs: "p99",
    ...times,
    memoryMiB: Math.round(process.memoryUsage().rss / 2 ** 20),
    met: times.p99 < TARGET_MS,
  }),
);

const regrets = Array.from({ length: DAYS }, (_, k) => regretOf(k + 1));
const middle = regrets.toSorted((a, b) => a - b)[Math.floor(DAYS / 2)] ?? 0;
console.log(
  JSON.stringify({
    name: "put in at its cheapest place, against the day solved anew",
    unit: "% of driving and lateness",
    target: TARGET_REGRET,
    median: middle,
    most: Math.max(...regrets),
    days: `${DAYS} days of 20 technicians and 120 visits, ${ANEW_STEPS} steps`,
    met: Math.max(...regrets) <= TARGET_REGRET,
  }),
);

/** How much dearer, in per cent, the plan with the emergency put in is than one searched anew. */
function regretOf(seed: number): number {
  const day = withPlan(generatedDay({ visits: 120, technicians: 20, seed }), 20_000);
  const visit = emergencyOf(seed);
  const [best] = insertVisit({ ask: day, visit });
  if (best === undefined) throw new Error("nowhere");
  const visits = [...day.visits, visit];
  const routes = day.stands.routes.map(({ technician, visits: order }) => ({
    technician,
    visits: technician === best.technician ? order.toSpliced(best.after, 0, visit.id) : order,
  }));
  const put = timedPlan({ ...day, visits, stands: { routes } });
  // Nobody was told of a technician yet: changing one costs nothing here.
  const stands = { routes: [] };
  const anew = planDay({ ...day, visits, stands, seed: 1, steps: ANEW_STEPS });
  if (put.cost.unplanned > anew.cost.unplanned) return Number.POSITIVE_INFINITY;
  return rounded((put.cost.total / anew.cost.total - 1) * 100, 2);
}

/** The day with a plan that stands, as a planner made it. */
function withPlan(day: ProblemAsk, steps: number): ProblemAsk {
  const planned: PlannedDay = planDay({ ...day, seed: 1, steps });
  const routes = planned.routes.map(({ technician, stops }) => ({
    technician,
    visits: stops.map(({ visit }) => visit),
  }));
  const left = new Set(planned.unplanned.map(({ visit }) => visit));
  return { ...day, visits: day.visits.filter(({ id }) => !left.has(id)), stands: { routes } };
}

/** Somewhere in the town, some time in the morning: within four hours. */
function emergencyOf(k: number): PlanVisit {
  const from = secondsOf("2026-11-30T00:00:00.000Z") + (k % 120) * 60;
  return {
    id: `E-${k}`,
    at: { lat: 35.6 + ((k * 37) % 100) / 1000, lon: 139.5 + ((k * 61) % 150) / 1000 },
    area: "west",
    minutes: 40,
    skill: "water",
    window: { from: instantOf(from), until: instantOf(from + 4 * 3600) },
    slot: null,
    pinned: null,
    weight: 10,
  };
}
