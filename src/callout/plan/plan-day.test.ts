import { describe, expect, it } from "vitest";
import { instantOf, secondsOf } from "../travel/instants.ts";
import type { Travel } from "../travel/model.ts";
import { insertVisit } from "./insert-visit.ts";
import type { PlanTechnician, PlanVisit } from "./model.ts";
import { planDay, stepsOf, timedPlan } from "./plan-day.ts";
import type { ProblemAsk } from "./problem.ts";
import { UNPLANNED_WORDS } from "./reasons.ts";

/** A hundredth of a degree is ten minutes. */
const TRAVEL: Travel = {
  seconds: ({ from, to }) => 60 * Math.floor(1000 * Math.abs(from.lat - to.lat) + 0.5),
  spread: { low: 1000, high: 1000 },
};
/** 09:00 in Tokyo. */
const NINE = "2026-11-30T00:00:00.000Z";
const minute = (count: number) => instantOf(secondsOf(NINE) + count * 60);
const span = (from: number, until: number) => ({ from: minute(from), until: minute(until) });
const place = (away: number) => ({ lat: 35 + away / 1000, lon: 139 });

const who: PlanTechnician = {
  technician: "T-1",
  skills: ["water"],
  areas: [],
  base: place(0),
  shift: span(0, 480),
  breaks: [],
  busy: null,
};
const other: PlanTechnician = { ...who, technician: "T-2" };

function visit(id: string, away: number, changes: Partial<PlanVisit> = {}): PlanVisit {
  return {
    id,
    at: place(away),
    area: "west",
    minutes: 30,
    skill: "water",
    window: span(0, 480),
    slot: null,
    pinned: null,
    weight: 1,
    ...changes,
  };
}

function dayOf(visits: readonly PlanVisit[], changes: Partial<ProblemAsk> = {}): ProblemAsk {
  return { visits, technicians: [who], travel: TRAVEL, stands: { routes: [] }, ...changes };
}
const plan = (ask: ProblemAsk) => planDay({ ...ask, seed: 1, steps: 200 });
const orders = (ask: ProblemAsk) =>
  plan(ask).routes.map(({ stops }) => stops.map((stop) => stop.visit).join(" "));
const stand = (...routes: readonly string[]) => ({
  routes: routes.map((order, k) => ({
    technician: `T-${k + 1}`,
    visits: order === "" ? [] : order.split(" "),
  })),
});

describe("the day's plan", () => {
  it("drives the shortest way and says when", () => {
    const ask = dayOf([visit("near", 10, { window: span(30, 480) }), visit("far", 20)]);
    expect(plan(ask)).toEqual({
      routes: [
        {
          technician: "T-1",
          stops: [
            {
              visit: "far",
              arrives: minute(20),
              begins: minute(20),
              leaves: minute(50),
              travelSeconds: 1200,
              lateSeconds: 0,
              moved: false,
            },
            {
              visit: "near",
              arrives: minute(60),
              begins: minute(60),
              leaves: minute(90),
              travelSeconds: 600,
              lateSeconds: 0,
              moved: false,
            },
          ],
          backAt: minute(100),
        },
      ],
      unplanned: [],
      cost: {
        unplanned: 0,
        lateSeconds: 0,
        moved: 0,
        handed: 0,
        travelSeconds: 2400,
        // 40 minutes of driving, and a second for each of the 100 until they are back.
        total: 2500,
      },
    });
  });

  it("waits for a window, and goes elsewhere before it", () => {
    const ask = dayOf([visit("late", 10, { window: span(120, 180) }), visit("free", 20)]);
    expect(orders(ask)).toEqual(["free late"]);
    expect(plan(ask).routes[0]?.stops[1]?.begins).toBe(minute(120));
  });

  it("comes home before the shift ends, or leaves the visit out and says why", () => {
    const reasons = plan(
      dayOf(
        [
          visit("fits", 0),
          visit("too-long", 225, { minutes: 60 }),
          visit("glass", 0, { skill: "glass" }),
          visit("east", 0, { area: "east" }),
          visit("pinned", 0, { pinned: { technician: "T-9", from: null } }),
        ],
        { technicians: [{ ...who, areas: ["west"] }] },
      ),
    ).unplanned;
    expect(reasons).toEqual([
      { visit: "too-long", code: "no-room" },
      { visit: "glass", code: "nobody-with-skill" },
      { visit: "east", code: "outside-areas" },
      { visit: "pinned", code: "no-room" },
    ]);
    expect(UNPLANNED_WORDS["no-room"].ja).toBe("ご希望の時間帯に入る空きがない");
  });

  it("does not say of a plan that merely stands that there is no room", () => {
    const ask = dayOf([visit("waits", 5), visit("glass", 0, { skill: "glass" })]);
    expect(timedPlan(ask).unplanned).toEqual([
      { visit: "waits", code: "not-yet" },
      { visit: "glass", code: "nobody-with-skill" },
    ]);
    expect(plan(ask).unplanned).toEqual([{ visit: "glass", code: "nobody-with-skill" }]);
  });

  it("leaves the lighter of two out where only one fits", () => {
    const tight = { technicians: [{ ...who, shift: span(0, 60) }] };
    const ask = dayOf([visit("light", 10), visit("heavy", 11, { weight: 3 })], tight);
    expect(plan(ask).unplanned.map((each) => each.visit)).toEqual(["light"]);
  });

  it("begins a pinned visit exactly then, by whom it is pinned to", () => {
    const pinned = visit("pinned", 50, { pinned: { technician: "T-2", from: minute(200) } });
    const ask = dayOf([pinned, visit("a", 0, { window: span(190, 220) })], {
      technicians: [who, other],
    });
    const [, second] = plan(ask).routes;
    expect(second?.stops.map((stop) => [stop.visit, stop.begins])).toEqual([
      ["pinned", minute(200)],
    ]);
  });

  it("leaves a slot that was told only where there is no other way", () => {
    const told = visit("told", 0, { slot: span(0, 60) });
    const fixed = visit("fixed", 0, { pinned: { technician: "T-1", from: minute(0) } });
    const ask = dayOf([told, { ...fixed, minutes: 70 }]);
    expect(plan(ask).cost).toMatchObject({ moved: 1, lateSeconds: 0, unplanned: 0 });
    const helped = plan({ ...ask, technicians: [who, other] });
    expect(helped.cost.moved).toBe(0);
  });

  it("does not hand a visit to somebody else for a few minutes of driving", () => {
    const technicians = [who, { ...other, base: place(4) }];
    const ask = dayOf([visit("a", 3)], { technicians });
    // 3 + 3 minutes against 1 + 1: four are saved, and five is what the change costs.
    expect(orders({ ...ask, stands: stand("a", "") })).toEqual(["a", ""]);
    expect(orders(ask)).toEqual(["", "a"]);
  });

  it("starts where an emergency ends", () => {
    const busy = { until: minute(60), at: place(30) };
    const ask = dayOf([visit("a", 30)], { technicians: [{ ...who, busy }] });
    expect(plan(ask).routes[0]?.stops[0]).toMatchObject({
      arrives: minute(60),
      travelSeconds: 0,
    });
  });

  it("keeps what is late already, and makes it no later", () => {
    const visits = [visit("a", 10, { minutes: 120 }), visit("b", 20, { window: span(0, 60) })];
    const ask = dayOf(visits, { stands: stand("a b") });
    expect(timedPlan(ask).cost).toMatchObject({ lateSeconds: 80 * 60 + 1, unplanned: 0 });
    expect(plan(ask).cost).toMatchObject({ lateSeconds: 0, unplanned: 0 });
  });
});

