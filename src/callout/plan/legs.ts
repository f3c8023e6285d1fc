import type { Point } from "../model.ts";
import { tokyoHour } from "../travel/instants.ts";
import type { Travel } from "../travel/model.ts";

const HOUR = 3600;
const UNKNOWN = -1;

/** A place of the plan, and the area that it lies in. */
export interface Place {
  readonly at: Point;
  readonly area: string | null;
}

/** Seconds from one place to another, both by their number, for leaving at `time`. */
export type Legs = (from: number, to: number, time: number) => number;

interface LegsAsk {
  readonly places: readonly Place[];
  readonly travel: Travel;
}

/**
 * Journeys worked out when they are asked for: right where few are. Nobody who leaves earlier
 * arrives later: shortly before a quicker hour one may as well wait for it.
 */
export function legsAsAsked({ places, travel }: LegsAsk): Legs {
  const within = (from: number, to: number, hour: number) => {
    const [here, there] = [places[from], places[to]];
    if (here === undefined || there === undefined || from === to) return 0;
    return travel.seconds({ from: here.at, to: there.at, area: there.area, hour });
  };
  return (from, to, time) => {
    const hour = tokyoHour(time);
    const seconds = within(from, to, hour);
    const wait = HOUR - (time % HOUR);
    return seconds <= wait ? seconds : Math.min(seconds, wait + within(from, to, (hour + 1) % 24));
  };
}

interface TableAsk extends LegsAsk {
  /** Seconds of the era between which people leave; before and after it is worked out as asked. */
  readonly from: number;
  readonly until: number;
}

/** The same journeys, each worked out once for an hour and kept: right for a search. */
export function legsInTable({ places, travel, from, until }: TableAsk): Legs {
  const first = Math.floor(from / HOUR);
  const hours = Math.max(1, Math.ceil(until / HOUR) - first + 1);
  const count = places.length;
  const step = count * count;
  const table = new Int32Array(hours * step).fill(UNKNOWN);
  const asked = legsAsAsked({ places, travel });
  const at = (index: number, a: number, b: number) => {
    const known = table[index] ?? UNKNOWN;
    if (known !== UNKNOWN) return known;
    const begins = (first + Math.floor(index / step)) * HOUR;
    return (table[index] = asked(a, b, begins));
  };
  return (a, b, time) => {
    const hour = Math.floor(time / HOUR) - first;
    if (hour < 0 || hour + 1 >= hours) return asked(a, b, time);
    const index = (hour * count + a) * count + b;
    const seconds = at(index, a, b);
    const wait = (first + hour + 1) * HOUR - time;
    return seconds <= wait ? seconds : Math.min(seconds, wait + at(index + step, a, b));
  };
}
