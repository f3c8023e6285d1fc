import { describe, expect, test } from "vitest";
import { freshDatabase } from "../../test/support/postgres.ts";
import {
  bytesOf,
  longCsv,
  pastDayXml,
  sameDayXml,
  whAt,
  wideCsv,
} from "../../test/support/reading-files.ts";
import { addDays, day, type Day } from "../kernel/day.ts";
import { type Tx, withOperator } from "../platform/index.ts";
import {
  type ImportOptions,
  importReadings,
  lateDays,
  loadSeries,
  QUALITY,
  readingsReach,
  type Source,
  storeDays,
  storeMeters,
} from "./index.ts";

const database = await freshDatabase();
const from = day("2024-04-30");
const period = { from, until: addDays(from, 2) };
const FIRST = "2024-05-02T01:00:00.000Z";
const LATER = "2024-06-20T01:00:00.000Z";
const supplyPoint = "0300000000000000000001";
const long = {
  mapping: { format: "long", meter: "m1" },
  knownAt: FIRST,
} as const satisfies ImportOptions;
const wide = {
  mapping: { format: "wide", unit: "kWh" },
  knownAt: FIRST,
} as const satisfies ImportOptions;
const two = longCsv({ from, days: 2 });
const nothing = { added: 0, corrected: 0, unchanged: 0 };
let operators = 0;

/** Every test that writes has an operator of its own: nothing is left over from another. */
async function newOperator(): Promise<number> {
  operators += 1;
  const id = await database.createOperator(`metering-${operators}`);
  const meters = [
    { meter: "m1", supplyPoint, area: "tokyo" },
    { meter: "m2", supplyPoint: null, area: "kansai" },
  ] as const;
  await on(id, (tx) => storeMeters(tx, meters));
  return id;
}

function on<T>(id: number, action: (tx: Tx) => Promise<T>): Promise<T> {
  return withOperator(database.app, id, action);
}

function take(id: number, source: Source, options: ImportOptions) {
  return on(id, (tx) => importReadings(tx, source, options));
}

const network = (id: number, xml: string, { name, knownAt }: { name: string; knownAt: string }) =>
  take(id, { bytes: Buffer.from(xml), name }, { mapping: { format: "network-xml" }, knownAt });

async function stored(id: number, meter = "m1", knownAt?: string) {
  const query = { meters: [meter], period, ...(knownAt ? { knownAt } : {}) };
  return (await on(id, (tx) => loadSeries(tx, query))).get(meter);
}

function versions(id: number) {
  const sql =
    "select meter_id, day::text, version from interval_day order by meter_id, day, version";
  return on(id, (tx) => tx.query(sql));
}

function expected(
  change: (on: Day, slot: number, wh: number) => number = (_, __, wh) => wh,
): Int32Array {
  return Int32Array.from({ length: 96 }, (_, index) => {
    const each = addDays(from, Math.floor(index / 48));
    return change(each, index % 48, whAt(each, index % 48));
  });
}

