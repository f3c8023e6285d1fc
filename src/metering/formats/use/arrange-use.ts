import type { Day } from "../../../kernel/day.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { SLOTS_A_DAY } from "../../series.ts";
import { type Flows, momentText, type Stretch } from "./use-ledger.ts";
import { type Flow, FLOWS, type UseQuestion } from "./use-file.ts";

/** What decides where a value lies, as far as it is said. */
export interface Arrangement {
  readonly stamp: "start" | "end" | null;
  readonly stepMinutes: 30 | 60 | null;
  /** Values are mean power: an hour's holds for both its halves, where energy is shared. */
  readonly power: boolean;
}

/** Half-hours in their places, whole days from the first to the last with a value. */
export interface Arranged extends Stretch {
  readonly stamp: "start" | "end";
  readonly stepMinutes: 30 | 60;
}

/**
 * Moves values to the half-hours that they are of. Hours are shared into halves; times that name
 * the end of a slot move back by one.
 */
export function arrange(
  stretch: Stretch,
  stated: Arrangement,
): Result<Arranged, UseQuestion | "step-contradicts"> {
  const present = presence(stretch.flows);
  const hourly = !present.some((has, index) => has === 1 && index % 2 === 1);
  if (stated.stepMinutes === 60 && !hourly) return no("step-contradicts");
  const stepMinutes = stated.stepMinutes ?? (hourly ? 60 : 30);
  const step = stepMinutes === 60 && hourly ? 2 : 1;
  const stamp = stated.stamp ?? stampOf(present, step);
  if (stamp === null) {
    const [first, last] = [present.indexOf(1), present.lastIndexOf(1)];
    return no({
      code: "diagnosis.stamp-unclear",
      first: momentText(stretch.from, first),
      last: momentText(stretch.from, last),
    });
  }
  const moved = Object.fromEntries(
    FLOWS.map((flow) => [
      flow,
      placed(stretch.flows[flow], { step, back: stamp === "end" ? step : 0, power: stated.power }),
    ]),
  ) as Record<Flow, Float64Array>;
  return ok({ ...trimmed(stretch.from, moved), stamp, stepMinutes });
}

function placed(
  values: Float64Array,
  { step, back, power }: { readonly step: 1 | 2; readonly back: number; readonly power: boolean },
): Float64Array {
  const out = new Float64Array(values.length).fill(Number.NaN);
  for (let index = back; index < values.length; index += step) {
    const value = values[index] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    if (step === 1) out[index - back] = value;
    else out[index - back] = out[index - back + 1] = power ? value : value / 2;
  }
  return out;
}

/** Whole days from the first to the last that has any value. */
function trimmed(from: Day, flows: Flows): Stretch {
  const present = presence(flows);
  const first = Math.floor(present.indexOf(1) / SLOTS_A_DAY);
  const last = Math.floor(present.lastIndexOf(1) / SLOTS_A_DAY);
  const cut = (values: Float64Array) => values.slice(first * SLOTS_A_DAY, (last + 1) * SLOTS_A_DAY);
  return {
    from: (from + first) as Day,
    days: last - first + 1,
    flows: Object.fromEntries(FLOWS.map((flow) => [flow, cut(flows[flow])])) as Flows,
  };
}

/** 1 where any flow has a value. Plain loops: this runs over every half-hour twice. */
function presence(flows: Flows): Uint8Array {
  const present = new Uint8Array(flows.use.length);
  for (const flow of FLOWS) {
    const values = flows[flow];
    for (let index = 0; index < values.length; index += 1)
      if (!Number.isNaN(values[index] ?? Number.NaN)) present[index] = 1;
  }
  return present;
}

/** First 00:00 and last 23:30 name starts; first 00:30 and last 00:00 of a later day name ends. */
function stampOf(present: Uint8Array, step: 1 | 2): "start" | "end" | null {
  const opening = present.indexOf(1) % SLOTS_A_DAY;
  const closing = present.lastIndexOf(1) % SLOTS_A_DAY;
  if (opening === 0 && closing === SLOTS_A_DAY - step) return "start";
  return opening === step && closing === 0 ? "end" : null;
}
