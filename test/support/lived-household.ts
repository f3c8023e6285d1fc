import {
  type Bill,
  type BillLine,
  type HeldBill,
  type IssuedLine,
  type KnownAccount,
  settleAccount,
} from "../../src/billing/index.ts";
import { type Contract, tenureOf } from "../../src/contracts/index.ts";
import { addToMonth, lastDay, type Month } from "../../src/kernel/day.ts";
import type { Period } from "../../src/kernel/period.ts";
import { QUALITY, type Series } from "../../src/metering/index.ts";
import type { Market } from "../../src/rating/market.ts";
import type { Tenure } from "../../src/rating/tenure.ts";
import type { Catalogue } from "../../src/terms/catalogue.ts";

/** 9.6 kWh a day, and prices that stay as they are: nothing is ever held. */
export function steadyUse(meter: string, { from, until }: Period): Series {
  const slots = (until - from) * 48;
  return {
    meter,
    from,
    wh: new Int32Array(slots).fill(200),
    quality: new Uint8Array(slots).fill(QUALITY.measured),
    knownAt: "2030-01-01T00:00:00Z",
  };
}

export const STEADY_MARKET: Market = {
  spotMean: () => ({ text: "15.00", series: "test/spot", marks: [] }),
  spotDay: () => null,
  fuelAverage: () => ({ text: "60000", series: "test/fuel", marks: [] }),
};

export interface Lived {
  readonly contracts: readonly Contract[];
  readonly catalogue: Catalogue;
  readonly start: Month;
  readonly through: Month;
  /** What was issued before. */
  readonly issued?: readonly IssuedLine[];
  /** The first month to bill now; left out, `start`. */
  readonly from?: Month;
  readonly seriesOf?: KnownAccount["seriesOf"];
}

/** Bill month after month, as runs do, by what is in the contracts. */
export function live(lived: Lived): {
  readonly bills: readonly Bill[];
  readonly issued: readonly IssuedLine[];
  readonly held: readonly HeldBill[];
} {
  const { contracts, catalogue, start, through, from = start } = lived;
  const issued = [...(lived.issued ?? [])];
  const bills: Bill[] = [];
  const held: HeldBill[] = [];
  for (let month = from; month <= through; month = addToMonth(month, 1)) {
    const household = tenuresOf(contracts, catalogue, month);
    const known = knownAccount({ household, catalogue, start, month, issued: [...issued] });
    const { seriesOf = steadyUse } = lived;
    const settled = settleAccount({ ...known, months: [...known.months, month], seriesOf });
    held.push(...settled.held);
    bills.push(...settled.bills);
    issued.push(...settled.bills.flatMap(asIssued));
  }
  return { bills, issued, held };
}

export function tenuresOf(
  contracts: readonly Contract[],
  catalogue: Catalogue,
  through: Month,
): readonly Tenure[] {
  return contracts.map((contract) => {
    const read = tenureOf(contract, catalogue, { through: lastDay(through) });
    if (!read.ok) throw new Error(`${contract.id}: ${JSON.stringify(read.refusal)}`);
    return read.value;
  });
}

/** The account at the moment at which `month` comes next. */
export function knownAccount(at: {
  readonly household: readonly Tenure[];
  readonly catalogue: Catalogue;
  readonly start: Month;
  readonly month: Month;
  readonly issued: readonly IssuedLine[];
}): KnownAccount {
  const { start, month } = at;
  return {
    account: { accountId: 1, number: "A-1", paymentMethod: "direct-debit" },
    household: at.household,
    month,
    months: Array.from({ length: month - start }, (_, k) => addToMonth(start, k)),
    issued: at.issued,
    revisions: new Map(),
    catalogue: at.catalogue,
    market: STEADY_MARKET,
    seriesOf: steadyUse,
  };
}

function asIssued({ number, lines }: Bill): readonly IssuedLine[] {
  return lines.map((line: BillLine, index) => ({
    ...line,
    at: { bill: number, position: index + 1 },
  }));
}
