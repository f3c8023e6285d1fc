import { withComparisons } from "../../../kernel/comparison.ts";
import type { Exact } from "../../../kernel/exact.ts";
import { compile, type Open } from "../../../kernel/program/compile.ts";
import type { Bounds } from "../../../kernel/program/form.ts";
import type { Why } from "../../../kernel/derivation.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import type { Charge, Missing } from "../charge.ts";
import type { UseTerms } from "../context.ts";
import { WEIGHTED_A_YEN, weightedSeries } from "../market-linked.ts";
import type { PlanAt } from "../plan-at.ts";
import { type EnergyUse, litresOf } from "../quantity.ts";
import { totalOfUse } from "../rate-energy-use.ts";
import type { Layout } from "./day-classes.ts";
import { OPEN } from "./open.ts";

/** What use comes to in a period, and the program for other use; null where there is none. */
export interface Traced {
  readonly total: Exact;
  readonly charges: readonly Charge[];
  readonly program: readonly number[] | null;
}

const WH_A_KWH = 1000;

/** 50,000 kWh or m³ in a band and period; a program is proved for no more. */
export const MOST_ENERGY = 50_000_000;
/** As much at 999.99 yen a kWh. */
export const MOST_WEIGHTED = MOST_ENERGY * 99_999;

/** Rates use whose readings are `OPEN` and makes a program of the derivation. */
export function traceUse(
  plan: PlanAt,
  use: EnergyUse,
  { terms, layout }: { readonly terms: UseTerms; readonly layout: Layout },
): Result<Traced, Missing> {
  const { answer, comparisons } = withComparisons(() => totalOfUse(plan, use, terms));
  if (!answer.ok) return answer;
  const { charges, total } = answer.value;
  const openOf = (leaf: Why) => openLeaf(leaf, layout);
  const program = compile(
    { total: total.why, comparisons },
    { openOf, inputs: inputBounds(layout) },
  );
  return ok({ total: total.value, charges, program });
}

/** Which number of a layout a leaf stands for. */
function openLeaf(leaf: Why, { bands }: Layout): Open | null {
  if ("wh" in leaf && leaf.readings === OPEN) {
    const place = leaf.band === undefined ? 0 : bands.indexOf(leaf.band);
    return { place, over: WH_A_KWH };
  }
  if ("count" in leaf && leaf.of === LITRES) return { place: 0, over: 1 };
  if ("market" in leaf && leaf.series.endsWith(WEIGHTED)) return { place: 1, over: WEIGHTED_A_YEN };
  return null;
}

const LITRES = litresOf(OPEN);
const WEIGHTED = weightedSeries("", OPEN);

function inputBounds({ by, width }: Layout): readonly Bounds[] {
  const energy = { least: 0, most: MOST_ENERGY };
  if (by === "market") return [energy, { least: 0, most: MOST_WEIGHTED }];
  return Array.from({ length: width }, () => energy);
}
