import { createHash } from "node:crypto";
import { findIssued, runBilling, storedSources } from "../../billing/index.ts";
import { insertContracts, livedThrough, setLivedThrough } from "../../contracts/index.ts";
import { addDays, addToMonth, firstDay, formatDay, type Month, month } from "../../kernel/day.ts";
import { storeDays, storeMeters } from "../../metering/index.ts";
import { closeImport, openImport } from "../../metering/store-imports.ts";
import {
  createOperator,
  type Database,
  listOperators,
  machineClock,
  type Tx,
  withOperator,
} from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { keepMissingDocuments } from "../life/keep-documents.ts";
import { lookAnew } from "../life/rebuild-agenda.ts";
import { tokyoDay } from "../tokyo-day.ts";
import { askForApproval } from "./ask-for-approval.ts";
import { insertAccounts } from "./accounts.ts";
import { type DemoHousehold, demoHouseholds, type DemoMeter } from "./households.ts";
import { insertLogins } from "./logins.ts";
import { seedCallout } from "./seed-callout.ts";
import { seedPastCallout } from "./seed-callout-past.ts";
import { seedDiagnosis } from "./seed-diagnosis.ts";
import { seedHomes } from "./seed-homes.ts";
import { seedPastPoints, seedPoints } from "./seed-points.ts";
import { type Delivery, deliveryOf, mendedReadings, readingsBetween } from "./readings.ts";

export const DEMO = {
  code: "demo",
  name: "縁ヶ浜くらしサービス",
  /** The operator's clock: the demo is always this day at ten in the morning in Tokyo. */
  now: "2026-11-22T01:00:00.000Z",
} as const;

const FIRST = month("2024-11");
const LAST = month("2026-10");

export interface Seeded {
  /** The demo was there already and nothing was changed. */
  readonly already: boolean;
  readonly households: number;
  readonly bills: number;
  readonly seconds: number;
}

/** As the application, and as the owner of the tables, who alone makes operators. */
type Pools = Pick<Database, "app" | "owner">;

export interface SeedProgress {
  readonly total: (total: number) => void;
  readonly at: (done: number) => void;
}

/**
 * Set up the demo operator: households, contracts, readings as they became known, and the bills of
 * 24 months, issued by the real bill run. Interrupted anywhere, it goes on where it was; done
 * already, it changes nothing.
 */
export async function seedDemo(
  database: Pools,
  catalogue: LoadedCatalogue,
  progress: SeedProgress,
): Promise<Seeded> {
  const began = machineClock.elapsedMs();
  const found = (await listOperators(database.app)).find(({ code }) => code === DEMO.code);
  const operatorId = found?.operatorId ?? (await makeOperator(database));
  const households = demoHouseholds();
  const done = await withOperator(database.app, operatorId, (tx) => stateOf(tx, catalogue));
  if (!done.complete)
    await carryOut({ database, operatorId, catalogue, households, done, progress });
  await lookAhead(database, operatorId, catalogue);
  const bills = await withOperator(database.app, operatorId, (tx) => countBills(tx, catalogue));
  const seconds = Math.trunc((machineClock.elapsedMs() - began) / 100) / 10;
  return { already: done.complete, households: households.length, bills, seconds };
}

/**
 * What waits for what, and from which day on the operator's jobs live: yesterday is over. Looks
 * anew at what was written under other terms, also in a town that is there already.
 */
async function lookAhead(
  { app }: Pools,
  operatorId: number,
  catalogue: LoadedCatalogue,
): Promise<void> {
  const on = tokyoDay(DEMO.now);
  const lived = await withOperator(app, operatorId, async (tx) => {
    const before = await livedThrough(tx);
    if (before === null) await setLivedThrough(tx, addDays(on, -1));
    return before ?? on;
  });
  await keepPapers(app, operatorId, catalogue);
  await lookAnew(app, catalogue, { operatorId, on: lived < on ? on : lived });
  await askForApproval(app, { operatorId, catalogue, now: DEMO.now, on });
  await seedDiagnosis(app, { operatorId, catalogue, now: DEMO.now, on });
  await seedHomes(app, demoHouseholds(), { operatorId, now: DEMO.now, on });
  await seedPoints(app, { operatorId, catalogue, now: DEMO.now });
  await seedCallout(app, demoHouseholds(), { operatorId, catalogue, now: DEMO.now, on });
}

/** The papers that the histories speak of, in a town that is there already too. */
async function keepPapers(
  app: Pools["app"],
  operatorId: number,
  catalogue: LoadedCatalogue,
): Promise<void> {
  const sources = storedSources(catalogue);
  await withOperator(app, operatorId, async (tx) => {
    const accounts = await tx.query<{ id: number }>(
      "select account_id as id from account where operator_id = $1 order by 1",
      [tx.operatorId],
    );
    const at = { tx, catalogue, sources, now: DEMO.now, today: tokyoDay(DEMO.now) };
    for (const { id } of accounts) await keepMissingDocuments(at, id);
  });
}

function makeOperator({ owner }: Pools): Promise<number> {
  const { code, name, now } = DEMO;
  return createOperator(owner, { code, name, clockSetTo: now });
}

