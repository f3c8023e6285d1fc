import type { Pool } from "pg";
import { firstDay, type Month } from "../kernel/day.ts";
import { type LateDay, lateDays } from "../metering/index.ts";
import { type Tx, withOperator } from "../platform/index.ts";
import { type Decided, issueBills } from "./commands.ts";
import type { HeldBill } from "./model.ts";
import { monthText } from "./rows.ts";
import { startThreads } from "./run-threads.ts";
import type { Sources } from "./sources.ts";
import { listAccountIds, startOfBilling } from "./store.ts";

export interface RunQuestion {
  readonly pool: Pool;
  readonly operatorId: number;
  readonly month: Month;
  /** What is known at this instant goes into the bills; also the moment of issue. */
  readonly asKnownAt: string;
  readonly sources: Sources;
  /** Threads that bill, each with its own connection; the first is this thread itself. */
  readonly workers?: number;
  readonly batchSize?: number;
  readonly progress?: (done: { readonly households: number; readonly of: number }) => void;
}

export interface RunReport {
  readonly households: number;
  readonly bills: number;
  readonly lines: number;
  readonly corrections: number;
  /** Sum of the bills' totals, in yen. */
  readonly total: number;
  /** Households with something that could not be billed yet. */
  readonly held: readonly { readonly accountId: number; readonly held: readonly HeldBill[] }[];
  /** Households whose later month is settled, which were left alone. */
  readonly passed: readonly number[];
}

const EMPTY_REPORT: RunReport = {
  households: 0,
  bills: 0,
  lines: 0,
  corrections: 0,
  total: 0,
  held: [],
  passed: [],
};

/** Larger batches wait less for the disk, and keep more households from others while they last. */
const BATCH_SIZE = 500;
/** A thread takes about a second to start: fewer batches than this are done sooner without it. */
const BATCHES_A_THREAD = 8;

/**
 * Bill a month of all households, batch by batch, each in one transaction. It may be stopped
 * anywhere and run again: what was issued stays, what was not is issued then, and nothing twice.
 */
export async function runBilling(question: RunQuestion): Promise<RunReport> {
  const { pool, operatorId, progress, sources, workers = 1, batchSize = BATCH_SIZE } = question;
  const plan = await withOperator(pool, operatorId, (tx) => planRun(tx, question));
  const batches = batchesOf(plan.accountIds, batchSize);
  let report = EMPTY_REPORT;
  const onBatch = (done: RunReport) => {
    report = addReports(report, done);
    progress?.({ households: report.households, of: plan.accountIds.length });
  };
  // This thread begins at once; the others join it when they have started.
  const open = batches.values();
  const worth = Math.floor(batches.length / BATCHES_A_THREAD);
  const extra = sources.inWorker ? Math.min(workers - 1, worth) : 0;
  const threads = extra > 0 ? startThreads({ question, plan, count: extra }) : null;
  try {
    const here = async () => {
      for (const accountIds of open) onBatch(await billBatch(question, plan, accountIds));
    };
    await Promise.all([here(), threads?.serve(open, onBatch)]);
  } finally {
    await threads?.end();
  }
  await finishRun(question, report);
  return report;
}

/** What all batches of a run share. */
export interface RunPlan {
  readonly accountIds: readonly number[];
  readonly start: Month;
  readonly late: ReadonlyMap<string, readonly LateDay[]>;
}

async function planRun(tx: Tx, { month, asKnownAt }: RunQuestion): Promise<RunPlan> {
  const start = await startOfBilling(tx, month);
  const since = await lastRun(tx);
  const late =
    since === null ? [] : await lateDays(tx, { since, until: asKnownAt, before: firstDay(month) });
  return {
    accountIds: await listAccountIds(tx),
    start,
    late: Map.groupBy(late, ({ meter }) => meter),
  };
}

/** Bill one batch of a run. */
export async function billBatch(
  { pool, operatorId, month, asKnownAt, sources }: RunQuestion,
  { start, late }: RunPlan,
  accountIds: readonly number[],
): Promise<RunReport> {
  const market = await marketOf(sources, { pool, operatorId, from: start, month, asKnownAt });
  const question = {
    operatorId,
    accountIds,
    month,
    asKnownAt,
    issuedAt: asKnownAt,
    sources,
    market,
    late,
  };
  return reportOf(await issueBills(pool, question));
}

const markets = new WeakMap<Sources, Map<string, ReturnType<Sources["market"]>>>();

/** A run's market is loaded once, not for each batch. */
function marketOf(
  sources: Sources,
  {
    pool,
    operatorId,
    ...asked
  }: { pool: Pool; operatorId: number; from: Month; month: Month; asKnownAt: string },
): ReturnType<Sources["market"]> {
  const known = markets.get(sources) ?? new Map<string, ReturnType<Sources["market"]>>();
  markets.set(sources, known);
  const key = `${operatorId}/${asked.from}/${asked.month}/${asked.asKnownAt}`;
  const market =
    known.get(key) ?? withOperator(pool, operatorId, (tx) => sources.market(tx, asked));
  known.set(key, market);
  return market;
}

function reportOf({ accounts, passed }: Decided): RunReport {
  const bills = accounts.flatMap((account) => account.bills);
  return {
    households: accounts.length + passed.length,
    bills: bills.length,
    lines: bills.reduce((count, { lines }) => count + lines.length, 0),
    corrections: bills.reduce(
      (count, { lines }) => count + lines.filter(({ corrects }) => corrects !== null).length,
      0,
    ),
    total: bills.reduce((sum, { total }) => sum + total, 0),
    held: accounts.flatMap(({ accountId, held }) =>
      held.length === 0 ? [] : [{ accountId, held }],
    ),
    passed,
  };
}

function addReports(a: RunReport, b: RunReport): RunReport {
  return {
    households: a.households + b.households,
    bills: a.bills + b.bills,
    lines: a.lines + b.lines,
    corrections: a.corrections + b.corrections,
    total: a.total + b.total,
    held: [...a.held, ...b.held],
    passed: [...a.passed, ...b.passed],
  };
}

function batchesOf(accountIds: readonly number[], size: number): readonly (readonly number[])[] {
  return Array.from({ length: Math.ceil(accountIds.length / size) }, (_, index) =>
    accountIds.slice(index * size, (index + 1) * size),
  );
}

/**
 * Up to when late readings were looked at: the knowledge of the last run that came to its end.
 * Readings that were being stored while it ran carry an earlier time, so the look reaches back an
 * hour further.
 */
async function lastRun(tx: Tx): Promise<string | null> {
  const [row] = await tx.query<{ since: string }>(
    `select max(as_known_at) - interval '1 hour' as since from billing_run where operator_id = $1
       having count(*) > 0`,
    [tx.operatorId],
  );
  return row?.since ?? null;
}

async function finishRun(
  { pool, operatorId, month, asKnownAt }: RunQuestion,
  report: RunReport,
): Promise<void> {
  const { held, passed, ...counts } = report;
  const summary = { ...counts, held: held.length, passed: passed.length };
  await withOperator(pool, operatorId, (tx) =>
    tx.query(
      `insert into billing_run (operator_id, month, as_known_at, finished_at, report) values ($1,
         $2, $3, $3, $4)`,
      [operatorId, monthText(month), asKnownAt, JSON.stringify(summary)],
    ),
  );
}
