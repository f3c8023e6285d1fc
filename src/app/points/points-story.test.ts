import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { at, contractOf } from "../../../test/support/contract-history.ts";
import { CATALOGUE, town } from "../../../test/support/lived-town.ts";
import { runBilling, loadBills, storedSources } from "../../billing/index.ts";
import { addDays, addMonths, type Day, day, month } from "../../kernel/day.ts";
import { toText } from "../../kernel/exact.ts";
import { type MeterDay, QUALITY, storeDays, storeMeters } from "../../metering/index.ts";
import { closeImport, openImport } from "../../metering/store-imports.ts";
import { setOperatorClock } from "../../platform/index.ts";
import {
  announceEvent,
  balanceOf,
  chooseEvent,
  loadMembers,
  reportFraud,
  settlePoints,
  usePoints,
} from "../../points/index.ts";
import { tokyoDay } from "../tokyo-day.ts";
import { liveDays } from "../life/live-days.ts";
import { steerEvents } from "./steer-events.ts";

const place = await town("points-story");
const METER = "0300000000000000000042";
const SUPPLY = {
  area: "tokyo",
  meter: METER,
  capacity: { amps: 30 },
  readingDays: Array.from({ length: 12 }, (_, k) => addMonths(day("2026-01-10"), k)),
} as const;
const EVENING = { from: 36, until: 40 };
let resident = 0;
let deliveries = 0;

const building = contractOf(
  [
    at("2025-12-01", { type: "applied", item: "building", options: [], channel: "agent" }),
    at("2025-12-02", { type: "accepted" }),
    at("2025-12-10", { type: "started" }),
  ],
  "ecorepo-mems",
  "B-mems",
);
const mems = contractOf(
  [
    at("2025-12-20", {
      type: "applied",
      item: "resident",
      options: [],
      channel: "web",
      building: "B-mems",
    }),
    at("2025-12-21", { type: "accepted" }),
    at("2026-01-05", { type: "started" }),
  ],
  "ecorepo-mems",
  "R-mems",
);
const power = contractOf(
  [
    at("2025-12-20", { type: "applied", item: "standard", options: [], channel: "telephone" }),
    at("2025-12-20", { type: "accepted" }),
    at("2026-01-10", { type: "supply-set", supply: SUPPLY }, "2025-12-20"),
    at("2026-01-10", { type: "started" }),
  ],
  "hiho-denki",
  "R-power",
);

/** Everything received by then; each delivery under its own name. */
async function receive(
  [from, until]: readonly [string, string],
  wh: (day: Day, slot: number) => number,
  knownOn = until,
) {
  const days: MeterDay[] = [];
  for (let on = day(from); on < day(until); on = addDays(on, 1)) {
    const values = Int32Array.from({ length: 48 }, (_, slot) => wh(on, slot));
    const quality = new Uint8Array(48).fill(QUALITY.measured);
    days.push({ meter: METER, day: on, wh: values, quality });
  }
  await place.inTown(async (tx) => {
    deliveries += 1;
    const source = `delivery ${deliveries}`;
    const hash = createHash("sha256").update(source).digest();
    const knownAt = `${knownOn}T00:00:00.000Z`;
    const identity = { contentHash: hash, statementHash: hash, source, format: "demo", knownAt };
    const importId = await openImport(tx, identity);
    const { added, corrected, unchanged } = await storeDays(tx, days, { importId, knownAt });
    const report = { added, corrected, unchanged };
    await closeImport(tx, importId, { outcome: "stored", report });
  });
}

const EVENT_DAYS = ["2026-05-12", "2026-05-19", "2026-05-26"].map((text) => day(text));

/** 9.6 kWh a day, from April on 7.2; half in the evenings of events. */
function usual(on: Day, slot: number): number {
  const wh = on < day("2026-04-01") ? 200 : 150;
  const saves = EVENT_DAYS.includes(on) && slot >= EVENING.from && slot < EVENING.until;
  return saves ? wh / 2 : wh;
}