describe("importing readings", () => {
  test("stores whole days over a month's end, and says what it did", async () => {
    const id = await newOperator();
    const report = await take(id, { ...bytesOf(two), name: "may.csv" }, long);
    expect(report).toEqual({
      outcome: "stored",
      importId: report.importId,
      source: "may.csv",
      sameAs: null,
      format: "long",
      encoding: "utf-8",
      unit: "kWh",
      stamp: "start",
      stage: null,
      rows: 97,
      slots: 96,
      meters: 1,
      days: { added: 2, corrected: 0, unchanged: 0 },
      problemCount: 0,
      problems: [],
    });
    const quality = new Uint8Array(96).fill(QUALITY.measured);
    expect(await stored(id)).toEqual({
      meter: "m1",
      from,
      wh: expected(),
      quality,
      knownAt: FIRST,
    });
    expect(await on(id, (tx) => readingsReach(tx, "m1"))).toEqual(period);
    expect(await on(id, (tx) => readingsReach(tx, "m2"))).toBeNull();
    const log = await on(id, (tx) =>
      tx.query("select source, outcome, report from reading_import"),
    );
    expect(log).toEqual([{ source: "may.csv", outcome: "stored", report }]);
  });

  test("the same file twice changes nothing", async () => {
    const id = await newOperator();
    const first = await take(id, bytesOf(two), long);
    const again = await take(id, bytesOf(two), { ...long, knownAt: LATER });
    expect(again).toMatchObject({ outcome: "unchanged", sameAs: first.importId, days: nothing });
    expect((await versions(id)).length).toBe(2);
  });

  test("the same values in another form change nothing either", async () => {
    const id = await newOperator();
    await take(id, bytesOf(two), long);
    const mapping = { ...wide.mapping, meter: "m1" };
    const again = await take(id, bytesOf(wideCsv({ from, days: 2 })), { mapping, knownAt: LATER });
    expect(again).toMatchObject({
      outcome: "unchanged",
      sameAs: null,
      days: { ...nothing, unchanged: 2 },
    });
    expect((await versions(id)).length).toBe(2);
  });

  test("a corrected file makes a new version; the old one stays readable", async () => {
    const id = await newOperator();
    await take(id, bytesOf(two), long);
    const report = await take(id, bytesOf(two.with(3, "2024-04-30 01:00,0.999")), {
      ...long,
      knownAt: LATER,
    });
    expect(report).toMatchObject({
      outcome: "stored",
      days: { added: 0, corrected: 1, unchanged: 1 },
    });
    expect(await versions(id)).toEqual([
      { meter_id: "m1", day: "2024-04-30", version: 1 },
      { meter_id: "m1", day: "2024-04-30", version: 2 },
      { meter_id: "m1", day: "2024-05-01", version: 1 },
    ]);
    const after = expected((each, slot, wh) => (each === from && slot === 2 ? 999 : wh));
    expect(await stored(id)).toMatchObject({ wh: after, knownAt: LATER });
    expect(await stored(id, "m1", "2024-06-19T00:00:00Z")).toMatchObject({
      wh: expected(),
      knownAt: FIRST,
    });
    const unknown = { wh: new Int32Array(96), quality: new Uint8Array(96), knownAt: "" };
    expect(await stored(id, "m1", "2024-05-01T00:00:00Z")).toMatchObject(unknown);
    const asked = { since: FIRST, until: LATER, before: period.until };
    const late = await on(id, (tx) => lateDays(tx, asked));
    expect(late.map(({ meter, day: each }) => [meter, each])).toEqual([["m1", from]]);
    expect(await on(id, (tx) => lateDays(tx, { ...asked, meters: ["m2"] }))).toEqual([]);
    expect(await on(id, (tx) => lateDays(tx, { ...asked, before: from }))).toEqual([]);
  });

  test("the first file again, after its correction, does not undo it", async () => {
    const id = await newOperator();
    await take(id, bytesOf(two), long);
    await take(id, bytesOf(two.with(3, "2024-04-30 01:00,0.999")), { ...long, knownAt: LATER });
    const replay = await take(id, bytesOf(two), { ...long, knownAt: "2024-07-01T00:00:00.000Z" });
    expect(replay.outcome).toBe("unchanged");
    expect((await stored(id))?.wh[2]).toBe(999);
  });

  test("the same bytes read with another unit are another import", async () => {
    const id = await newOperator();
    const bare = bytesOf(two.with(0, "timestamp,value"));
    await take(id, bare, { ...long, mapping: { ...long.mapping, unit: "kW" } });
    const report = await take(id, bare, {
      mapping: { ...long.mapping, unit: "kWh" },
      knownAt: LATER,
    });
    expect(report).toMatchObject({ outcome: "stored", days: { ...nothing, corrected: 2 } });
    expect((await stored(id))?.wh).toEqual(expected());
  });

  test("nothing of a file with a fault is stored, unless the good days are asked for", async () => {
    const id = await newOperator();
    const bad = bytesOf(two.with(3, "2024-04-30 01:00,-0.1"));
    const fault = { row: 4, field: "value", code: "metering.value-negative", got: "-0.1" };
    const refused = await take(id, bad, long);
    expect(refused).toMatchObject({
      outcome: "refused",
      days: nothing,
      problemCount: 1,
      problems: [fault],
    });
    expect(await versions(id)).toEqual([]);
    const partly = await take(id, bad, { ...long, goodRowsOnly: true });
    expect(partly).toMatchObject({
      outcome: "partly-stored",
      days: { ...nothing, added: 1 },
      problems: [fault],
    });
    expect(await versions(id)).toEqual([{ meter_id: "m1", day: "2024-05-01", version: 1 }]);
    const again = await take(id, bad, { ...long, goodRowsOnly: true });
    expect(again).toMatchObject({
      outcome: "unchanged",
      sameAs: null,
      days: { ...nothing, unchanged: 1 },
    });
  });

  test("days that the file lacks are gaps between days that it has", async () => {
    const id = await newOperator();
    const lines = longCsv({ from, days: 3 }).filter((line) => !line.startsWith("2024-05-01"));
    await take(id, bytesOf(lines), long);
    const around = { from: addDays(from, -1), until: addDays(from, 3) };
    const series = (await on(id, (tx) => loadSeries(tx, { meters: ["m1"], period: around }))).get(
      "m1",
    );
    const marks = [QUALITY.missing, QUALITY.measured, QUALITY.missing, QUALITY.measured];
    expect([...(series?.quality ?? [])]).toEqual(
      marks.flatMap((mark) => Array.from({ length: 48 }, () => mark)),
    );
    expect([series?.wh[47], series?.wh[48], series?.wh[96], series?.wh[144]]).toEqual([
      0,
      whAt(from, 0),
      0,
      whAt(addDays(from, 2), 0),
    ]);
  });

  test("progress tells bytes read and days stored", async () => {
    const seen: unknown[] = [];
    await take(await newOperator(), bytesOf(two), {
      ...long,
      onProgress: (each) => seen.push(each),
    });
    const { length } = bytesOf(two).bytes;
    expect(seen).toEqual([
      { step: "reading", bytes: length },
      { step: "storing", days: 2, of: 2 },
    ]);
  });
});

