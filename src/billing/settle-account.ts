import type { Month } from "../kernel/day.ts";
import type { Period } from "../kernel/period.ts";
import type { Series } from "../metering/series.ts";
import type { Held } from "../rating/held.ts";
import type { Line } from "../rating/line.ts";
import type { Market } from "../rating/market.ts";
import { type RatedMonth, rateMonth } from "../rating/rate-month.ts";
import type { Tenure } from "../rating/tenure.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import { assembleBill } from "./assemble-bill.ts";
import { type Biller, billersOf } from "./billers.ts";
import { carryOver } from "./carry-over.ts";
import { difference } from "./difference.ts";
import type { Account, Bill, BillLine, HeldBill, IssuedLine } from "./model.ts";

/** All that a household's bills of a month follow from, as known at one time. */
export interface Snapshot {
  readonly account: Account;
  readonly household: readonly Tenure[];
  /** The month to be billed. */
  readonly month: Month;
  /** The months to be looked at, ascending: the billed one, and earlier ones about which something became known. */
  readonly months: readonly Month[];
  readonly issued: readonly IssuedLine[];
  /** Bills there are of the billed month already: biller → revisions. */
  readonly revisions: ReadonlyMap<string, number>;
  readonly catalogue: Catalogue;
  readonly market: Market;
  readonly seriesOf: (meter: string, period: Period) => Series | null;
}

export interface SettledAccount {
  readonly bills: readonly Bill[];
  readonly held: readonly HeldBill[];
}

/**
 * The bills that a household is to get now: desired minus issued, for each biller. This is the one call behind
 * preview and issue; called again after issuing, it gives nothing.
 */
export function settleAccount(snapshot: Snapshot): SettledAccount {
  const rated = snapshot.months.map((month) => ({ month, ...rate(snapshot, month) }));
  const settled = billersOf(snapshot.catalogue).map((biller) => settleBiller(snapshot, biller, rated));
  return { bills: settled.flatMap(({ bills }) => bills), held: settled.flatMap(({ held }) => held) };
}

type RatedAt = RatedMonth & { readonly month: Month };

function rate({ household, catalogue, market, seriesOf }: Snapshot, month: Month): RatedMonth {
  return rateMonth({ household, month, catalogue, market, seriesOf });
}

function settleBiller(snapshot: Snapshot, biller: Biller, rated: readonly RatedAt[]): SettledAccount {
  const bills = (service: string) => biller.rule.services.includes(service);
  const held = rated.flatMap(({ month, held }) => {
    const own = held.filter(({ service }) => bills(service));
    return own.length === 0 ? [] : [heldBill(biller, month, own)];
  });
  if (held.some((bill) => bill.wholeBill && bill.month === snapshot.month)) return { bills: [], held };
  const desired = rated.flatMap(({ lines, month, held: all }) =>
    lines.filter((line) => bills(line.service) && !isHeld(held, { line, month, all })));
  const issued = snapshot.issued.filter((line) =>
    bills(line.service) && snapshot.months.includes(line.month)
      && !isHeld(held, { line, month: line.month, all: rated.find(({ month }) => month === line.month)?.held ?? [] }));
  const lines = [...difference(desired, issued)];
  if (lines.length === 0) return { bills: [], held };
  const revision = (snapshot.revisions.get(biller.id) ?? 0) + 1;
  const { account, month, catalogue } = snapshot;
  const all = [...lines, ...carried(snapshot, lines)];
  return { bills: [assembleBill(all, { account, biller, month, revision, catalogue })], held };
}

function heldBill(biller: Biller, month: Month, held: readonly Held[]): HeldBill {
  return { biller: biller.id, month, held, wholeBill: biller.rule.whileHeld !== "bill-the-rest" };
}

/** Nothing is billed or corrected of a month that is held: all of the bill, or the contract that waits. */
function isHeld(
  bills: readonly HeldBill[],
  { line, month, all }: { line: Line; month: Month; all: readonly Held[] },
): boolean {
  const bill = bills.find((candidate) => candidate.month === month);
  if (!bill) return false;
  return bill.wholeBill || all.some(({ contract }) => contract === line.contract);
}

function carried(snapshot: Snapshot, lines: readonly BillLine[]): readonly BillLine[] {
  const { household, month, catalogue, issued } = snapshot;
  return household.flatMap((tenure) => {
    const own = lines.filter(({ contract }) => contract === tenure.contract);
    const before = issued.filter((line) => line.kind === "carry" && line.contract === tenure.contract);
    return own.length === 0 ? [] : carryOver({ tenure, month, catalogue, lines: own, carried: before });
  });
}
