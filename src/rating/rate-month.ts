import type { Day, Month } from "../kernel/day.ts";
import type { Period } from "../kernel/period.ts";
import type { Series } from "../metering/series.ts";
import { type Catalogue, rulesOf } from "../terms/catalogue.ts";
import { taxPercentOn } from "../terms/tax.ts";
import { bundleDiscounts } from "./discount.ts";
import type { Held } from "./held.ts";
import { inBillOrder } from "./line-order.ts";
import type { Line } from "./line.ts";
import type { Market } from "./market.ts";
import { pointsOff, type PointsUsed } from "./points-off.ts";
import { rateContract } from "./rate-contract.ts";
import { rateElectricity } from "./rate-electricity.ts";
import type { Tenure } from "./tenure.ts";

export interface HouseholdMonth {
  /** Every contract of the household, also those that ended: bundles look across them. */
  readonly household: readonly Tenure[];
  readonly month: Month;
  readonly catalogue: Catalogue;
  readonly market: Market;
  /** Readings as known at the time that is asked about; null when none were ever received. */
  readonly seriesOf: (meter: string, period: Period) => Series | null;
  /** Points asked for against bills, as known at that time; left out: none. */
  readonly pointUses?: readonly PointsUsed[];
}

export interface RatedMonth {
  readonly lines: readonly Line[];
  /** Lines that wait for a reading or a price: the bill they belong to is held. */
  readonly held: readonly Held[];
}

/**
 * Everything that a household owes in the bills of one month (XX-05): the one rating, for bills and
 * what-ifs alike. Fibre 5,720, HEMS 380 and call-out 550 beside power since the year before: three
 * fees, −110 電気ぐっと割, and the energy of the period that a reading closed.
 */
export function rateMonth(ask: HouseholdMonth): RatedMonth {
  const { household, month, catalogue } = ask;
  const taxOn = (on: Day): 8 | 10 => taxPercentOn(catalogue, on);
  const contracts = household.map((tenure) =>
    rateContract({ tenure, household, month, catalogue, taxOn }),
  );
  const energy = household.map((tenure) => energyOf(ask, tenure));
  const fees = contracts.flatMap((rated) => rated.fees);
  const bundles = rulesOf(catalogue, "household", "discount").flatMap((located) =>
    bundleDiscounts({ household, fees, month }, located),
  );
  const points = pointsOff({
    household,
    month,
    catalogue,
    energy: energy.flatMap(({ lines }) => lines),
    uses: ask.pointUses ?? [],
  });
  const rated = [...energy, ...contracts];
  return {
    lines: inBillOrder([...rated.flatMap(({ lines }) => lines), ...bundles, ...points], catalogue),
    held: rated.flatMap(({ held }) => held),
  };
}

/** The energy of the periods closed by a reading in the month. */
function energyOf(
  { month, catalogue, market, seriesOf }: HouseholdMonth,
  tenure: Tenure,
): RatedMonth {
  const rated = rateElectricity({ tenure, month, seriesOf, market, catalogue });
  return rated.ok ? { lines: rated.value, held: [] } : { lines: [], held: [rated.refusal] };
}