describe("imports at the same time", () => {
  test("of one operator take turns: both files are versions of their day", async () => {
    const id = await newOperator();
    const other = two.with(3, "2024-04-30 01:00,0.999");
    const reports = await Promise.all([
      take(id, bytesOf(two), long),
      take(id, bytesOf(other), long),
    ]);
    expect(reports.map(({ outcome }) => outcome)).toEqual(["stored", "stored"]);
    expect((await versions(id)).map(({ version }) => version)).toEqual([1, 2, 1]);
  });

  test("of several operators may all be the first of a month", async () => {
    const ids = await Promise.all([newOperator(), newOperator(), newOperator()]);
    const source = bytesOf(longCsv({ from: day("2031-01-31"), days: 2 }));
    const reports = await Promise.all(ids.map((id) => take(id, source, long)));
    expect(reports.map(({ outcome }) => outcome)).toEqual(["stored", "stored", "stored"]);
  });
});

describe("meters of a file", () => {
  test("are found by name or supply point; unknown ones are named with their row", async () => {
    const id = await newOperator();
    const [header = "", ...one] = wideCsv({ from, days: 2, meter: supplyPoint });
    const other = wideCsv({ from, days: 2, meter: "m2" }).slice(1);
    const strange = wideCsv({ from, days: 1, meter: "m9" }).slice(1);
    const source = bytesOf([header, ...one, ...strange, ...other]);
    expect(await take(id, source, wide)).toMatchObject({
      outcome: "refused",
      problems: [{ row: 4, field: "meter", code: "metering.unknown-meter", got: "m9" }],
    });
    const partly = await take(id, source, { ...wide, goodRowsOnly: true });
    expect(partly).toMatchObject({ outcome: "partly-stored", days: { ...nothing, added: 4 } });
    expect((await stored(id, "m1"))?.wh).toEqual(expected());
    expect((await stored(id, "m2"))?.wh).toEqual(expected());
  });

  test("may be named by the caller", async () => {
    const id = await newOperator();
    const source = bytesOf(longCsv({ from, days: 2, meter: "house" }));
    const meters = new Map([["house", "m2"]]);
    await take(id, source, { mapping: { format: "long" }, knownAt: FIRST, meters });
    expect((await stored(id, "m2"))?.wh).toEqual(expected());
  });

  test("two names of one meter in a file are refused", async () => {
    const [header = "", ...one] = wideCsv({ from, days: 1, meter: supplyPoint });
    const same = wideCsv({ from, days: 1, meter: "m1" }).slice(1);
    const report = await take(await newOperator(), bytesOf([header, ...one, ...same]), wide);
    expect(report).toMatchObject({
      outcome: "refused",
      problems: [{ code: "metering.unknown-meter", got: "m1" }],
    });
  });

  test("of another operator do not exist", async () => {
    const [mine, theirs] = [await newOperator(), await newOperator()];
    await take(mine, bytesOf(two), long);
    expect((await stored(theirs))?.knownAt).toBe("");
    expect(await versions(theirs)).toEqual([]);
  });
});

