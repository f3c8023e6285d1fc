import { array, assert, boolean, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { generatedDay } from "../../../test/support/callout-days.ts";
import { instantOf, secondsOf } from "../travel/instants.ts";
import type { PlannedDay, PlanVisit } from "./model.ts";
import { planDay, timedPlan } from "./plan-day.ts";
import type { ProblemAsk } from "./problem.ts";

/** A day of any size, with a plan that stands: some visits anywhere, in any order, late or not. */
const days = record({
  visits: integer({ min: 0, max: 24 }),
  technicians: integer({ min: 0, max: 4 }),
  seed: integer({ min: 1, max: 1_000_000 }),
  places: array(integer({ min: -1, max: 3 }), { minLength: 24, maxLength: 24 }),
  pins: array(boolean(), { minLength: 24, maxLength: 24 }),
  busyMinutes: constantFrom(null, 45, 200),
}).map(({ places, pins, busyMinutes, ...size }) => {
  const day = generatedDay(size);
  const routes = day.technicians.map(({ technician }, crew) => ({
    technician,
    visits: day.visits.filter((_, k) => places[k] === crew).map(({ id }) => id),
  }));
  const visits = day.visits.map((visit, k): PlanVisit => {
    const holder = day.technicians[places[k] ?? -1]?.technician;
    const pinned = pins[k] === true && holder !== undefined;
    return pinned ? { ...visit, pinned: { technician: holder, from: null } } : visit;
  });
  const technicians = day.technicians.map((each, crew) => {
    if (crew > 0 || busyMinutes === null) return each;
    const until = instantOf(secondsOf(each.shift.from) + busyMinutes * 60);
    return { ...each, busy: { until, at: { lat: 35.65, lon: 139.6 } } };
  });
  return { ...day, visits, technicians, stands: { routes } };
});

const STEPS = 60;
const plan = (day: ProblemAsk) => planDay({ ...day, seed: 3, steps: STEPS });

function places(day: PlannedDay) {
  return new Map(
    day.routes.flatMap(({ technician, stops }) =>
      stops.map((stop) => [stop.visit, { technician, ...stop }] as const),
    ),
  );
}

describe("a plan of the day", () => {
  it("loses no visit and doubles none", () => {
    assert(
      property(days, (day) => {
        const planned = plan(day);
        const names = planned.routes
          .flatMap(({ stops }) => stops.map(({ visit }) => visit))
          .concat(planned.unplanned.map(({ visit }) => visit));
        expect(names.toSorted()).toEqual(day.visits.map(({ id }) => id).toSorted());
      }),
      { numRuns: 40 },
    );
  });

  it("is never worse than the one that stands, and nothing becomes later than it was", () => {
    assert(
      property(days, (day) => {
        const [before, after] = [timedPlan(day), plan(day)];
        expect(after.cost.total).toBeLessThanOrEqual(before.cost.total);
        expect(after.cost.unplanned).toBeLessThanOrEqual(before.cost.unplanned);
        const stood = places(before);
        for (const [visit, { lateSeconds }] of places(after)) {
          expect(lateSeconds).toBeLessThanOrEqual(stood.get(visit)?.lateSeconds ?? 0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("keeps windows, slots, skills, shifts and the time that everything takes", () => {
    assert(
      property(days, (day) => {
        const stood = places(timedPlan(day));
        const visits = new Map(day.visits.map((visit) => [visit.id, visit]));
        const technicians = new Map(day.technicians.map((each) => [each.technician, each]));
        for (const { technician, stops } of plan(day).routes) {
          const who = technicians.get(technician);
          let free = secondsOf(who?.busy?.until ?? who?.shift.from ?? "");
          for (const stop of stops) {
            const visit = visits.get(stop.visit);
            if (visit === undefined || who === undefined) throw new Error("nobody knows it");
            const begins = secondsOf(stop.begins);
            if (stop.lateSeconds === 0) {
              expect(begins).toBeLessThan(secondsOf(visit.window.until));
            }
            expect(begins).toBeGreaterThanOrEqual(secondsOf(visit.window.from));
            expect(secondsOf(stop.arrives)).toBeGreaterThanOrEqual(free + stop.travelSeconds);
            expect(secondsOf(stop.leaves)).toBe(begins + visit.minutes * 60);
            if (visit.slot !== null) {
              expect(begins).toBeGreaterThanOrEqual(secondsOf(visit.slot.from));
              expect(stop.moved).toBe(begins >= secondsOf(visit.slot.until));
            }
            const stays = stood.get(stop.visit)?.technician === technician;
            expect(stays || who.skills.includes(visit.skill)).toBe(true);
            free = secondsOf(stop.leaves);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("never moves what is pinned", () => {
    assert(
      property(days, (day) => {
        const after = places(plan(day));
        for (const { id, pinned } of day.visits) {
          if (pinned !== null) expect(after.get(id)?.technician).toBe(pinned.technician);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("is the same for the same seed", () => {
    assert(
      property(days, (day) => {
        expect(plan(day)).toEqual(plan(day));
      }),
      { numRuns: 15 },
    );
  });

  it("has the same times when it stands", () => {
    assert(
      property(days, (day) => {
        const first = plan(day);
        const stands = {
          routes: first.routes.map(({ technician, stops }) => ({
            technician,
            visits: stops.map(({ visit }) => visit),
          })),
        };
        expect(timedPlan({ ...day, stands }).cost.travelSeconds).toBe(first.cost.travelSeconds);
      }),
      { numRuns: 25 },
    );
  });
});
