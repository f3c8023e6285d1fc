import { no, ok, type Result } from "../../../kernel/result.ts";
import { SLOTS_A_DAY } from "../../series.ts";
import { wholeWh } from "../whole-wh.ts";
import type { Arranged } from "./arrange-use.ts";
import type { Flow, Measured, UseProblem, UseQuestion } from "./use-file.ts";
import type { Flows } from "./use-ledger.ts";
import { wholeFile } from "./reading.ts";

/** What the dwelling used, and what it made and sold. */
export interface Balance extends Measured {
  readonly generation: Measured | null;
  readonly sold: Measured | null;
  readonly negativeSlots: number;
  readonly negativeWh: number;
}

export interface BalanceRefused {
  readonly problems: readonly UseProblem[];
  readonly questions: readonly UseQuestion[];
}

/** More than a twentieth of the use below zero is no rounding: columns are mixed up. */
const MOST_NEGATIVE = 0.05;

/**
 * Load = use where it is measured, else bought − sold + generation; without generation what was
 * bought. 300 Wh bought, 500 sold and 900 generated is 700 used. Selling may stand in a column of
 * its own, as negative values there, or (said) as negative values of what was bought.
 */
export function balance(
  arranged: Arranged,
  negative: "sold" | undefined,
): Result<Balance, BalanceRefused> {
  const base: Flow = hasAny(arranged.flows.use) ? "use" : "bought";
  const below = countBelow(arranged.flows[base]);
  if (below > 0 && negative === undefined)
    return no({
      problems: [],
      questions: [{ code: "diagnosis.negative-unclear", flow: base, slots: below }],
    });
  const flows = below > 0 ? withoutNegative(arranged.flows, base) : arranged.flows;
  const sold = signed(flows.sold);
  if (sold === null) return no({ problems: [soldMixed()], questions: [] });
  const found = loadOf(flows, sold);
  const total = found.wh.reduce((sum, wh) => sum + wh, 0);
  if (found.negativeWh > MOST_NEGATIVE * total)
    return no({ problems: [outOfBalance(found)], questions: [] });
  const generation = flows.generation.map((value) => (value < 0 ? 0 : value));
  return ok({ ...found, generation: measuredOf(generation), sold: measuredOf(sold) });
}

function loadOf(flows: Flows, sold: Float64Array) {
  const { use, bought, generation } = flows;
  const direct = hasAny(use);
  const made = hasAny(generation);
  const load = new Float64Array(use.length).fill(Number.NaN);
  let [negativeSlots, negative] = [0, 0];
  for (let index = 0; index < load.length; index += 1) {
    const value = direct
      ? use[index]
      : made
        ? (bought[index] ?? 0) - orZero(sold[index]) + (generation[index] ?? 0)
        : bought[index];
    load[index] = value ?? Number.NaN;
    if ((value ?? 0) >= 0 || Number.isNaN(value)) continue;
    negativeSlots += 1;
    negative -= value ?? 0;
    load[index] = 0;
  }
  const negativeWh = Math.floor(negative / QUANTA_A_WH + 0.5);
  return { ...rounded(load), negativeSlots, negativeWh };
}

const QUANTA_A_WH = 2_000_000;

/** What was sold, positive: as it stands, or all of it turned round; null where signs are mixed. */
function signed(sold: Float64Array): Float64Array | null {
  const below = countBelow(sold);
  if (below === 0) return sold;
  return sold.some((value) => value > 0) ? null : sold.map((value) => -value);
}

/** Negative values of a column become what was sold in their slots. */
function withoutNegative(flows: Flows, base: Flow): Flows {
  const values = flows[base];
  const sold = flows.sold.map((value, index) =>
    Number.isNaN(value) && !Number.isNaN(values[index] ?? Number.NaN)
      ? Math.max(0, -(values[index] ?? 0))
      : value,
  );
  const kept = values.map((value) => (value < 0 ? 0 : value));
  // A column that can be negative is what passes the meter: what was bought, less what was sold.
  const none = new Float64Array(values.length).fill(Number.NaN);
  return { ...flows, use: none, bought: kept, sold };
}

function measuredOf(quanta: Float64Array): Measured | null {
  return hasAny(quanta) ? rounded(quanta) : null;
}

/** Whole Wh day by day, by the importer's own rounding; 0 where not known. */
function rounded(quanta: Float64Array): Measured {
  const known = Uint8Array.from(quanta, (value) => (Number.isNaN(value) ? 0 : 1));
  const whole = quanta.map((value) => (Number.isNaN(value) ? 0 : value));
  const wh = new Float64Array(quanta.length);
  for (let start = 0; start < whole.length; start += SLOTS_A_DAY)
    wh.set(wholeWh(whole.subarray(start, start + SLOTS_A_DAY)), start);
  for (let index = 0; index < wh.length; index += 1) if (known[index] === 0) wh[index] = 0;
  return { wh, known };
}

function orZero(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? 0 : value;
}

function hasAny(values: Float64Array): boolean {
  return values.some((value) => !Number.isNaN(value));
}

function countBelow(values: Float64Array): number {
  let count = 0;
  for (const value of values) if (value < 0) count += 1;
  return count;
}

function soldMixed(): UseProblem {
  return wholeFile({
    field: "sold",
    code: "diagnosis.sold-mixed",
    got: "values above and below 0",
    accepted: "what was sold in one sign throughout",
  });
}

function outOfBalance({ negativeSlots }: { readonly negativeSlots: number }): UseProblem {
  return wholeFile({
    field: "columns",
    code: "diagnosis.balance-negative",
    got: `bought − sold + generation below 0 in ${negativeSlots} half-hours`,
    accepted: "columns that hold what they are said to: bought, sold and generation may be swapped",
  });
}
