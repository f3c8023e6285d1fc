import type { Point } from "../model.ts";
import { tokyoHour } from "../travel/instants.ts";
import type { Travel } from "../travel/model.ts";

const HOUR = 3600;

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

/** The same journeys, all of them worked out beforehand for each hour: right for a search. */
export function legsInTable({ places, travel, from, until }: TableAsk): Legs {
  const first = Math.floor(from / HOUR);
  const hours = Math.max(1, Math.ceil(until / HOUR) - first + 1);
  const count = places.length;
  const table = new Int32Array(hours * count * count);
  const asked = legsAsAsked({ places, travel });
  for (let hour = 0; hour < hours; hour += 1) {
    const begins = (first + hour) * HOUR;
    for (let a = 0; a < count; a += 1) {
      for (let b = 0; b < count; b += 1) {
        table[(hour * count + a) * count + b] = asked(a, b, begins);
      }
    }
  }
  return (a, b, time) => {
    const hour = Math.floor(time / HOUR) - first;
    if (hour < 0 || hour + 1 >= hours) return asked(a, b, time);
    const seconds = table[(hour * count + a) * count + b] ?? 0;
    const wait = HOUR - (time % HOUR);
    if (seconds <= wait) return seconds;
    return Math.min(seconds, wait + (table[((hour + 1) * count + a) * count + b] ?? 0));
  };
}
