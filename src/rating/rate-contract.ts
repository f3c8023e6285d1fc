import { addDays, firstDay, type Month } from "../kernel/day.ts";
import { add, isZero } from "../kernel/exact.ts";
import { contains, periodOf } from "../kernel/period.ts";
import { extraDaysOff } from "../terms/business-days.ts";
import { type Catalogue, rulesOf } from "../terms/catalogue.ts";
import { exitFees } from "./exit-fee.ts";
import type { Held } from "./held.ts";
import type { Line } from "./line.ts";
import { monthlyFee, unpricedFees } from "./monthly-fee.ts";
import { oneOffFees } from "./one-off-fee.ts";
import { type Outage, outageCredits } from "./outage-credit.ts";
import type { TaxOn } from "./priced.ts";
import { quotaFee, type QuotaRule } from "./quota.ts";
import { rateEvents } from "./rate-events.ts";
import type { Tenure } from "./tenure.ts";
import { refundsForUnservedDays } from "./unserved-days.ts";

/** Code under which an outage by the provider's fault is recorded: quantity in minutes. */
const OUTAGE_EVENT = "outage";

export interface ContractAsk {
  readonly tenure: Tenure;
  readonly household: readonly Tenure[];
  readonly month: Month;
  readonly catalogue: Catalogue;
  readonly taxOn: TaxOn;
}

export interface RatedContract {
  /** Monthly fees that are really owed, which bundles may discount. */
  readonly fees: readonly Line[];
  readonly lines: readonly Line[];
  readonly held: readonly Held[];
}

/**
 * What one contract owes in the bills of a month, measured energy and bundles apart: its fees by
 * the month, what outages take off and unserved days give back, fees for events, counted use and
 * the price of having left.
 */
export function rateContract(ask: ContractAsk): RatedContract {
  const { tenure, month, catalogue, taxOn } = ask;
  const { service } = tenure;
  const fees = rulesOf(catalogue, service, "monthly-fee").flatMap((located) =>
    monthlyFee(tenure, located, month, taxOn),
  );
  const unpriced = rulesOf(catalogue, service, "monthly-fee").flatMap((located) =>
    unpricedFees(tenure, located, month),
  );
  const credits = rulesOf(catalogue, service, "outage-credit").flatMap((located) =>
    outageCredits(located, { fees, outages: outagesOf(tenure), month }),
  );
  const oneOff = rulesOf(catalogue, service, "one-off-fee").map((located) =>
    oneOffFees(tenure, { located, taxOn, daysOff: daysOffFor(ask) }, month),
  );
  const events = rateEvents({ tenure, catalogue, month, taxOn });
  const counted = rulesOf(catalogue, service, "quota").map((located) => countedUse(ask, located));
  const exits = rulesOf(catalogue, service, "exit-fee").map((located) =>
    exitFees(tenure, { located, catalogue, taxOn, held: heldBeside(ask) }, month),
  );
  const owed = fees.filter((fee) => !isFreed(fee, credits));
  const refunds = rulesOf(catalogue, service, "outage-credit").flatMap((located) =>
    refundsForUnservedDays({ tenure, located, catalogue, taxOn, month, fees: owed }),
  );
  const others = [...oneOff, events, ...counted, ...exits];
  return {
    fees: owed,
    lines: [...fees, ...credits, ...refunds, ...others.flatMap(({ lines }) => lines)],
    held: [...unpriced, ...others.flatMap(({ held }) => held)],
  };
}

function countedUse(
  { tenure, month, taxOn }: ContractAsk,
  located: QuotaRule,
): Pick<RatedContract, "lines" | "held"> {
  const fee = quotaFee(tenure, located, month, taxOn);
  if (fee.ok) return { lines: fee.value === null ? [] : [fee.value], held: [] };
  const { contract, service } = tenure;
  const whose = { contract, service, rule: located.id, month, period: periodOf(month) };
  return { lines: [], held: [{ ...whose, ...fee.refusal }] };
}

function daysOffFor({ catalogue, tenure, month }: ContractAsk) {
  return extraDaysOff(catalogue, tenure.service, { purpose: "work", on: firstDay(month) });
}

/** Services of the household's other contracts on the last day of this one. */
function heldBeside({ household, tenure }: ContractAsk): string[] {
  const { endedOn } = tenure;
  if (endedOn === null) return [];
  const last = addDays(endedOn, -1);
  const others = household.filter(
    ({ contract, startedOn, endedOn: until }) =>
      contract !== tenure.contract &&
      startedOn !== null &&
      contains({ from: startedOn, until }, last),
  );
  return others.map(({ service }) => service);
}

/** Outages of the provider's making; others free nothing. */
function outagesOf({ chargeables }: Tenure): Outage[] {
  return chargeables
    .filter(({ code, facts }) => code === OUTAGE_EVENT && facts["fault"] !== "other")
    .map(({ on, quantity }) => ({ from: on, minutes: quantity }));
}

/** A credit as large as the fee itself leaves nothing to discount. */
function isFreed(fee: Line, credits: readonly Line[]): boolean {
  return credits.some(
    ({ item, amount }) => item.endsWith(`/${fee.item}`) && isZero(add(amount, fee.amount)),
  );
}
