import type { Boundary } from "../../slots/observation.ts";
import { REST_IN_WH } from "./within-slot.ts";

/** A sum of energy since the anchor: whole Wh, and mW·ms that make none yet. */
export interface Counter {
  wh: number;
  rest: number;
  /** Wh at each boundary from `firstBoundary` on. */
  readonly history: number[];
}

/** Every counter of a house, by `bought`, `load-3`, `circuit-7` … */
export interface Counters {
  readonly get: (name: string) => Counter;
  /** Adds power over a time. */
  readonly add: (name: string, mW: number, ms: number) => void;
  /** All stand at a boundary: what they show is kept. */
  readonly mark: (boundary: Boundary) => void;
  /** Wh at a boundary that was marked; null: before, or to come. */
  readonly whAt: (name: string, boundary: Boundary) => number | null;
}

export function countersOf(names: readonly string[], startWh: (name: string) => number): Counters {
  const all = new Map<string, Counter>(
    names.map((name) => [name, { wh: startWh(name), rest: 0, history: [] }]),
  );
  let first: Boundary | null = null;
  let next = 0;
  const get = (name: string) => {
    const counter = all.get(name);
    if (!counter) throw new Error(`the house counts no ${name}`);
    return counter;
  };
  return {
    get,
    add(name, mW, ms) {
      const counter = get(name);
      counter.rest += mW * ms;
      if (counter.rest < REST_IN_WH) return;
      const whole = Math.floor(counter.rest / REST_IN_WH);
      counter.wh += whole;
      counter.rest -= whole * REST_IN_WH;
    },
    mark(boundary) {
      // After a gap what was before is forgotten: a list with holes would be slow.
      if (first === null || boundary - first > next) {
        first = boundary;
        for (const { history } of all.values()) history.length = 0;
      }
      next = boundary - first + 1;
      for (const { wh, history } of all.values()) history[boundary - first] = wh;
    },
    whAt(name, boundary) {
      return first === null ? null : (get(name).history[boundary - first] ?? null);
    },
  };
}