async function setClock(instant: string) {
  await setOperatorClock(place.database.app, place.operator, instant);
  return { now: instant, today: tokyoDay(instant) };
}

function announce(on: string, key: string, now: string) {
  return place.inTown((tx) =>
    announceEvent(tx, CATALOGUE, {
      service: "ecorepo-mems",
      title: { ja: "夕方の節電", en: "Saving in the evening" },
      body: { ja: "", en: "" },
      day: day(on),
      windows: [EVENING],
      scope: { all: true },
      to: { all: true },
      now,
      today: tokyoDay(now),
      by: "desk@example.jp",
      key,
    }),
  );
}

async function balance(now: string) {
  return place.inTown(async (tx) => {
    const when = { now, today: tokyoDay(now) };
    await settlePoints(tx, CATALOGUE, [resident], when);
    const [member] = await loadMembers(tx, CATALOGUE, [resident], when);
    return balanceOf(member?.entries ?? []);
  });
}

function use(points: number, now: string, key: string) {
  const ask = { accountId: resident, points, now, today: tokyoDay(now), by: "r@example.jp", key };
  return place.inTown((tx) => usePoints(tx, CATALOGUE, ask));
}

beforeAll(async () => {
  await place.settle("B", [building]);
  resident = await place.settle("R", [mems, power], "r@example.jp");
  await place.inTown((tx) =>
    storeMeters(tx, [{ meter: METER, supplyPoint: METER, area: "tokyo" }]),
  );
  await receive(["2026-01-10", "2026-05-01"], usual);
});

