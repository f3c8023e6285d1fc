import { runBilling, storedSources } from "../src/billing/index.ts";
import {
  type Contract,
  type ContractEvent,
  insertContracts,
  setLivedThrough,
} from "../src/contracts/index.ts";
import { lookAnew } from "../src/app/life/rebuild-agenda.ts";
import {
  addDays,
  addMonths,
  addToMonth,
  type Day,
  day,
  firstDay,
  formatDay,
  month,
} from "../src/kernel/day.ts";
import { createOperator, type Database, withOperator } from "../src/platform/index.ts";
import type { LoadedCatalogue } from "../src/terms/assemble.ts";

export const TODAY = day("2026-11-22");
const SINCE = month("2020-11");
const BILLED = month("2026-10");
const BATCH = 5000;

/**
 * An operator with so many contracts, two a household, of which one in fifty is an application that
 * waits for its decision and one in a hundred is accepted and waits for its work.
 */
export async function makeWideTown(
  { owner, app }: Database,
  catalogue: LoadedCatalogue,
  contracts: number,
): Promise<number> {
  const operatorId = await operatorNamed(owner, "wide");
  const households = contracts / 2;
  await withOperator(owner, operatorId, (tx) =>
    tx.query(
      `insert into account (operator_id, account_id, number, name, kana, phone, email, address)
       select $1, n, 'W' || lpad(n::text, 6, '0'), '住人 ' || n, 'ジュウニン ' || n,
         '090-' || lpad(n::text, 8, '0'), 'w' || n || '@example.jp', '縁ヶ浜市潮見町' || n
       from generate_series(1, $2::integer) n`,
      [operatorId, households],
    ),
  );
  for (let first = 1; first <= households; first += BATCH) {
    const many = Math.min(BATCH, households - first + 1);
    const held = Array.from({ length: many }, (_, k) => first + k).flatMap((accountId) =>
      pairOf(accountId).map((contract) => ({ accountId, contract })),
    );
    await withOperator(app, operatorId, (tx) => insertContracts(tx, held));
  }
  await lookAhead({ app }, catalogue, operatorId);
  return operatorId;
}

async function operatorNamed(owner: Database["owner"], code: string): Promise<number> {
  const clockSetTo = `${formatDay(TODAY)}T01:00:00.000Z`;
  return createOperator(owner, { code, name: code, clockSetTo });
}

async function lookAhead(
  { app }: Pick<Database, "app">,
  catalogue: LoadedCatalogue,
  operatorId: number,
): Promise<void> {
  await withOperator(app, operatorId, (tx) => setLivedThrough(tx, addDays(TODAY, -1)));
  await lookAnew(app, catalogue, { operatorId, on: TODAY });
}

function pairOf(account: number): readonly Contract[] {
  const started = addDays(TODAY, -1 - ((account * 37) % 1095));
  const net = begun("family-1g", started);
  const waits = account % 25 === 0 ? 1 : account % 50 === 1 ? 2 : net.length;
  return [
    { id: `W${account}-net`, service: "kattobi-hikari", history: net.slice(0, waits) },
    { id: `W${account}-power`, service: "hiho-denki", history: begun("standard", started) },
  ];
}

function begun(item: string, started: Day): readonly ContractEvent[] {
  const [applied, accepted] = [addDays(started, -14), addDays(started, -12)];
  return [
    { ...at(applied), type: "applied", item, options: [], channel: "web", payment: "card" },
    { ...at(accepted), type: "accepted" },
    { ...at(started), type: "started" },
  ];
}

function at(on: Day) {
  return { on, recordedAt: `${formatDay(on)}T01:00:00.000Z` };
}

/**
 * An operator with one household of ten contracts, six years of changes and as many years of bills.
 * Answers the operator; the account is number 1.
 */
export async function makeLongTown(
  { owner, app }: Database,
  catalogue: LoadedCatalogue,
): Promise<number> {
  const operatorId = await operatorNamed(owner, "long");
  await withOperator(owner, operatorId, (tx) =>
    tx.query(
      `insert into account (operator_id, account_id, number, name, payment_method)
       values ($1, 1, 'L000001', '長井 花', 'direct-debit')`,
      [operatorId],
    ),
  );
  const held = longContracts().map((contract) => ({ accountId: 1, contract }));
  await withOperator(app, operatorId, (tx) => insertContracts(tx, held));
  const sources = storedSources(catalogue);
  for (let billed = SINCE; billed <= BILLED; billed = addToMonth(billed, 1)) {
    const asKnownAt = `${formatDay(addDays(firstDay(addToMonth(billed, 1)), 4))}T02:00:00.000Z`;
    await runBilling({ pool: app, operatorId, month: billed, asKnownAt, sources });
  }
  await lookAhead({ app }, catalogue, operatorId);
  return operatorId;
}

/** Two of each service: fibre that changes its speed each half year, and what runs beside it. */
function longContracts(): readonly Contract[] {
  const started = addDays(firstDay(SINCE), 4);
  return [0, 1].flatMap((k) => {
    const from = addDays(started, k * 3);
    return [
      { id: `L${k}-net`, service: "kattobi-hikari", history: changing(from) },
      { id: `L${k}-home`, service: "ecorepo-home", history: suspendedOften(from) },
      { id: `L${k}-callout`, service: "kaketsuke365", history: begun("standard", from) },
      { id: `L${k}-old`, service: "kattobi-hikari", history: left(from) },
      { id: `L${k}-more`, service: "ecorepo-home", history: begun("premium", from) },
    ];
  });
}

function changing(started: Day): readonly ContractEvent[] {
  const changes = Array.from({ length: 11 }, (_, k): ContractEvent => {
    const on = addMonths(started, 6 * (k + 1));
    const item = k % 2 === 0 ? "family-200m" : "family-1g";
    return { ...at(on), type: "item-changed", item };
  });
  return [...begun("family-1g", started), ...changes];
}

function suspendedOften(started: Day): readonly ContractEvent[] {
  const stops = Array.from({ length: 10 }, (_, k): readonly ContractEvent[] => {
    const from = addMonths(started, 6 * (k + 1));
    return [
      { ...at(from), type: "suspended", ground: "breach" },
      { ...at(addDays(from, 20)), type: "restored" },
    ];
  });
  return [...begun("light", started), ...stops.flat()];
}

function left(started: Day): readonly ContractEvent[] {
  const notice = addMonths(started, 30);
  return [
    ...begun("family-1g", started),
    { ...at(notice), type: "notice-given", leavesOn: addDays(notice, 20), reason: "customer" },
    { ...at(notice), type: "ended", on: addDays(notice, 20), reason: "customer" },
  ];
}
