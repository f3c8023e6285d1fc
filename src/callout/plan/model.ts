import type { Span } from "../assign/model.ts";
import type { Point, Skill } from "../model.ts";
import type { Travel } from "../travel/model.ts";

/** A visit of the day that can wait. `id` is any name that is its own: `K-0012/1`. */
export interface PlanVisit {
  readonly id: string;
  readonly at: Point;
  readonly area: string | null;
  readonly minutes: number;
  readonly skill: Skill;
  /** When it suits the resident: begun within it. */
  readonly window: Span;
  /** What the resident was told: never begun before it; begun after it, it is a slot moved. */
  readonly slot: Span | null;
  /** Stays with this technician; with `from`, begins exactly then. Null: free. */
  readonly pinned: { readonly technician: string; readonly from: string | null } | null;
  /** Weight of leaving it out, 1 for an ordinary visit; more: sooner left in. */
  readonly weight: number;
}

export interface PlanBreak {
  /** Begun within it. */
  readonly window: Span;
  readonly minutes: number;
}

/** Someone who works on that day. */
export interface PlanTechnician {
  readonly technician: string;
  readonly skills: readonly Skill[];
  /** Empty: everywhere. */
  readonly areas: readonly string[];
  readonly base: Point;
  readonly shift: Span;
  readonly breaks: readonly PlanBreak[];
  /** Under way until then and free at that place: an emergency; null: from the base. */
  readonly busy: { readonly until: string; readonly at: Point } | null;
}

/** Who goes where in which order; visits by their id. */
export interface Routes {
  readonly routes: readonly { readonly technician: string; readonly visits: readonly string[] }[];
}

export interface PlanAsk {
  readonly visits: readonly PlanVisit[];
  readonly technicians: readonly PlanTechnician[];
  readonly travel: Travel;
  /** The plan that stands; what it leaves out is not planned yet. */
  readonly stands: Routes;
  readonly seed: number;
  /** How much is tried; the answer is the same for the same number on any machine. */
  readonly steps: number;
  readonly weights?: PlanWeights;
}

/** What things cost, in seconds of travel. */
export interface PlanWeights {
  readonly unplanned: number;
  /** Each second after the window or the end of the shift. */
  readonly late: number;
  /** A confirmed slot that is left. */
  readonly moved: number;
  /** Another technician than the plan that stands said. */
  readonly handed: number;
  /** Each minute from the beginning until they are back: what is done early is not waited for. */
  readonly dayMinute: number;
}

export interface PlannedStop {
  readonly visit: string;
  readonly arrives: string;
  /** Not before the window opens. */
  readonly begins: string;
  readonly leaves: string;
  readonly travelSeconds: number;
  readonly lateSeconds: number;
  /** It leaves the slot that the resident was told. */
  readonly moved: boolean;
}

export interface PlannedRoute {
  readonly technician: string;
  readonly stops: readonly PlannedStop[];
  readonly backAt: string;
}

export interface PlanCost {
  readonly unplanned: number;
  readonly lateSeconds: number;
  readonly moved: number;
  readonly handed: number;
  readonly travelSeconds: number;
  /** All of it by the weights. */
  readonly total: number;
}

/** `not-yet`: nobody looked for a place. */
export const UNPLANNED = ["nobody-with-skill", "outside-areas", "no-room", "not-yet"] as const;

export interface PlannedDay {
  readonly routes: readonly PlannedRoute[];
  readonly unplanned: readonly {
    readonly visit: string;
    readonly code: (typeof UNPLANNED)[number];
  }[];
  readonly cost: PlanCost;
}

/** A place for one more visit in a plan that is under way. */
export interface Insertion {
  readonly technician: string;
  /** So many of their visits come before it. */
  readonly after: number;
  readonly arrives: string;
  readonly begins: string;
  readonly addedTravelSeconds: number;
  /** Others whose window or slot is missed by it, and by how much more than before. */
  readonly delayed: readonly { readonly visit: string; readonly seconds: number }[];
  /** The shift is overrun by so much more than before. */
  readonly overrunSeconds: number;
  /** By the weights, and by how long it waits: least is best. */
  readonly score: number;
}
