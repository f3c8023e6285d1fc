import { filledIn } from "./construct.ts";
import { improved } from "./improve.ts";
import type { PlanAsk, PlannedDay } from "./model.ts";
import { type ProblemAsk, problemOf } from "./problem.ts";
import { searched } from "./search.ts";
import { standing } from "./state.ts";
import { writtenDay } from "./written.ts";

/** What 100 visits of 10 technicians need for a good plan within two seconds of one core. */
export const STEPS_OF_A_DAY = 20_000;

/**
 * Steps for a day of so many visits, about as long as those of 100: a step looks at every place
 * of every route, so that one of 300 visits costs fifteen times as much. 40 visits: 8,000 steps;
 * 100: 20,000; 300: 740; 1,000: 20.
 */
export function stepsOf(visits: number): number {
  if (visits <= 100) return (STEPS_OF_A_DAY / 100) * visits;
  return Math.floor(STEPS_OF_A_DAY * (100 / visits) ** 3);
}

/**
 * A better plan of the day. What is pinned stays, windows and shifts hold, nothing is later than
 * it is in the plan that stands, and by the weights the plan is never worse than that. The same
 * ask has the same answer.
 */
export function planDay({ seed, steps, ...ask }: PlanAsk): PlannedDay {
  const problem = problemOf(ask, "table");
  const stands = standing(problem);
  const filled = improved(problem, filledIn(problem, stands));
  const start = filled.cost <= stands.cost ? filled : stands;
  const found = searched(problem, start, { seed, steps });
  return writtenDay(problem, improved(problem, found), "no-room");
}

/** The plan as it stands, with its times and what it costs. */
export function timedPlan(ask: ProblemAsk): PlannedDay {
  const problem = problemOf(ask, "as-asked");
  return writtenDay(problem, standing(problem), "not-yet");
}
