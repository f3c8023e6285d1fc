import { loadOperator, withOperator } from "../../src/platform/index.ts";
import { runCallouts } from "../../src/app/callout/run-callouts.ts";
import { instantOf, secondsOf } from "../../src/callout/travel/instants.ts";
import { chance, chanceBetween } from "../../src/kernel/chance.ts";
import { STORM_BEGINS, type StormTown } from "./storm-town.ts";
import { type AsCase, type Doing, nextDoings } from "./storm-phones.ts";

export interface Storm {
  /** So many households call within so many seconds. */
  readonly callsWithin: number;
  /** Goes on for so long, calls or none. */
  readonly lasts: number;
  /** Seconds between two looks at what is due. */
  readonly tick: number;
  readonly seed: number;
  /** Requests under way at a time. */
  readonly atOnce: number;
}

/** Milliseconds of each request, by what it was. */
type Took = Map<string, number[]>;

export interface Stormed {
  readonly took: Took;
  /** Households that called. */
  readonly called: number;
  /** Numbers of the cases that calls were answered with, one for each household. */
  readonly numbers: readonly string[];
  /** Answers that were neither taken nor refused in an orderly way. */
  readonly broken: readonly string[];
}

export type Send = (
  who: string,
  path: string,
  sent?: { body: unknown; key?: string },
) => Promise<Answer>;

interface Answer {
  readonly status: number;
  readonly json: unknown;
}

/**
 * A storm by the operator's clock: households call the desk, technicians' phones answer as people
 * do (most say yes, some no, some too late, some twice), jobs run, the desk looks at its pages.
 */
export async function storm(town: StormTown, plan: Storm): Promise<Stormed> {
  const took: Took = new Map();
  const broken: string[] = [];
  const send = sender(town, { took, broken });
  const numbers = new Map<string, string>();
  const done = new Set<string>();
  let called = 0;
  const calls = town.accounts.map((account, k) => ({
    account,
    at: chanceBetween(0, plan.callsWithin, k, plan.seed),
  }));
  const begins = secondsOf(STORM_BEGINS);
  for (let since = 0; since <= plan.lasts; since += plan.tick) {
    const now = begins + since;
    await town.setTime(instantOf(now));
    const due = calls.filter(({ at }) => since - plan.tick < at && at <= since);
    called += due.length;
    const doings = nextDoings(await openCases(town), { now, seed: plan.seed }).filter(
      ({ id }) => !done.has(id),
    );
    for (const { id } of doings) done.add(id);
    await inTurns(plan.atOnce, [
      ...due.map(({ account }) => async () => {
        const number = await call(send, account);
        if (number !== null) numbers.set(account, number);
      }),
      ...doings.map((doing) => () => tell(send, doing, instantOf(now))),
      ...looks(send, [...numbers.values()], since),
    ]);
    await work(town);
  }
  return { took, called, numbers: [...numbers.values()], broken };
}

/** The jobs, by the operator's clock. */
export async function work({ pool, catalogue, operator }: StormTown): Promise<void> {
  const known = await loadOperator(pool, operator);
  if (known === null) throw new Error("the operator is gone");
  await runCallouts({ pool, catalogue }, known);
}

export function openCases({
  pool,
  operator,
}: Pick<StormTown, "pool" | "operator">): Promise<readonly AsCase[]> {
  return withOperator(pool, operator, (tx) =>
    tx.query<AsCase & { readonly [column: string]: unknown }>(
      "select number, summary from callout_case where operator_id = $1 and is_open order by number",
      [tx.operatorId],
    ),
  );
}

/** A household calls the desk: the number of its case, or null. */
export async function call(send: Send, account: string): Promise<string | null> {
  const body = {
    family: "water",
    trouble: "kitchen-tap",
    facts: {},
    words: "水が止まりません",
    dangers: { "water-at-wiring": "no" },
    asker: { name: account, phone: "046-000-0000", email: "", relation: "contractor" },
    account,
  };
  const { json } = await send("desk", "/api/staff/callout/cases", { body, key: `call-${account}` });
  return isRecord(json) && typeof json["number"] === "string" ? json["number"] : null;
}

async function tell(send: Send, { technician, facts }: Doing, now: string): Promise<void> {
  const body = { sentAt: now, at: null, facts: facts.map((fact) => ({ ...fact, at: now })) };
  await send(technician, "/api/field/facts", { body });
}

/** What the desk looks at meanwhile: the board always, a case and who could go now and then. */
function looks(send: Send, numbers: readonly string[], since: number) {
  const number = numbers[chance(since) % Math.max(1, numbers.length)];
  const board = () => send("desk", "/api/staff/callout/board");
  if (number === undefined) return [board];
  return [
    board,
    () => send("desk", `/api/staff/callout/cases/${number}?purpose=inquiry`),
    () => send("desk", `/api/staff/callout/cases/${number}/suggestions`),
  ];
}

/** Requests of whoever is named; what was not taken is kept, and how long each took. */
export function sender(
  { app }: Pick<StormTown, "app">,
  { took, broken }: { readonly took: Took; readonly broken: string[] },
): Send {
  return async (who, path, sent) => {
    const headers = new Headers({ "Content-Type": "application/json", Origin: "http://localhost" });
    headers.set("Cookie", `engawa=${who}`);
    if (sent?.key !== undefined) headers.set("Idempotency-Key", sent.key);
    const method = sent === undefined ? "GET" : "POST";
    const body = sent === undefined ? {} : { body: JSON.stringify(sent.body) };
    const start = process.hrtime.bigint();
    const answer = await app.request(`http://localhost${path}`, { method, headers, ...body });
    const json: unknown = await answer.json();
    const ms = Number(process.hrtime.bigint() - start) / 1e6;
    const name = `${method} ${path.replaceAll(/C-\d+/g, ":number").replace(/\?.*/, "")}`;
    took.set(name, [...(took.get(name) ?? []), ms]);
    if (answer.status >= 400) broken.push(`${name} ${answer.status} ${JSON.stringify(json)}`);
    return { status: answer.status, json };
  };
}

/** Work through what is to be done, so many at a time. */
async function inTurns(atOnce: number, all: readonly (() => Promise<unknown>)[]): Promise<void> {
  const left = all.values();
  const one = async () => {
    for (const each of left) await each();
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
