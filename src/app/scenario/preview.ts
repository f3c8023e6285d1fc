import {
  type Account,
  type Bill,
  type HeldBill,
  type IssuedLine,
  settleAccount,
} from "../../billing/index.ts";
import { type Contract, tenureOf } from "../../contracts/index.ts";
import {
  addDays,
  addToMonth,
  type Day,
  firstDay,
  formatDay,
  type Month,
} from "../../kernel/day.ts";
import { yen, type Yen } from "../../kernel/yen.ts";
import type { Market } from "../../rating/market.ts";
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
export function preview(scenario: Scenario, sources: PreviewSources): readonly PreviewMonth[] {
  const account: Account = { ...ACCOUNT, paymentMethod: scenario.paymentMethod };
  const issued: IssuedLine[] = [];
  return scenario.months.map((month, index) => {
    const billedOn = addDays(firstDay(addToMonth(month, 1)), scenario.billedOn - 1);
    const { bills, held } = settleAccount({
      account,
      household: knownContracts(scenario, billedOn).map((contract) =>
        tenureOf(contract, sources.catalogue),
      ),
      month,
      months: scenario.months.slice(0, index + 1),
      issued,
      revisions: new Map(),
      catalogue: sources.catalogue,
      market: sources.market,
      seriesOf: sources.seriesOn(billedOn),
    });
    issued.push(...bills.flatMap(issuedLines));
    return { month, billedOn, bills, held, total: totalOf(bills) };
  });
}

/** The histories as known at the end of a day in Tokyo. */
function knownContracts({ contracts }: Scenario, on: Day): readonly Contract[] {
  const known = `${formatDay(on)}T15:00:00.000Z`;
  return contracts
    .map(({ id, service, events }) => {
      const history = events.filter(({ recordedAt }) => recordedAt < known);
      return { id, service, history };
    })
    .filter(({ history }) => history.length > 0);
}

function issuedLines({ number, lines }: Bill): IssuedLine[] {
  return lines.map((line, index) => ({ ...line, at: { bill: number, position: index + 1 } }));
}

function totalOf(bills: readonly Bill[]): Yen {
  return yen(bills.reduce((sum, { total }) => sum + total, 0));
}