describe("a break", () => {
  const breaks = [{ window: span(60, 120), minutes: 60 }];
  const begins = (visits: readonly PlanVisit[]) =>
    plan(dayOf(visits, { technicians: [{ ...who, breaks }] })).routes[0]?.stops.map((stop) => [
      stop.visit,
      stop.begins,
    ]);

  it("is had before the visit that would outlast its window", () => {
    expect(begins([visit("a", 0, { minutes: 80 }), visit("b", 0, { minutes: 90 })])).toEqual([
      ["a", minute(0)],
      ["b", minute(140)],
    ]);
  });

  it("costs no time where one waits anyway", () => {
    expect(begins([visit("a", 10, { window: span(180, 240) })])).toEqual([["a", minute(180)]]);
  });
});

describe("one more visit in a plan under way", () => {
  const told = visit("told", 20, { window: span(0, 480), slot: span(20, 60) });
  const ask = dayOf([told], { technicians: [who, other], stands: stand("told", "") });

  it("goes where it is reached first, and says what that means for others", () => {
    const urgent = visit("urgent", 10, { window: span(0, 240), minutes: 60 });
    const found = insertVisit({ ask, visit: urgent, hurry: 10 });
    expect(found).toEqual([
      {
        technician: "T-2",
        after: 0,
        arrives: minute(10),
        begins: minute(10),
        addedTravelSeconds: 1200,
        delayed: [],
        overrunSeconds: 0,
        // 80 minutes from leaving to being back.
        score: 1200 + 80 + 10 * 600,
      },
      {
        technician: "T-1",
        after: 0,
        arrives: minute(10),
        begins: minute(10),
        addedTravelSeconds: 0,
        // Told until 60 (the last second before); begun at 80.
        delayed: [{ visit: "told", seconds: 20 * 60 + 1 }],
        overrunSeconds: 0,
        // A slot moved, and an hour longer.
        score: 7200 + 60 + 10 * 600,
      },
    ]);
    expect(insertVisit({ ask, visit: urgent, most: 1 })).toHaveLength(1);
  });

  it("goes on the way where it can wait", () => {
    const can = visit("can", 10, { minutes: 10 });
    expect(insertVisit({ ask, visit: can })[0]).toMatchObject({
      technician: "T-1",
      addedTravelSeconds: 0,
      delayed: [],
    });
  });

  it("goes to nobody who cannot, and to nobody far past the shift", () => {
    expect(insertVisit({ ask, visit: visit("x", 0, { skill: "gas" }) })).toEqual([]);
    expect(insertVisit({ ask, visit: visit("x", 0, { minutes: 900 }) })).toEqual([]);
    const [over] = insertVisit({ ask, visit: visit("x", 0, { minutes: 500 }) });
    expect(over).toMatchObject({ technician: "T-2", overrunSeconds: 20 * 60 });
  });
});

it("takes fewer steps where there are many visits: a storm's day holds no server up", () => {
  expect([0, 40, 100, 300, 1000, 4000].map(stepsOf)).toEqual([0, 8000, 20_000, 740, 20, 0]);
});
