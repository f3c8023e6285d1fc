import { array, assert, asyncProperty, constantFrom, integer, oneof, record } from "fast-check";
import { expect, it } from "vitest";
import { CATALOGUE } from "../../../test/support/lived-town.ts";
import { freshDatabase } from "../../../test/support/postgres.ts";
import { call, sender, work } from "../../../test/support/storm.ts";
import { STORM_BEGINS, stormTown } from "../../../test/support/storm-town.ts";
import { caseOf } from "../../callout/case/case-of.ts";
import { loadCase } from "../../callout/store-cases.ts";
import { instantOf, secondsOf } from "../../callout/travel/instants.ts";
import { withOperator } from "../../platform/index.ts";

const RUNS = 10;
const CASES = 2;
const PEOPLE = 4;

const database = await freshDatabase();
const operator = await database.createOperator("interleavings");
const town = await stormTown({
  pool: database.app,
  catalogue: CATALOGUE,
  operator,
  households: RUNS * CASES,
  technicians: PEOPLE,
});
const broken: string[] = [];
const seen = new Set<string>();
const send = sender(town, { took: new Map(), broken });

/** Anybody does anything at any time, two or three of them at once. -1: who is asked or has it. */
const person = oneof(constantFrom(-1), integer({ min: 0, max: PEOPLE - 1 }));
const which = integer({ min: 0, max: CASES - 1 });
const told = record({
  by: person,
  which,
  type: constantFrom("accept", "accept", "refuse", "release", "on-the-way", "arrived", "finished"),
});
const done = record({
  which,
  by: person,
  type: constantFrom("offer", "assign", "release", "cancel"),
});
const passes = record({ type: constantFrom("time"), seconds: constantFrom(30, 181, 700) });
const turns = array(array(oneof({ weight: 5, arbitrary: told }, done, passes), { maxLength: 3 }), {
  minLength: 8,
  maxLength: 16,
});
type Turn = Parameters<Parameters<typeof turns.map>[0]>[0][number][number];

let since = 0;
let households = 0;
let ids = 0;

it("nobody is given to two, nobody is lost, and nothing breaks, whatever comes when", async () => {
  await assert(
    asyncProperty(turns, async (all) => {
      const accounts = town.accounts.slice(households, households + CASES);
      households = (households + CASES) % town.accounts.length;
      const numbers: string[] = [];
      for (const account of accounts) numbers.push((await call(send, account)) ?? "");
      for (const turn of all) {
        await Promise.all(turn.map((one) => act(one, numbers)));
        for (const number of numbers) await holds(number);
      }
      await end(numbers);
      expect(broken.filter((answer) => / 5\d\d /.test(answer))).toEqual([]);
    }),
    { numRuns: RUNS, seed: 20_261_122, endOnFailure: true },
  );
  // All of it did happen.
  const states = ["assigned", "cancelled", "done", "offered", "on-site", "on-the-way", "seeking"];
  expect([...seen].toSorted()).toEqual(states);
}, 120_000);

async function act(one: Turn, numbers: readonly string[]): Promise<void> {
  if ("seconds" in one) {
    since += one.seconds;
    await town.setTime(now());
    await work(town);
    return;
  }
  const number = numbers[one.which] ?? "";
  const technician = town.technicians[one.by] ?? (await concerned(number));
  if (isOfDesk(one.type)) return desk(number, technician, one.type);
  ids += 1;
  const id = `00000000-0000-4000-8000-${String(ids).padStart(12, "0")}`;
  const fact = { id, number, visit: 1, type: one.type, at: now(), ...MORE[one.type] };
  const body = { sentAt: now(), at: null, facts: [fact] };
  // A phone that heard no answer tells it twice.
  await Promise.all([
    send(technician, "/api/field/facts", { body }),
    send(technician, "/api/field/facts", { body }),
  ]);
}

/** Who is asked about it, or has it; the first of all where nobody is. */
async function concerned(number: string): Promise<string> {
  const { offers, visits } = await read(number);
  const open = offers.find(({ state }) => state === "open");
  return open?.technician ?? visits.at(-1)?.technician ?? town.technicians[0] ?? "";
}

const MORE: Readonly<Record<string, object>> = {
  refuse: { reason: "" },
  release: { reason: "車が動かない" },
  finished: { outcome: "solved", words: "", name: "", strokes: null },
};

function isOfDesk(type: string): boolean {
  return type === "offer" || type === "assign" || type === "cancel";
}

async function desk(number: string, technician: string, type: string): Promise<void> {
  ids += 1;
  const more = type === "cancel" ? { who: "caller", reason: "止まった" } : { technician };
  const body = { act: { type, ...more } };
  await send("desk", `/api/staff/callout/cases/${number}`, { body, key: `act-${ids}` });
}

/** At most one has it or is asked; an open one is somebody's, or in the queue. */
async function holds(number: string): Promise<void> {
  const { state, visits, offers } = await read(number);
  seen.add(state);
  const holders = visits.filter(({ technician }) => technician !== null);
  const open = offers.filter((offer) => offer.state === "open");
  expect(open.length).toBe(state === "offered" ? 1 : 0);
  const accepted = Map.groupBy(
    offers.filter((offer) => offer.state === "accepted"),
    ({ visit }) => visit,
  );
  for (const those of accepted.values()) expect(those.length).toBe(1);
  const isHeld = ["assigned", "on-the-way", "on-site", "done"].includes(state);
  if (isHeld) expect(holders.length).toBe(1);
  expect(["offered", "seeking", "cancelled"].includes(state) || isHeld).toBe(true);
}

/** What is left is cancelled, so that the next ones find everybody free. */
async function end(numbers: readonly string[]): Promise<void> {
  for (const number of numbers) {
    await desk(number, "", "cancel");
    const { state, isOpen } = await read(number);
    expect(isOpen ? state : "closed").toBe("closed");
  }
}

async function read(number: string) {
  const found = await withOperator(town.pool, operator, (tx) => loadCase(tx, number));
  if (found === null) throw new Error(`${number} is lost`);
  return caseOf(found);
}

function now(): string {
  return instantOf(secondsOf(STORM_BEGINS) + since);
}
