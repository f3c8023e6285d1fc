import { expect, it } from "vitest";
import { CATALOGUE } from "../../../test/support/lived-town.ts";
import { freshDatabase } from "../../../test/support/postgres.ts";
import { sender } from "../../../test/support/storm.ts";
import { stormTown } from "../../../test/support/storm-town.ts";
import { deskCaseSchema, suggestionsSchema } from "../api/callout-desk.ts";

const database = await freshDatabase();
const operator = await database.createOperator("slots");
const parts = { pool: database.app, catalogue: CATALOGUE, operator };
const town = await stormTown({ ...parts, households: 3, technicians: 2 });
const broken: string[] = [];
const send = sender(town, { took: new Map(), broken });

/** Saturday, 10:05 in Tokyo; both technicians work from 17:00 until 17:00 of Sunday. */
const MORNING = "2026-11-21T01:05:00.000Z";

async function opened(account: string, trouble: string): Promise<string> {
  const asker = { name: account, phone: "046-000-0000", email: "", relation: "contractor" };
  const what = { family: "water", trouble, facts: {}, words: "", dangers: {} };
  const body = { ...what, asker, account };
  const { json } = await send("desk", "/api/staff/callout/cases", { body, key: `key-${account}` });
  return deskCaseSchema.parse(json).number;
}

async function slotsOf(number: string) {
  const { json } = await send("desk", `/api/staff/callout/cases/${number}/suggestions`);
  return suggestionsSchema.parse(json).slots;
}

it("a visit that can wait is given room in the plan, and is told it by one press", async () => {
  await town.setTime(MORNING);
  const number = await opened("S-0001", "bath-drain");
  const slots = await slotsOf(number);
  // Today from 17:00, when they begin to work (one drives half an hour); on Sunday from 9:00.
  expect(slots.map(({ from, until }) => [from, until])).toEqual([
    ["2026-11-21T08:00:00.000Z", "2026-11-21T10:00:00.000Z"],
    ["2026-11-21T08:30:00.000Z", "2026-11-21T10:30:00.000Z"],
    ["2026-11-22T00:00:00.000Z", "2026-11-22T02:00:00.000Z"],
    ["2026-11-22T00:00:00.000Z", "2026-11-22T02:00:00.000Z"],
  ]);
  expect(new Set(slots.map(({ technician }) => technician)).size).toBe(2);
  const [first] = slots;
  expect(first?.reasons.slice(1)).toEqual([
    { ja: "水まわりの作業ができる", en: "does plumbing" },
    { ja: "ほかの訪問は遅れない", en: "delays no other visit" },
  ]);
  const { technician = "", from, until } = first ?? {};
  const act = { type: "plan", technician, from, until, confirmed: true };
  const path = `/api/staff/callout/cases/${number}`;
  const { json } = await send("desk", path, { body: { act }, key: "plan-1" });
  const planned = deskCaseSchema.parse(json);
  expect([planned.state, planned.technician?.name, planned.promise?.from]).toEqual([
    "assigned",
    `${technician} さん`,
    from,
  ]);
  expect(await slotsOf(number)).toEqual([]);
  // The next one nearby keeps out of the way of the first.
  const second = await slotsOf(await opened("S-0002", "bath-drain"));
  expect(second.length).toBe(4);
  expect(broken).toEqual([]);
});

it("an emergency has no slot: somebody leaves now", async () => {
  expect(await slotsOf(await opened("S-0003", "kitchen-tap"))).toEqual([]);
});
