import { formatDay, type Month } from "../kernel/day.ts";
import { contains, formatPeriod, type Period } from "../kernel/period.ts";
import { no, ok, type Result } from "../kernel/result.ts";
import { fillGaps } from "../metering/fill-gaps.ts";
import { endOf, joinSeries } from "../metering/join-series.ts";
import { type Series, slice } from "../metering/series.ts";
import { type Catalogue, type Located, ruleAt } from "../terms/catalogue.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import { type BillingPeriod, billingPeriods } from "./billing-periods.ts";
import { capacityOver } from "./energy/capacity-over.ts";
import type { Charge, Missing } from "./energy/charge.ts";
import { type MeteredUse, measureUse } from "./energy/measure-use.ts";
import { planOfItem } from "./energy/plan-at.ts";
import { rateEnergyUse } from "./energy/rate-energy-use.ts";
import type { Held } from "./held.ts";
import type { Line } from "./line.ts";
import type { Market } from "./market.ts";
import { meterParts } from "./supply.ts";
import type { Supply, Tenure } from "./tenure.ts";

export interface ElectricityMonth {
  readonly tenure: Tenure;
  /** Month in whose bill the lines belong. */
  readonly month: Month;
  /** Readings as known at the time asked about; null when they do not cover the days. */
  readonly seriesOf: (meter: string, period: Period) => Series | null;
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
  { tenure, seriesOf, market, catalogue }: ElectricityMonth,
): Result<readonly Charge[], Missing> {
  const { period, item, billMonth, partial } = billing;
  const { area } = supply;
  const plan = planOfItem(catalogue, { service: tenure.service, item, area });
  if (plan === null) {
    const missing = `${item} is not sold in ${area}`;
    return no({ rule: rule.id, code: "rating.price-not-in-force", missing });
  }
  const metered = meteredUse(period, rule, { supply, seriesOf });
  if (!metered.ok) return metered;
  return rateEnergyUse(plan, measureUse(plan, metered.value), {
    catalogue,
    market,
    area,
    capacity: capacityOver(supply, period, rule.rule),
    billMonth,
    chosen: chosenOn(tenure, period.from),
    partial: partial ? rule.rule.partial : null,
  });
}

interface Metering extends Pick<ElectricityMonth, "seriesOf"> {
  readonly supply: Supply;
}

/** The half-hours of a period, from each meter those of its days, with gaps filled as one. */
function meteredUse(
  period: Period,
  { id, rule }: PeriodRule,
  { supply, seriesOf }: Metering,
): Result<MeteredUse, Missing> {
  const hold = (missing: string) =>
    no({ rule: id, code: "rating.readings-missing", missing } as const);
  const parts: Series[] = [];
  for (const { meter, period: days } of meterParts(supply, period)) {
    const part = daysOf(seriesOf(meter, days), days);
    if (part === null) return hold(`no readings for all of ${formatPeriod(days)}`);
    parts.push(part);
  }
  const { wh, quality } = joinSeries(parts, period);
  const filled = fillGaps(wh, quality, rule.gaps);
  if ("missing" in filled) return hold(`${filled.missing} half-hours of ${formatPeriod(period)}`);
  return ok({ period, ...sourcesOf(parts), ...filled });
}

/** One meter's name and knowledge; of several, each with its days. */
function sourcesOf(parts: readonly Series[]): Pick<MeteredUse, "readings" | "sources"> {
  const sources = parts.map((part) => ({
    period: { from: part.from, until: endOf(part) },
    readings: `${part.meter}@${part.knownAt}`,
  }));
  const readings = sources.map((source) => source.readings).join(" + ");
  return sources.length === 1 ? { readings } : { readings, sources };
}

function daysOf(series: Series | null, { from, until }: Period): Series | null {
  if (series === null || series.from > from) return null;
  return endOf(series) < until ? null : slice(series, { from, until });
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