describe("from an announcement to points on a bill", () => {
  test("the month of April lies below February and March: 30 points on 1 May", async () => {
    expect(await balance("2026-04-30T14:59:00.000Z")).toBe(0);
    expect(await balance("2026-05-01T01:00:00.000Z")).toBe(30);
    expect(await balance("2026-05-02T01:00:00.000Z")).toBe(30);
  });

  test("an event is announced early enough, to exactly those it is about", async () => {
    const late = await announce("2026-05-12", "late", "2026-05-12T06:01:00.000Z");
    expect(late).toEqual({ ok: false, refusal: { code: "points.event-too-soon", hours: 3 } });
    const first = await announce("2026-05-12", "first", "2026-05-12T06:00:00.000Z");
    expect(first).toMatchObject({ ok: true, value: { told: [{ contract: "R-mems" }] } });
    const again = await announce("2026-05-12", "first", "2026-05-12T06:00:00.000Z");
    expect(again).toMatchObject({ ok: true, value: { told: [] } });
    await announce("2026-05-19", "second", "2026-05-18T06:00:00.000Z");
    await announce("2026-05-26", "third", "2026-05-25T06:00:00.000Z");
  });

  test("the household leaves, takes part again, and cannot once it is over", async () => {
    const choose = (part: boolean, now: string) =>
      place.inTown((tx) => chooseEvent(tx, { event: 1, accountId: resident, part, now }));
    expect(await choose(false, "2026-05-12T07:00:00.000Z")).toEqual({ ok: true, value: null });
    expect(await choose(true, "2026-05-12T08:00:00.000Z")).toEqual({ ok: true, value: null });
    const over = { ok: false, refusal: { code: "points.event-over" } };
    expect(await choose(false, "2026-05-12T11:00:00.000Z")).toEqual(over);
    const stranger = await place.inTown((tx) =>
      chooseEvent(tx, {
        event: 1,
        accountId: resident - 1,
        part: false,
        now: "2026-05-12T07:00:00Z",
      }),
    );
    expect(stranger).toEqual({ ok: false, refusal: { code: "points.event-not-found" } });
  });

  test("reminded an hour before, and told the result when the use is known, once", async () => {
    await setClock("2026-05-19T08:00:00.000Z");
    await steerEvents(place.database.app, CATALOGUE, place.operator);
    await steerEvents(place.database.app, CATALOGUE, place.operator);
    await receive(["2026-05-01", "2026-06-01"], usual);
    await setClock("2026-05-28T01:00:00.000Z");
    await steerEvents(place.database.app, CATALOGUE, place.operator);
    const rows = await place.inTown((tx) =>
      tx.query<{ kind: string; title: { ja: string } }>(
        `select kind, title from notification where operator_id = $1 and kind like 'points-event%'
         order by notification_id`,
        [tx.operatorId],
      ),
    );
    expect(rows.map(({ kind, title }) => `${kind} ${title.ja}`)).toEqual([
      "points-event-soon まもなく節電イベントです：2026年5月19日 18:00–20:00",
    ]);
    await setClock("2026-06-01T01:00:00.000Z");
  });

  test("three events and the month of May: 150 points on 1 June", async () => {
    expect(await balance("2026-05-31T14:59:00.000Z")).toBe(30);
    expect(await balance("2026-06-01T01:00:00.000Z")).toBe(150);
  });

  test("used by the 27th, for good: off the bill of July", async () => {
    const at27 = "2026-06-27T14:59:00.000Z";
    expect(await use(150, at27, "a")).toEqual({
      ok: false,
      refusal: { code: "points.not-in-units", units: 100 },
    });
    expect(await use(200, at27, "a")).toEqual({
      ok: false,
      refusal: { code: "points.too-few", balance: 150 },
    });
    expect(await use(100, at27, "a")).toEqual({ ok: true, value: { repeated: false } });
    expect(await use(100, at27, "a")).toEqual({ ok: true, value: { repeated: true } });
    expect(await balance(at27)).toBe(50);
    await receive(["2026-06-01", "2026-08-01"], usual);
    const lines = await billed();
    expect(lines).toEqual([["2026-07", "-100", "none"]]);
  });

  test("a meter read anew takes back what is left of the grant, and no more", async () => {
    // June and July brought 30 each since; of May 50 are left, and 100 were used in good faith.
    expect(await balance("2026-08-09T01:00:00.000Z")).toBe(110);
    await receive(["2026-05-01", "2026-06-01"], () => 250, "2026-08-10");
    expect(await balance("2026-08-10T01:00:00.000Z")).toBe(60);
    expect(await balance("2026-08-11T01:00:00.000Z")).toBe(60);
  });

  test("fraud leaves nothing", async () => {
    const now = "2026-08-12T01:00:00.000Z";
    const ask = { accountId: resident, now, today: tokyoDay(now), reason: "磁石", by: "admin" };
    expect(await place.inTown((tx) => reportFraud(tx, CATALOGUE, ask))).toEqual({
      ok: true,
      value: null,
    });
    expect(await balance(now)).toBe(0);
  });
});

/** Bills from January through July as runs make them; the lines that points paid. */
async function billed() {
  const sources = storedSources(CATALOGUE);
  for (const billedMonth of ["2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07"]) {
    await runBilling({
      pool: place.database.app,
      operatorId: place.operator,
      month: month(billedMonth),
      asKnownAt: "2026-08-05T02:00:00.000Z",
      sources,
    });
  }
  const bills = await place.inTown((tx) => loadBills(tx, resident, CATALOGUE));
  return bills.flatMap((bill) =>
    bill.lines
      .filter(({ rule }) => rule === "ecorepo-mems/point-scheme")
      .map((line) => [line.item.slice("points-".length), toText(line.amount), line.tax.kind]),
  );
}

test("the days that are lived settle the points and tell them", async () => {
  await setClock("2026-08-12T01:00:00.000Z");
  const through = day("2026-08-12");
  await liveDays(place.database.app, CATALOGUE, place.operator, { through });
  expect(await balance("2026-08-12T01:00:00.000Z")).toBe(0);
});
