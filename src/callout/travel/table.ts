import type { Point } from "../model.ts";
import type { Leg, Travel } from "./model.ts";

/** What a map server answers: seconds from each place to each; null where there is no road. */
export interface DurationTable {
  readonly points: readonly Point[];
  readonly seconds: readonly (readonly (number | null)[])[];
}

/**
 * Journeys by a map server's table where it knows both ends, with the same handling; all others by
 * the model. A server of free-flowing roads knows no hour: `perMille` of the model's learning may
 * be laid on by the caller.
 */
export function tableTravel(table: DurationTable, handlingSeconds: number, others: Travel): Travel {
  const index = new Map(table.points.map((point, at) => [keyOf(point), at]));
  const inTable = ({ from, to }: Leg) => {
    const row = index.get(keyOf(from));
    const column = index.get(keyOf(to));
    if (row === undefined || column === undefined) return null;
    return table.seconds[row]?.[column] ?? null;
  };
  return {
    seconds: (leg) => {
      const found = inTable(leg);
      return found === null ? others.seconds(leg) : Math.ceil(found) + handlingSeconds;
    },
    spread: others.spread,
  };
}

function keyOf({ lat, lon }: Point): string {
  return `${lat},${lon}`;
}
