import type { Month } from "../kernel/day.ts";
import { isZero } from "../kernel/exact.ts";
import { type Period, periodOf } from "../kernel/period.ts";
import type { Series } from "../metering/series.ts";
import type { Held } from "../rating/held.ts";
import type { Line } from "../rating/line.ts";
import type { Market } from "../rating/market.ts";
import type { PointsUsed } from "../rating/points-off.ts";
import { type RatedMonth, rateMonth } from "../rating/rate-month.ts";
import type { Tenure } from "../rating/tenure.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import { assembleBill } from "./assemble-bill.ts";
import { type Biller, billerFor } from "./billers.ts";
import { carryOver, isLast } from "./carry-over.ts";
import { difference } from "./difference.ts";
import type { Account, Bill, BillLine, HeldBill, IssuedLine } from "./model.ts";
import type { UnreadableContract } from "./sources.ts";

/** All that a household's bills of a month follow from, as known at one time. */
export interface Snapshot {
  readonly account: Account;
  readonly household: readonly Tenure[];
  /** Contracts of the household that cannot be read: their months are held. */
  readonly unreadable?: readonly UnreadableContract[];
  /** The month to be billed. */
  readonly month: Month;
  /**
   * The months to be looked at, ascending: the billed one, and earlier ones about which something
   * became known.
   */
  readonly months: readonly Month[];
  readonly issued: readonly IssuedLine[];
  /** Bills there are of the billed month already: biller → revisions. */
  readonly revisions: ReadonlyMap<string, number>;
  readonly catalogue: Catalogue;
  readonly market: Market;
  readonly seriesOf: (meter: string, period: Period) => Series | null;
  /** Points asked for against its bills; left out: none. */
  readonly pointUses?: readonly PointsUsed[];
}

export interface SettledAccount {
  readonly bills: readonly Bill[];
  readonly held: readonly HeldBill[];
}

/**
 * The bills that a household is to get now: desired minus issued, for each biller. This is the one
 * call behind preview and issue; called again after issuing, it gives nothing.
 */
export function settleAccount(snapshot: Snapshot): SettledAccount {
  const { catalogue, household, months, issued, unreadable = [] } = snapshot;
  const rated = months.map((month) => rate(snapshot, month));
  const services = new Set([...household, ...issued, ...unreadable].map(({ service }) => service));
  const billers = new Set([...services].map((service) => billerFor(catalogue, service)));
  const settled = [...billers].map((biller) => settleBiller(snapshot, biller, rated));
  return {
    bills: settled.flatMap(({ bills }) => bills),
    held: settled.flatMap(({ held }) => held),
  };
}

interface RatedAt extends RatedMonth {
  readonly month: Month;
}

function rate(snapshot: Snapshot, month: Month): RatedAt {
  const { household, catalogue, market, seriesOf, pointUses = [], unreadable = [] } = snapshot;
  const { lines, held } = rateMonth({ household, month, catalogue, market, seriesOf, pointUses });
  return {
    month,
    lines,
    held: [...held, ...unreadable.map((contract) => heldAs(contract, month))],
  };
}

function heldAs({ contract, service, reason }: UnreadableContract, month: Month): Held {
  const rule = `${service}/service`;
  return {
    contract,
    service,
    rule,
    code: "rating.facts-missing",
    month,
    period: periodOf(month),
    missing: reason,
  };
}

function settleBiller(
  snapshot: Snapshot,
  biller: Biller,
  rated: readonly RatedAt[],
): SettledAccount {
  const { account, month, catalogue } = snapshot;
  const own = rated.map((each) => ofBiller(each, { biller, catalogue }));
  const held = own.flatMap((each) => (each.held.length === 0 ? [] : [heldBill(biller, each)]));
  if (held.some((bill) => bill.wholeBill && bill.month === month)) return { bills: [], held };
  const waits = waiting(held);
  const desired = own.flatMap(({ lines }) => lines).filter((line) => !waits(line));
  const issued = snapshot.issued.filter(
    (line) =>
      snapshot.months.includes(line.month) && isOf(line, { biller, catalogue }) && !waits(line),
  );
  const lines = difference(desired, issued);
  const all = [...lines, ...carried(snapshot, lines, { biller, held })];
  // What is free is shown beside what is not; alone it makes no bill.
  if (all.every(({ amount }) => isZero(amount))) return { bills: [], held };
  const revision = (snapshot.revisions.get(biller.id) ?? 0) + 1;
  return { bills: [assembleBill(all, { account, biller, month, revision, catalogue })], held };
}

interface BillerIn {
  readonly biller: Biller;
  readonly catalogue: Catalogue;
}

function isOf({ service }: { readonly service: string }, { biller, catalogue }: BillerIn): boolean {
  return billerFor(catalogue, service) === biller;
}

function ofBiller({ month, lines, held }: RatedAt, of: BillerIn): RatedAt {
  return {
    month,
    lines: lines.filter((line) => isOf(line, of)),
    held: held.filter((line) => isOf(line, of)),
  };
}

function heldBill(biller: Biller, { month, held }: RatedAt): HeldBill {
  return { biller: biller.id, month, held, wholeBill: biller.rule.whileHeld !== "bill-the-rest" };
}

/**
 * Nothing is billed or corrected of a month that is held: all of its bill, or the contract that
 * waits.
 */
function waiting(held: readonly HeldBill[]): (line: Line) => boolean {
  return (line) =>
    held.some(
      (bill) =>
        bill.month === line.month &&
        (bill.wholeBill || bill.held.some(({ contract }) => contract === line.contract)),
    );
}

/**
 * What is held back of the biller's contracts, or brought forward: with their lines, or without any
 * when a contract ended while something was open and nothing of it waits.
 */
function carried(
  { household, month, catalogue, issued }: Snapshot,
  lines: readonly BillLine[],
  { biller, held }: { readonly biller: Biller; readonly held: readonly HeldBill[] },
): readonly BillLine[] {
  const waiting = new Set(held.flatMap((bill) => bill.held.map(({ contract }) => contract)));
  return household.flatMap((tenure) => {
    if (!isOf(tenure, { biller, catalogue })) return [];
    const own = lines.filter(({ contract }) => contract === tenure.contract);
    const before = issued.filter(
      (line) => line.kind === "carry" && line.contract === tenure.contract,
    );
    const closes = isLast({ tenure, month }) && !waiting.has(tenure.contract);
    if (own.length === 0 && !closes) return [];
    return carryOver({ tenure, month, catalogue, lines: own, carried: before });
  });
}
