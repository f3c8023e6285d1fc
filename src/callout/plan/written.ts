import { instantOf } from "../travel/instants.ts";
import {
  type PlanCost,
  type PlannedDay,
  type PlannedRoute,
  type PlannedStop,
  type UNPLANNED,
} from "./model.ts";
import type { Job, Problem } from "./problem.ts";
import { goBack, goOn, newWalk, type Route, walkFrom } from "./route.ts";
import type { State } from "./state.ts";

interface Written extends PlannedRoute {
  readonly cost: Omit<PlanCost, "unplanned" | "total">;
}

type Why = (typeof UNPLANNED)[number];

/** The plan with its times, for people; `otherwise`: why somebody stays without a visit. */
export function writtenDay(problem: Problem, state: State, otherwise: Why): PlannedDay {
  const routes = state.routes.map((route) => writtenRoute(problem, route));
  const sum = (of: keyof Written["cost"]) =>
    routes.reduce((total, { cost }) => total + cost[of], 0);
  return {
    routes: routes.map(({ cost: _cost, ...route }) => route),
    unplanned: state.absent.flatMap((number) => {
      const job = problem.jobs[number];
      return job === undefined
        ? []
        : [{ visit: job.visit.id, code: whyNot(problem, job) ?? otherwise }];
    }),
    cost: {
      unplanned: state.absent.length,
      lateSeconds: sum("lateSeconds"),
      moved: sum("moved"),
      handed: sum("handed"),
      travelSeconds: sum("travelSeconds"),
      total: state.cost,
    },
  };
}

function writtenRoute(problem: Problem, route: Route): Written {
  const { crew, order } = route;
  const shift = problem.crews[crew];
  if (shift === undefined) throw new Error(`the plan has no technician ${crew}`);
  const walk = newWalk();
  walkFrom(problem, walk, route, 0);
  const cost = { lateSeconds: 0, moved: 0, handed: 0, travelSeconds: 0 };
  const stops: PlannedStop[] = [];
  for (const number of order) {
    const job = problem.jobs[number];
    if (job === undefined || !goOn(problem, walk, number)) {
      throw new Error(`visit ${number} of the plan cannot be reached`);
    }
    const lateSeconds = Math.max(0, walk.begins - job.due);
    const moved = walk.begins >= job.slotUntil;
    cost.lateSeconds += lateSeconds;
    cost.moved += moved ? 1 : 0;
    cost.handed += job.heldBy >= 0 && job.heldBy !== crew ? 1 : 0;
    cost.travelSeconds += walk.leg;
    stops.push({
      visit: job.visit.id,
      arrives: instantOf(walk.arrives),
      begins: instantOf(walk.begins),
      leaves: instantOf(walk.free),
      travelSeconds: walk.leg,
      lateSeconds,
      moved,
    });
  }
  if (order.length > 0) {
    goBack(problem, walk);
    cost.travelSeconds += walk.leg;
    cost.lateSeconds += Math.max(0, walk.arrives - shift.shiftUntil);
  }
  const backAt = instantOf(order.length > 0 ? walk.arrives : shift.starts);
  return { technician: shift.technician.technician, stops, backAt, cost };
}

/** Nobody can, or nobody works there; null: somebody does. */
function whyNot({ crews }: Problem, { visit }: Job): Why | null {
  const skilled = crews.filter(({ technician }) => technician.skills.includes(visit.skill));
  if (skilled.length === 0) return "nobody-with-skill";
  const { area } = visit;
  const isNear = skilled.some(
    ({ technician: { areas } }) => areas.length === 0 || area === null || areas.includes(area),
  );
  return isNear ? null : "outside-areas";
}