describe("what was known when", () => {
  const message = { supplyPoint, on: from };

  test("cannot be rewritten: values known earlier than the stored ones are refused", async () => {
    const id = await newOperator();
    await take(id, bytesOf(two), { ...long, knownAt: LATER });
    const earlier = await take(id, bytesOf(two.with(3, "2024-04-30 01:00,0.999")), long);
    expect(earlier).toMatchObject({
      outcome: "refused",
      problems: [{ row: 2, field: "m1 2024-04-30", code: "metering.known-out-of-order" }],
    });
    expect((await versions(id)).length).toBe(2);
  });

  test("same-day messages fill a day, and the past day's message settles it", async () => {
    const id = await newOperator();
    await network(id, sameDayXml(message, 0), {
      name: "W41110_1.xml",
      knownAt: "2024-04-30T00:00:00.000Z",
    });
    await network(id, sameDayXml(message, 1), {
      name: "W41110_2.xml",
      knownAt: "2024-04-30T00:30:00.000Z",
    });
    expect([...((await stored(id))?.quality ?? [])].slice(0, 4)).toEqual([2, 2, 0, 0]);
    await network(id, pastDayXml(message), { name: "W41120.xml", knownAt: FIRST });
    expect((await stored(id))?.wh.slice(0, 48)).toEqual(expected().slice(0, 48));
    const late = sameDayXml(message, 0, { value: "0.5" });
    const report = await network(id, late, { name: "W41110_1b.xml", knownAt: LATER });
    expect(report).toMatchObject({ outcome: "unchanged", days: { ...nothing, unchanged: 1 } });
    expect((await versions(id)).map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  test("a later correction of a settled day is its next version", async () => {
    const id = await newOperator();
    await network(id, pastDayXml(message), { name: "W41120.xml", knownAt: FIRST });
    const report = await network(id, pastDayXml(message, 48, 5), {
      name: "W41120.xml",
      knownAt: LATER,
    });
    expect(report.days).toEqual({ ...nothing, corrected: 1 });
    expect((await stored(id))?.wh[0]).toBe(whAt(from, 0) + 5);
  });
});

test("days from a generator are stored without a file, in many chunks", async () => {
  const id = await newOperator();
  const first = day("2010-01-01");
  const days = Array.from({ length: 4100 }, (_, offset) => ({
    meter: "m2",
    day: addDays(first, offset),
    wh: new Int32Array(48).fill(offset),
    quality: new Uint8Array(48).fill(QUALITY.measured),
  }));
  const counts = await on(id, (tx) => storeDays(tx, days, { importId: 0, knownAt: FIRST }));
  expect(counts).toEqual({ ...nothing, added: 4100, outOfOrder: [] });
  const last = { from: addDays(first, 4098), until: addDays(first, 4100) };
  const series = await on(id, (tx) => loadSeries(tx, { meters: ["m2"], period: last }));
  expect(series.get("m2")?.wh).toEqual(
    Int32Array.from({ length: 96 }, (_, index) => (index < 48 ? 4098 : 4099)),
  );
});

/** A day of 100 Wh each until 10:00, then what is given. */
function known(shares: readonly number[], quality: number) {
  const made = { wh: new Int32Array(48), quality: new Uint8Array(48) };
  made.wh.fill(100, 0, 20);
  made.quality.fill(QUALITY.measured, 0, 20);
  made.wh.set(shares, 20);
  made.quality.fill(quality, 20, 20 + shares.length);
  return { meter: "m1", day: from, ...made };
}

test("a gateway's outage is stored as shares, and its meter's history corrects them", async () => {
  const id = await newOperator();
  const store = (of: ReturnType<typeof known>, knownAt: string) =>
    on(id, (tx) => storeDays(tx, [of], { importId: 0, knownAt }));
  const outage = known([66, 67, 67], QUALITY.spread);
  const history = known([20, 130, 50], QUALITY.backfilled);
  expect(await store(outage, FIRST)).toEqual({ ...nothing, added: 1, outOfOrder: [] });
  expect(await store(history, LATER)).toEqual({ ...nothing, corrected: 1, outOfOrder: [] });
  expect(await store(outage, LATER)).toEqual({ ...nothing, unchanged: 1, outOfOrder: [] });
  const series = await stored(id);
  expect([...(series?.wh.subarray(19, 24) ?? [])]).toEqual([100, 20, 130, 50, 0]);
  expect([...(series?.quality.subarray(19, 24) ?? [])]).toEqual([1, 4, 4, 4, 0]);
});
