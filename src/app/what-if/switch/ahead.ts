import type { Decided, Household } from "../../../contracts/index.ts";
import { addToMonth, type Month, monthOf } from "../../../kernel/day.ts";
import type { Held } from "../../../rating/held.ts";
import type { Line } from "../../../rating/line.ts";
import type { Market } from "../../../rating/market.ts";
import { type RatedMonth, rateMonth } from "../../../rating/rate-month.ts";
import type { Tenure } from "../../../rating/tenure.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import { compareLines, type Difference } from "../compare-lines.ts";
import { sidesOf, withoutUse } from "../sides.ts";

/** Bills that are looked at: this month's and those of the 35 after it. */
export const MONTHS = 36;

/** The household as it would be: its contracts without use, and the energy of each bill. */
export interface Side {
  readonly tenures: readonly Tenure[];
  readonly energy: (month: Month) => readonly Line[];
}

/** The bills of the months ahead if nothing is changed, against which everything is held. */
export interface Ahead {
  readonly household: Household;
  readonly catalogue: LoadedCatalogue;
  readonly months: readonly Month[];
  /** As they stand, with their supply. */
  readonly tenures: readonly Tenure[];
  readonly staying: Side;
  readonly stayingIn: (month: Month) => RatedMonth;
  /** The energy of contracts that are supplied otherwise than they are now. */
  readonly energyOf: EnergyOf;
}

/** The energy of the bills of some contracts, by month; none where no use is known. */
export type EnergyOf = (tenures: readonly Tenure[]) => Side["energy"];

export interface AheadAsk {
  readonly household: Household;
  readonly catalogue: LoadedCatalogue;
}

/** What a decision adds when nothing is decided. */
export const NOTHING: Decided = {
  events: [],
  opens: [],
  follows: [],
  notes: [],
  effectiveOn: null,
  clauses: [],
};

/** The months of the 36 bills from a day on. Asked 2026-11-22: 2026-11 to 2029-10. */
export function monthsAhead({ on }: Pick<Household, "on">): readonly Month[] {
  return Array.from({ length: MONTHS }, (_, k) => addToMonth(monthOf(on), k));
}

/** The account's contracts as they stand, read far enough for all renewals ahead. */
export function standing(household: Household): readonly Tenure[] {
  return sidesOf({ household, decided: NOTHING, through: horizonOf(household) }).before;
}

/** One month more than is billed, so that a term which begins with the end is known. */
export function horizonOf({ on }: Pick<Household, "on">): Month {
  return addToMonth(monthOf(on), MONTHS);
}

/** Puts the bills ahead together; each month of staying is rated once. */
export function lookAhead(
  { household, catalogue }: AheadAsk,
  tenures: readonly Tenure[],
  energyOf: EnergyOf,
): Ahead {
  const staying = { tenures: withoutUse(tenures), energy: energyOf(tenures) };
  const known = new Map<Month, RatedMonth>();
  const stayingIn = (month: Month) => {
    const rated = known.get(month) ?? rateSide(staying, month, catalogue);
    known.set(month, rated);
    return rated;
  };
  const months = monthsAhead(household);
  return { household, catalogue, months, tenures, staying, stayingIn, energyOf };
}

/** How the bill of a month differs, in parts that sum to the yen that it is more or less. */
export function differencesIn(
  { catalogue, stayingIn }: Pick<Ahead, "catalogue" | "stayingIn">,
  side: Side,
  month: Month,
): { readonly differences: readonly Difference[]; readonly held: readonly Held[] } {
  const before = stayingIn(month);
  const after = rateSide(side, month, catalogue);
  const pair = { before: before.lines, after: after.lines, billedIn: month, catalogue };
  const waiting = new Set(before.held.map(nameOf));
  return {
    differences: compareLines(pair),
    held: after.held.filter((each) => !waiting.has(nameOf(each))),
  };
}

function rateSide(
  { tenures: household, energy }: Side,
  month: Month,
  catalogue: LoadedCatalogue,
): RatedMonth {
  const { lines, held } = rateMonth({
    household,
    month,
    catalogue,
    market: NO_MARKET,
    seriesOf: () => null,
  });
  return { lines: [...lines, ...energy(month)], held };
}

function nameOf({ contract, rule, missing }: Held): string {
  return `${contract}|${rule}|${missing}`;
}

/** Fees that nobody measures need no market. */
const NO_MARKET: Market = { spotMean: () => null, spotDay: () => null, fuelAverage: () => null };
