import {
  type Account,
  type Bill,
  type HeldBill,
  type IssuedLine,
  settleAccount,
} from "../../billing/index.ts";
import { type Contract, type ContractRefusal, tenureOf } from "../../contracts/index.ts";
import {
  addDays,
  addToMonth,
  type Day,
  firstDay,
  formatDay,
  type Month,
} from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { yen, type Yen } from "../../kernel/yen.ts";
import type { Market } from "../../rating/market.ts";
import type { Tenure } from "../../rating/tenure.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import type { SeriesOn } from "./known-readings.ts";
import type { Scenario } from "./schema.ts";

export interface PreviewSources {
  readonly catalogue: Catalogue;
  readonly market: Market;
  readonly seriesOn: SeriesOn;
}

/** The bills of one month as they would be issued. */
export interface PreviewMonth {
  readonly month: Month;
  /** The day on which they are made: what becomes known later is not in them. */
  readonly billedOn: Day;
  readonly bills: readonly Bill[];
  readonly held: readonly HeldBill[];
  readonly total: Yen;
}

const ACCOUNT = { accountId: 1, number: "scenario" };

/**
 * The bills of a scenario's months, one after the other, by the call that issues bills: each month
 * sees what was recorded until its bills are made, and sets right what earlier ones could not know.
 */
export function preview(
  scenario: Scenario,
  sources: PreviewSources,
): Result<readonly PreviewMonth[], ContractRefusal> {
  const account: Account = { ...ACCOUNT, paymentMethod: scenario.paymentMethod };
  const { catalogue, market } = sources;
  const issued: IssuedLine[] = [];
  const previewed: PreviewMonth[] = [];
  for (const [index, month] of scenario.months.entries()) {
    const billedOn = addDays(firstDay(addToMonth(month, 1)), scenario.billedOn - 1);
    const household = knownTenures(scenario, billedOn, catalogue);
    if (!household.ok) return household;
    const { bills, held } = settleAccount({
      account,
      household: household.value,
      month,
      months: scenario.months.slice(0, index + 1),
      issued: [...issued],
      revisions: new Map(),
      catalogue,
      market,
      seriesOf: sources.seriesOn(billedOn),
    });
    issued.push(...bills.flatMap(issuedLines));
    previewed.push({ month, billedOn, bills, held, total: totalOf(bills) });
  }
  return ok(previewed);
}

/**
 * The contracts as known at the end of a day in Tokyo; those not applied for by then are not there.
 */
function knownTenures(
  { contracts }: Scenario,
  on: Day,
  catalogue: Catalogue,
): Result<readonly Tenure[], ContractRefusal> {
  const knownAt = `${formatDay(on)}T14:59:59.999999Z`;
  const tenures: Tenure[] = [];
  for (const { id, service, events } of contracts) {
    const contract: Contract = { id, service, history: events };
    if (!events.some(({ recordedAt }) => recordedAt <= knownAt)) continue;
    const tenure = tenureOf(contract, catalogue, { knownAt, through: on });
    if (!tenure.ok) return no(tenure.refusal);
    tenures.push(tenure.value);
  }
  return ok(tenures);
}

function issuedLines({ number, lines }: Bill): IssuedLine[] {
  return lines.map((line, index) => ({ ...line, at: { bill: number, position: index + 1 } }));
}

function totalOf(bills: readonly Bill[]): Yen {
  return yen(bills.reduce((sum, { total }) => sum + total, 0));
}