interface SeedState {
  readonly accounts: boolean;
  readonly readings: boolean;
  readonly complete: boolean;
}

const LAST_DELIVERY = "demo readings of this month";

/** How far an earlier seed came. */
async function stateOf(tx: Tx, catalogue: LoadedCatalogue): Promise<SeedState> {
  const [counts] = await tx.query<{ accounts: number; readings: number; runs: number }>(
    `select (select count(*) from account where operator_id = $1) as accounts,
       (select count(*) from reading_import where operator_id = $1 and source = $2) as readings,
       (select count(distinct month) from billing_run where operator_id = $1) as runs`,
    [tx.operatorId, LAST_DELIVERY],
  );
  const issued = await findIssued(tx, { month: LAST }, catalogue);
  return {
    accounts: (counts?.accounts ?? 0) > 0,
    readings: (counts?.readings ?? 0) > 0,
    complete: (counts?.runs ?? 0) > LAST - FIRST && issued.length > 0,
  };
}

async function countBills(tx: Tx, catalogue: LoadedCatalogue): Promise<number> {
  return (await findIssued(tx, {}, catalogue)).length;
}

interface Work {
  readonly database: Pools;
  readonly operatorId: number;
  readonly catalogue: LoadedCatalogue;
  readonly households: readonly DemoHousehold[];
  readonly done: SeedState;
  readonly progress: SeedProgress;
}

async function carryOut(work: Work): Promise<void> {
  const { database, operatorId, catalogue, households, done, progress } = work;
  const deliveries = allDeliveries(households);
  const months = monthsBetween(FIRST, LAST);
  progress.total(deliveries.length + months.length);
  if (!done.accounts) {
    await withOperator(database.app, operatorId, (tx) => insertTown(tx, households));
  }
  if (!done.readings) {
    await withOperator(database.app, operatorId, (tx) => storeDeliveries(tx, deliveries, progress));
  }
  await seedPastPoints(database.app, { operatorId, catalogue });
  await seedPastCallout(database.app, { operatorId, catalogue, households, now: DEMO.now });
  const sources = storedSources(catalogue);
  for (const [index, billed] of months.entries()) {
    const asKnownAt = billedAt(billed);
    await runBilling({ pool: database.app, operatorId, month: billed, asKnownAt, sources });
    progress.at(deliveries.length + index + 1);
  }
}

/** Bills of a month are made on the 5th of the month after, at eleven in the morning in Tokyo. */
function billedAt(billed: Month): string {
  return `${formatDay(addDays(firstDay(addToMonth(billed, 1)), 4))}T02:00:00.000Z`;
}

async function insertTown(tx: Tx, households: readonly DemoHousehold[]): Promise<void> {
  const accountIds = await insertAccounts(tx, households);
  await storeMeters(
    tx,
    households.flatMap(({ meter }) => (meter ? metersOf(meter) : [])),
  );
  const held = households.flatMap(({ number, contracts }) => {
    const accountId = accountIds.get(number);
    if (accountId === undefined) throw new Error(`account ${number} was not stored`);
    return contracts.map((contract) => ({ accountId, contract }));
  });
  await insertContracts(tx, held);
  await insertLogins(tx, households, accountIds);
}

/** The supply point is known by its first meter. */
function metersOf({ id, supplyPoint, area, next }: DemoMeter) {
  const first = { meter: id, supplyPoint, area };
  return next === null ? [first] : [first, { meter: next.id, supplyPoint: null, area }];
}

/** In the order in which they became known: what comes later corrects what came before. */
function allDeliveries(households: readonly DemoHousehold[]): readonly Delivery[] {
  const monthly = monthsBetween(FIRST, LAST).map((each) => deliveryOf(households, each));
  return [...monthly, ...mendedReadings(households), currentDelivery(households)].toSorted((a, b) =>
    a.knownAt < b.knownAt ? -1 : 1,
  );
}

/** The running month up to yesterday. */
function currentDelivery(households: readonly DemoHousehold[]): Delivery {
  const from = firstDay(addToMonth(LAST, 1));
  const knownAt = DEMO.now;
  return { knownAt, days: readingsBetween(households, from, addDays(from, 21)) };
}

async function storeDeliveries(
  tx: Tx,
  deliveries: readonly Delivery[],
  progress: SeedProgress,
): Promise<void> {
  for (const [index, { knownAt, days }] of deliveries.entries()) {
    const last = index === deliveries.length - 1;
    const source = last ? LAST_DELIVERY : `demo readings known ${knownAt.slice(0, 10)}`;
    const hash = createHash("sha256").update(source).digest();
    const identity = { contentHash: hash, statementHash: hash, source, format: "demo", knownAt };
    const importId = await openImport(tx, identity);
    const { added, corrected, unchanged } = await storeDays(tx, days, { importId, knownAt });
    const report = { added, corrected, unchanged };
    await closeImport(tx, importId, { outcome: "stored", report });
    progress.at(index + 1);
  }
}

function monthsBetween(first: Month, last: Month): readonly Month[] {
  return Array.from({ length: last - first + 1 }, (_, index) => addToMonth(first, index));
}
