import type { Point, Skill } from "../../src/callout/model.ts";
import type { PlanTechnician, PlanVisit } from "../../src/callout/plan/model.ts";
import type { ProblemAsk } from "../../src/callout/plan/problem.ts";
import { modelTravel } from "../../src/callout/travel/estimate.ts";
import { instantOf, secondsOf } from "../../src/callout/travel/instants.ts";
import { PRIOR } from "../../src/callout/travel/prior.ts";
import { seeded } from "../../src/solar/chance.ts";

/** A day in a made-up town of some 14 by 11 km: the same for the same seed. */
interface DayAsk {
  readonly visits: number;
  readonly technicians: number;
  readonly seed: number;
}

/** 08:00 in Tokyo on a Monday. */
const MORNING = secondsOf("2026-11-29T23:00:00.000Z");
const CENTRES = 5;
const SKILLS: readonly (readonly [Skill, number])[] = [
  ["water", 0.4],
  ["gas", 0.6],
  ["electrician-2", 0.8],
  ["glass", 0.9],
  ["keys", 1],
];

export function generatedDay({ visits, technicians, seed }: DayAsk): ProblemAsk {
  const chance = seeded(seed);
  const centres = Array.from({ length: CENTRES }, () => anywhere(chance));
  return {
    technicians: Array.from({ length: technicians }, (_, k) => technicianOf(k, chance)),
    visits: Array.from({ length: visits }, (_, k) => visitOf(k, centres, chance)),
    travel: modelTravel(PRIOR),
    stands: { routes: [] },
  };
}

function technicianOf(k: number, chance: () => number): PlanTechnician {
  const second = skillBy(chance());
  const skills = new Set<Skill>([SKILLS[k % SKILLS.length]?.[0] ?? "water", "water", second]);
  return {
    technician: `T-${String(k + 1).padStart(3, "0")}`,
    skills: [...skills],
    areas: [],
    base: anywhere(chance),
    shift: { from: at(0), until: at(600) },
    breaks: [{ window: { from: at(210), until: at(330) }, minutes: 60 }],
    busy: null,
  };
}

/** Half of them all day, a third half of it, the rest a slot of two hours that they were told. */
function visitOf(k: number, centres: readonly Point[], chance: () => number): PlanVisit {
  const draw = chance();
  const [from, minutes] =
    draw < 0.5
      ? [60, 480]
      : draw < 0.8
        ? [chance() < 0.5 ? 60 : 300, 240]
        : [60 + 120 * Math.floor(chance() * 4), 120];
  const window = { from: at(from), until: at(from + minutes) };
  return {
    id: `K-${String(k + 1).padStart(4, "0")}/1`,
    at: chance() < 0.6 ? near(centres[Math.floor(chance() * CENTRES)], chance) : anywhere(chance),
    area: "west",
    minutes: 20 + 10 * Math.floor(chance() * 4),
    skill: skillBy(chance()),
    window: draw < 0.8 ? window : { from: at(60), until: at(540) },
    slot: draw < 0.8 ? null : window,
    pinned: null,
    weight: 1,
  };
}

function at(minutes: number): string {
  return instantOf(MORNING + minutes * 60);
}

function anywhere(chance: () => number): Point {
  return { lat: 35.6 + chance() * 0.1, lon: 139.5 + chance() * 0.15 };
}

function near(centre: Point | undefined, chance: () => number): Point {
  const { lat, lon } = centre ?? { lat: 35.65, lon: 139.57 };
  return { lat: lat + (chance() - 0.5) * 0.015, lon: lon + (chance() - 0.5) * 0.018 };
}

function skillBy(draw: number): Skill {
  return SKILLS.find(([, upTo]) => draw < upTo)?.[0] ?? "water";
}
