#!/usr/bin/env node
/**
 * How long it takes to rank 200 technicians of five stops each for one emergency, with reasons, and
 * how long the honest wait of 2,000 callers. The floor is the distance to each technician. Prints a
 * line of JSON for each.
 */
import { WORK_LIMITS } from "../src/callout/assign/leave-out.ts";
import type { Candidate, RankAsk, Stop } from "../src/callout/assign/model.ts";
import { waitsOf } from "../src/callout/assign/queue.ts";
import { rankTechnicians } from "../src/callout/assign/rank.ts";
import { metresBetween } from "../src/callout/travel/distance.ts";
import { modelTravel } from "../src/callout/travel/estimate.ts";
import { instantOf, secondsOf } from "../src/callout/travel/instants.ts";
import { PRIOR } from "../src/callout/travel/prior.ts";
import { seeded } from "../src/solar/chance.ts";
import { callTimes } from "./call-times.ts";
import { medianMs, rounded } from "./median.ts";

const TECHNICIANS = 200;
const STOPS = 5;
const CALLERS = 2000;
const RUNS = 1000;
const TARGET_MS = 5;

const NOW = "2026-11-28T17:00:00.000Z";
const minute = (count: number) => instantOf(secondsOf(NOW) + Math.floor(count) * 60);
const chance = seeded(1);
const anywhere = () => ({ lat: 35.6 + chance() * 0.1, lon: 139.5 + chance() * 0.15 });

const candidates = Array.from({ length: TECHNICIANS }, (_, k): Candidate => {
  const name = `T-${String(k).padStart(4, "0")}`;
  return {
    technician: {
      technician: name,
      name,
      skills: ["water", "gas"],
      areas: ["west"],
      base: anywhere(),
    },
    shift: { from: minute(-120), until: minute(720) },
    at: anywhere(),
    stops: Array.from({ length: STOPS }, (__, stop) => stopOf(stop)),
    fatigue: { workedMinutes: 120, restedUntil: minute(-120), visitsToday: 2 },
  };
});
const asks = Array.from({ length: RUNS }, (_, k): RankAsk => ({
  now: NOW,
  wanted: {
    number: `K-${k}`,
    visit: 1,
    at: anywhere(),
    area: "west",
    skill: "water",
    minutes: 40,
    urgency: "emergency",
    window: null,
  },
  candidates,
  closed: [],
  travel: modelTravel(PRIOR),
  limits: WORK_LIMITS,
}));

const times = callTimes(asks, (ask) => {
  const { ranked, out } = rankTechnicians(ask);
  if (ranked.length + out.length !== TECHNICIANS) throw new Error("a technician was lost");
  if (ranked.length === 0) throw new Error("nobody was ranked");
});
const to = anywhere();
const floor = medianMs(() => candidates.map(({ at }) => metresBetween({ from: at ?? to, to })));
console.log(
  JSON.stringify({
    name: "ranking 200 technicians with five stops each",
    unit: "ms",
    target: TARGET_MS,
    targetIs: "p99",
    ...times,
    floor: { what: "the distance to each technician", median: rounded(floor, 3) },
    ratio: rounded(times.median / floor, 1),
    memoryMiB: Math.round(process.memoryUsage().rss / 2 ** 20),
    met: times.p99 < TARGET_MS,
  }),
);

const waiting = Array.from({ length: CALLERS }, (_, k) => ({
  number: `K-${k}`,
  urgency: k % 3 === 0 ? ("today" as const) : ("emergency" as const),
  openedAt: minute(-chance() * 60),
  skill: "water" as const,
  minutes: 40,
}));
const crew = candidates.slice(0, 100).map(({ technician: { skills }, shift }) => ({
  skills,
  shift: shift ?? { from: NOW, until: NOW },
  freeAt: minute(chance() * 60),
}));
const waits = callTimes(Array.from({ length: 100 }), () => {
  const found = waitsOf({ now: NOW, waiting, technicians: crew, travelMinutes: 15 });
  if (found.length !== CALLERS) throw new Error("a caller was lost");
});
console.log(
  JSON.stringify({ name: "the wait of 2,000 callers, 100 technicians", unit: "ms", ...waits }),
);

/** One on site, four with slots to come. */
function stopOf(k: number): Stop {
  const planned = { from: minute(60 + k * 90), until: minute(180 + k * 90), confirmed: true };
  return {
    number: `S-${k}`,
    visit: 1,
    at: anywhere(),
    area: "west",
    minutes: 40,
    urgency: k === 0 ? "emergency" : "planned",
    state: k === 0 ? "on-site" : "assigned",
    since: k === 0 ? minute(-20) : null,
    slot: k === 0 ? null : planned,
  };
}
