import type { Label } from "../../terms/fields.ts";
import type { Point, Skill, Technician, Urgency } from "../model.ts";
import type { Travel } from "../travel/model.ts";

/** `[from, until)`, instants in UTC. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

/** Somewhere a technician is, or has said that they will be. */
export interface Stop {
  readonly number: string;
  readonly visit: number;
  readonly at: Point;
  readonly area: string | null;
  /** Usual minutes on site. */
  readonly minutes: number;
  readonly urgency: Urgency;
  /** `asked`: offered to them, and not answered yet. */
  readonly state: "asked" | "assigned" | "on-the-way" | "on-site";
  /** When they left for it, or arrived; null: neither yet. */
  readonly since: string | null;
  /** What the resident was told; null: nothing. */
  readonly slot: (Span & { readonly confirmed: boolean }) | null;
}

/** Someone who may be asked, with all that speaks for and against it. */
export interface Candidate {
  readonly technician: Pick<Technician, "technician" | "name" | "skills" | "areas" | "base">;
  /** The shift that runs, or the next one that is known; null: none. */
  readonly shift: Span | null;
  /** Where they were seen last; null: taken to be at the base. */
  readonly at: Point | null;
  /** In the order in which they go; one that is under way comes first. */
  readonly stops: readonly Stop[];
  readonly fatigue: Fatigue;
}

export interface Fatigue {
  /** Minutes on the way or on site within the 24 hours before. */
  readonly workedMinutes: number;
  /** When the last full rest ended; null: not known, and not held against them. */
  readonly restedUntil: string | null;
  /** Visits of this day in Tokyo that are finished. */
  readonly visitsToday: number;
}

/** An agreement of the operator with those who work for it; data. */
export interface WorkLimits {
  readonly mostMinutesInADay: number;
  readonly mostMinutesSinceRest: number;
  /** Emergencies that one has at a time, with the one that is under way. */
  readonly mostEmergencies: number;
}

/** The visit that somebody is looked for. */
export interface Wanted {
  readonly number: string;
  readonly visit: number;
  /** Null: not found on the map yet. */
  readonly at: Point | null;
  readonly area: string | null;
  readonly skill: Skill;
  readonly minutes: number;
  readonly urgency: Urgency;
  /** When it suits; null: as soon as may be. */
  readonly window: Span | null;
}

/** Who was asked already, or gave it back: not asked again for this visit. */
export interface Closed {
  readonly technician: string;
  readonly why: "refused" | "expired" | "released" | "withdrawn";
}

export interface RankAsk {
  readonly now: string;
  readonly wanted: Wanted;
  readonly candidates: readonly Candidate[];
  readonly closed: readonly Closed[];
  readonly travel: Travel;
  readonly limits: WorkLimits;
}

export interface RankedTechnician {
  readonly technician: string;
  readonly name: string;
  /** Between the two they are there. */
  readonly arrives: Span;
  /** The likeliest instant. */
  readonly expected: string;
  readonly travelMinutes: number;
  readonly freeInMinutes: number;
  /** How many of their stops come before it. */
  readonly after: number;
  /** Others whose slot would be missed, and by how many minutes at most. */
  readonly delays: { readonly visits: number; readonly minutes: number };
  /** Seconds, of waiting and of what it costs others: least is best. */
  readonly score: number;
  readonly reasons: readonly Label[];
}

export const LEFT_OUT = [
  "skill",
  "area",
  "no-shift",
  "shift-ends",
  "window",
  "refused",
  "expired",
  "released",
  "withdrawn",
  "worked-enough",
  "needs-rest",
  "enough-ahead",
] as const;

export interface LeftOut {
  readonly technician: string;
  readonly name: string;
  readonly code: (typeof LEFT_OUT)[number];
  readonly reason: Label;
}

export interface Ranked {
  readonly ranked: readonly RankedTechnician[];
  readonly out: readonly LeftOut[];
}
