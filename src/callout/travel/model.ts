import type { Point } from "../model.ts";

/** How densely an area is built: what speed to expect before anything was measured there. */
export const AREA_CLASSES = ["centre", "suburb", "open"] as const;
export type AreaClass = (typeof AREA_CLASSES)[number];

/** One journey. */
export interface Leg {
  readonly from: Point;
  readonly to: Point;
  /** The operator's area that `to` lies in; null: outside all of them. */
  readonly area: string | null;
  /** Hour of the day in Tokyo at which one leaves, 0 to 23. */
  readonly hour: number;
}

/** How far a journey may stray from its estimate, in thousandths: 800 and 1,350. */
export interface Spread {
  readonly low: number;
  readonly high: number;
}

/** How long journeys take: by the model below; a map server's answers would be another one. */
export interface Travel {
  /** Whole seconds from door to door. */
  readonly seconds: (leg: Leg) => number;
  readonly spread: Spread;
}

/** What is known about journeys: data, kept between runs and learned anew from finished ones. */
export interface TravelModel {
  /** Km/h by class of area and hour of the day, 24 of them. */
  readonly speeds: Readonly<Record<AreaClass, readonly number[]>>;
  /** Class of each area; one that is not named is `suburb`. */
  readonly classes: Readonly<Record<string, AreaClass>>;
  /** Learned: measured time against the estimate, thousandths, 24 hours for each area. */
  readonly ratios: Readonly<Record<string, readonly number[]>>;
  /** Learned for areas without journeys of their own; thousandths. */
  readonly ratio: number;
  readonly spread: Spread;
  /** To the car, to park, to the door: seconds of every journey. */
  readonly handlingSeconds: number;
  /** Journeys that it was learned from. */
  readonly learnedFrom: number;
}

/** A journey that ended: what the model learns from. Instants in UTC. */
export interface FinishedLeg {
  readonly from: Point;
  readonly to: Point;
  readonly area: string | null;
  readonly leftAt: string;
  readonly arrivedAt: string;
}
