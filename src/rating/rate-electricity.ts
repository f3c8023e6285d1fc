import { formatDay, type Month } from "../kernel/day.ts";
import { contains, formatPeriod } from "../kernel/period.ts";
import { no, ok, type Result } from "../kernel/result.ts";
import { fillGaps } from "../metering/fill-gaps.ts";
import { type Series, SLOTS_A_DAY } from "../metering/series.ts";
import { type Catalogue, type Located, ruleAt } from "../terms/catalogue.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import { type BillingPeriod, billingPeriods } from "./billing-periods.ts";
import type { Charge, Missing } from "./energy/charge.ts";
import { type MeteredUse, measureUse } from "./energy/measure-use.ts";
import { planOfItem } from "./energy/plan-at.ts";
import { rateEnergyUse } from "./energy/rate-energy-use.ts";
import type { Held } from "./held.ts";
import type { Line } from "./line.ts";
import type { Market } from "./market.ts";
import type { Supply, Tenure } from "./tenure.ts";

export interface ElectricityMonth {
  readonly tenure: Tenure;
  /** Month in whose bill the lines belong. */
  readonly month: Month;
  /** Readings as known at the time asked about; it must cover the periods closed in the month. */
  readonly series: Series | null;
  readonly market: Market;
  readonly catalogue: Catalogue;
}

type PeriodRule = Located<RuleOf<"supply-period">>;

/**
 * The lines of an electricity contract in the bill of a month (HH-10…HH-16): one set for each
 * period that a reading closed in it; none closed, no lines. Anything unknown holds the whole: 30
 * days read and the mean price of the month still open is `rating.spot-price-missing`.
 */
export function rateElectricity(question: ElectricityMonth): Result<readonly Line[], Held> {
  const { tenure, month, catalogue } = question;
  if (!tenure.supply) return ok([]);
  const rule = ruleAt(catalogue, `${tenure.service}/supply-period`, "supply-period");
  const lines: Line[] = [];
  for (const billing of billingPeriods(tenure)) {
    if (billing.billMonth !== month) continue;
    const rated = ratePeriod(billing, rule, tenure.supply, question);
    if (!rated.ok) return no(heldOf(rated.refusal, billing, tenure));
    lines.push(...rated.value.map((charge) => lineOf(charge, billing, tenure)));
  }
  return ok(lines);
}

function ratePeriod(
  billing: BillingPeriod,
  rule: PeriodRule,
  supply: Supply,
  { tenure, series, market, catalogue }: ElectricityMonth,
): Result<readonly Charge[], Missing> {
  const { period, item, billMonth, partial } = billing;
  const { area, capacity } = supply;
  const plan = planOfItem(catalogue, { service: tenure.service, item, area });
  if (plan === null) {
    const missing = `${item} is not sold in ${area}`;
    return no({ rule: rule.id, code: "rating.price-not-in-force", missing });
  }
  const metered = meteredUse(billing, rule, series);
  if (!metered.ok) return metered;
  return rateEnergyUse(plan, measureUse(plan, metered.value), {
    catalogue,
    market,
    area,
    capacity,
    billMonth,
    chosen: chosenOn(tenure, period.from),
    partial: partial ? rule.rule.partial : null,
  });
}

function meteredUse(
  { period }: BillingPeriod,
  { id, rule }: PeriodRule,
  series: Series | null,
): Result<MeteredUse, Missing> {
  const hold = (missing: string) =>
    no({ rule: id, code: "rating.readings-missing", missing } as const);
  const start = series === null ? -1 : (period.from - series.from) * SLOTS_A_DAY;
  const end = start + (period.until - period.from) * SLOTS_A_DAY;
  if (series === null || start < 0 || end > series.wh.length) {
    return hold(`no readings for all of ${formatPeriod(period)}`);
  }
  const { meter, knownAt } = series;
  const wh = series.wh.subarray(start, end);
  const filled = fillGaps(wh, series.quality.subarray(start, end), rule.gaps);
  if ("missing" in filled) return hold(`${filled.missing} half-hours of ${formatPeriod(period)}`);
  return ok({ period, readings: `${meter}@${knownAt}`, ...filled });
}

/** Options held on the first day of a period are the conditions of a plan's discounts. */
function chosenOn({ options }: Tenure, on: BillingPeriod["period"]["from"]): string[] {
  return options.filter((span) => contains(span, on)).map(({ option }) => option);
}

function lineOf(charge: Charge, { period, billMonth }: BillingPeriod, tenure: Tenure): Line {
  const { rule, item, label, amount, tax, clauses } = charge;
  const marks = [...new Set(charge.marks)];
  const { contract, service } = tenure;
  const shared = { contract, service, rule, item, label, month: billMonth, period };
  return { ...shared, amount: amount.value, tax, why: amount.why, clauses, marks };
}

function heldOf(missing: Missing, { period, billMonth }: BillingPeriod, tenure: Tenure): Held {
  const { contract, service } = tenure;
  const reason = `${missing.missing} (${formatDay(period.from)})`;
  return { ...missing, contract, service, month: billMonth, period, missing: reason };
}
