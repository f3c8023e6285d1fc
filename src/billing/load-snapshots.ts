import type { Area } from "../kernel/area.ts";
import { type Day, firstDay, type Month } from "../kernel/day.ts";
import type { Period } from "../kernel/period.ts";
import {
  type LateDay,
  lateDays,
  latePrices,
  loadSpans,
  type Series,
  slice,
  SLOTS_A_DAY,
  type Span,
} from "../metering/index.ts";
import { isLater, type Tx } from "../platform/index.ts";
import { billingPeriods } from "../rating/billing-periods.ts";
import type { Market } from "../rating/market.ts";
import { meterParts, metersOf } from "../rating/supply.ts";
import type { Tenure } from "../rating/tenure.ts";
import type { Snapshot } from "./settle-account.ts";
import type { KnownHousehold, Sources } from "./sources.ts";
import { newsSince, staleMonths } from "./stale-months.ts";
import { type AccountState, loadAccounts, loadIssuedLines, loadRevisions } from "./store.ts";

/** What a batch of households is billed for, with what knowledge. */
export interface BatchQuestion {
  readonly accountIds: readonly number[];
  readonly month: Month;
  /** First month billed here. */
  readonly start: Month;
  readonly asKnownAt: string;
  readonly sources: Sources;
  readonly market: Market;
  /**
   * Late readings by meter, when a run has looked them up for all; null looks them up for the
   * batch.
   */
  readonly late: ReadonlyMap<string, readonly LateDay[]> | null;
}

export interface Batch {
  readonly snapshots: readonly (Snapshot & { readonly account: AccountState })[];
  /** Households settled past the month already: their bills of it are no longer made. */
  readonly passed: readonly number[];
}

/**
 * Everything that the bills of a batch follow from, in a few statements however many households
 * there are.
 */
export async function loadSnapshots(tx: Tx, question: BatchQuestion): Promise<Batch> {
  const { accountIds, month, asKnownAt, sources, market } = question;
  const accounts = await loadAccounts(tx, accountIds);
  const due = accounts.filter(({ settled }) => settled === null || settled.month <= month);
  const ids = due.map(({ accountId }) => accountId);
  const households = await sources.households(tx, { accountIds: ids, asKnownAt, month });
  const late =
    question.late ??
    (await lateOf(
      tx,
      question,
      [...households.values()].flatMap(({ tenures }) => tenures),
    ));
  const prices = await latePricesOf(tx, question, due);
  const points = await sources.pointUses?.(tx, { accountIds: ids, asKnownAt });
  const looked = due.map((account) => {
    const known: KnownHousehold = households.get(account.accountId) ?? {
      tenures: [],
      recordedAt: [],
    };
    const { tenures: household, recordedAt, unreadable = [] } = known;
    const since = account.settled === null ? null : newsSince(account.settled.knownAt);
    const pointUses = points?.get(account.accountId) ?? [];
    const months = staleMonths({
      start: question.start,
      month,
      settled: account.settled,
      catalogueHash: sources.catalogue.hash,
      recordedAt,
      household,
      lateDays: household
        .flatMap(({ supply }) => metersOf(supply).flatMap((meter) => late.get(meter) ?? []))
        .filter(({ knownAt }) => since === null || isLater(knownAt, since)),
      latePrices: prices,
      latePoints: pointUses
        .filter(({ askedAt }) => since === null || isLater(askedAt, since))
        .map(({ billMonth }) => billMonth),
    });
    return { account, household, unreadable, months, pointUses };
  });
  const months = [...new Set(looked.flatMap((each) => each.months))];
  const issued = await loadIssuedLines(tx, ids, months);
  const revisions = await loadRevisions(tx, ids, month);
  const seriesOf = await loadUse(tx, looked, asKnownAt);
  const snapshots = looked.map(({ account, household, unreadable, months, pointUses }) => ({
    account,
    household,
    unreadable,
    months,
    pointUses,
    month,
    market,
    seriesOf,
    catalogue: sources.catalogue,
    issued: issued.get(account.accountId) ?? [],
    revisions: revisions.get(account.accountId) ?? new Map<string, number>(),
  }));
  const passed = accounts.filter(({ settled }) => settled !== null && settled.month > month);
  return { snapshots, passed: passed.map(({ accountId }) => accountId) };
}

/** Market prices that became known since the longest unsettled of the households was settled. */
async function latePricesOf(
  tx: Tx,
  { month, asKnownAt }: BatchQuestion,
  accounts: readonly AccountState[],
): Promise<ReadonlyMap<Area, Day>> {
  const known = accounts.flatMap(({ settled }) => settled?.knownAt ?? []);
  const [first, ...others] = known;
  if (first === undefined) return new Map();
  const earliest = others.reduce((a, b) => (isLater(a, b) ? b : a), first);
  const since = newsSince(earliest);
  return latePrices(tx, { since, until: asKnownAt, before: firstDay(month) });
}

async function lateOf(
  tx: Tx,
  { month, asKnownAt }: BatchQuestion,
  tenures: readonly Tenure[],
): Promise<ReadonlyMap<string, readonly LateDay[]>> {
  const meters = tenures.flatMap(({ supply }) => metersOf(supply));
  if (meters.length === 0) return new Map();
  const found = await lateDays(tx, {
    since: "1970-01-01T00:00:00Z",
    until: asKnownAt,
    before: firstDay(month),
    meters,
  });
  return Map.groupBy(found, ({ meter }) => meter);
}

interface Looked {
  readonly household: readonly Tenure[];
  readonly months: readonly Month[];
}

/**
 * Readings of the periods that close in the months looked at: one span a meter, all in one
 * statement.
 */
export async function loadUse(
  tx: Tx,
  looked: readonly Looked[],
  asKnownAt: string,
): Promise<(meter: string, period: Period) => Series | null> {
  const spans = looked.flatMap(({ household, months }) =>
    household.flatMap((tenure) => {
      const period = spanOf(tenure, months);
      return tenure.supply && period ? meterParts(tenure.supply, period) : [];
    }),
  );
  const loaded = await loadSpans(tx, unite(spans), asKnownAt);
  return (meter, period) => {
    const series = loaded.get(meter);
    return series && covers(series, period) ? slice(series, period) : null;
  };
}

/** One span a meter: a dwelling whose people changed in these months has two contracts on it. */
function unite(spans: readonly Span[]): readonly Span[] {
  const united = new Map<string, Span>();
  for (const span of spans) {
    const other = united.get(span.meter)?.period ?? span.period;
    const { from, until } = span.period;
    const period = {
      from: from < other.from ? from : other.from,
      until: until > other.until ? until : other.until,
    };
    united.set(span.meter, { meter: span.meter, period });
  }
  return [...united.values()];
}

/** From the first to the last day of the periods that stand in the bills of the months. */
function spanOf(tenure: Tenure, months: readonly Month[]): Period | null {
  const periods = billingPeriods(tenure).filter(({ billMonth }) => months.includes(billMonth));
  const [first, last] = [periods[0], periods.at(-1)];
  return first && last ? { from: first.period.from, until: last.period.until } : null;
}

function covers({ from, wh }: Series, period: Period): boolean {
  return from <= period.from && period.until <= from + wh.length / SLOTS_A_DAY;
}
