import { describe, expect, test } from "vitest";
import {
  kwhText,
  pastDayXml,
  sameDayXml,
  settledXml,
  whAt,
  zipOf,
} from "../../../test/support/reading-files.ts";
import { day } from "../../kernel/day.ts";
import { QUALITY } from "../series.ts";
import { seriesOfReadings } from "../../../test/support/series-of-readings.ts";
import { READ_LIMITS } from "./line-blocks.ts";
import { mappingField, type Stage } from "./mapping.ts";
import { readReadings } from "./read-readings.ts";

const on = day("2024-04-01");
const supplyPoint = "0300000000000000000001";
const message = { supplyPoint, on };
const wholeDay = Int32Array.from({ length: 48 }, (_, slot) => whAt(on, slot));
const measured = new Uint8Array(48).fill(QUALITY.measured);

function read(
  content: string | Buffer,
  { name = "", stage }: { name?: string; stage?: Stage } = {},
) {
  const mapping = mappingField.parse({ format: "network-xml", ...(stage ? { stage } : {}) });
  return readReadings({ bytes: Buffer.from(content), name }, mapping, READ_LIMITS);
}

async function seriesIn(content: string | Buffer, about: { name?: string; stage?: Stage } = {}) {
  const readings = await read(content, about);
  expect(readings.problems.kept).toEqual([]);
  const series = seriesOfReadings(readings, { knownAt: "" }).get(supplyPoint);
  return { stage: readings.stage, from: series?.from, wh: series?.wh, quality: series?.quality };
}

async function problemsOf(content: string | Buffer, name = "W41120202404010000.zip") {
  return (await read(content, { name })).problems.kept;
}

describe("network operators' messages", () => {
  test("a past day is measured, whole, and named by its file", async () => {
    const found = { stage: "past-day", from: on, wh: wholeDay, quality: measured };
    expect(await seriesIn(pastDayXml(message), { name: "W41120202404020000.xml" })).toEqual(found);
    expect(await seriesIn(pastDayXml(message), { stage: "past-day" })).toEqual(found);
    const zip = zipOf({ "message.xml": pastDayXml(message) });
    expect(await seriesIn(zip, { name: "W41120202404020000.zip" })).toEqual(found);
  });

  test("the same day is provisional, and its other slots are not known yet", async () => {
    const quality = new Uint8Array(48);
    quality[20] = QUALITY.provisional;
    const wh = new Int32Array(48);
    wh[20] = 38; // 0.0383 kWh is 38.3 Wh
    const xml = sameDayXml(message, 20, { value: "0.0383" });
    expect(await seriesIn(xml, { name: "W41110202404011030____.zip" })).toEqual({
      stage: "same-day",
      from: on,
      wh,
      quality,
    });
  });

  test("settled usage runs over days, and a partial supply counts its own share", async () => {
    const days = await seriesIn(settledXml(message, { days: 3 }), {
      name: "W51220202405200000.zip",
    });
    expect([days.stage, days.wh?.length, days.wh?.[0]]).toEqual(["settled", 144, whAt(on, 0)]);
    const share = await seriesIn(settledXml(message, { partial: "2" }));
    expect([share.stage, share.wh]).toEqual(["settled", new Int32Array(48).fill(50)]);
  });

  test("slots flagged as not measured are gaps, not zeros", async () => {
    const flagged = await seriesIn(sameDayXml(message, 3, { flag: "1" }), { stage: "same-day" });
    expect(flagged.quality).toEqual(new Uint8Array(48).fill(QUALITY.missing));
    const unavailable = await seriesIn(settledXml(message, { unavailable: "1" }));
    expect(unavailable.quality).toEqual(new Uint8Array(48).fill(QUALITY.missing));
  });

  test("tenths of a Wh are carried from slot to slot", async () => {
    const xml = pastDayXml(message).replaceAll(/<JP06125>[^<]*/g, "<JP06125>0.0004");
    const { wh } = await seriesIn(xml, { stage: "past-day" });
    expect(wh?.reduce((sum, each) => sum + each, 0)).toBe(19); // 48 × 0.4 = 19.2
  });

  test("high voltage reads its own element", async () => {
    const high = pastDayXml(message)
      .replaceAll(supplyPoint, "0310000000000000000001")
      .replaceAll("JP06125", "JP06123");
    const readings = await read(high, { stage: "past-day" });
    expect([readings.problems.count, readings.slots]).toEqual([0, 48]);
  });

  test("several messages in one ZIP make one day", async () => {
    const zip = zipOf(
      Object.fromEntries([0, 1].map((slot) => [`W41110_${slot}.xml`, sameDayXml(message, slot)])),
    );
    const { wh } = await seriesIn(zip);
    expect([...(wh ?? [])].filter((each) => each > 0)).toEqual(
      [0, 1].map((slot) => Math.floor(whAt(on, slot) / 10 + 0.5)),
    );
  });
});

describe("what is refused of a message", () => {
  test.each([
    ["an unknown stage", pastDayXml(message), "readings.xml", { code: "metering.stage-unstated" }],
    [
      "XML cut short",
      pastDayXml(message).slice(0, -40),
      undefined,
      { code: "metering.xml-broken" },
    ],
    [
      "a document type",
      pastDayXml(message).replace("<SBD", '<!DOCTYPE x [<!ENTITY a "aaaa">]><SBD'),
      undefined,
      { code: "metering.xml-doctype" },
    ],
    [
      "an entity of its own",
      pastDayXml(message).replace("縁側", "&a;"),
      undefined,
      { code: "metering.xml-broken" },
    ],
    ["other XML", "<html></html>", undefined, { code: "metering.xml-unexpected", got: "html" }],
    [
      "a message without body",
      "<SBD-MSG></SBD-MSG>",
      undefined,
      { code: "metering.xml-unexpected" },
    ],
    ["nothing", "", undefined, { code: "metering.file-empty" }],
    [
      "47 slots",
      pastDayXml(message, 47),
      undefined,
      { code: "metering.day-incomplete", got: "47 slots, without 23:30" },
    ],
    [
      "a negative value",
      pastDayXml(message).replace(`${kwhText(whAt(on, 5))}0`, "-0.1000"),
      undefined,
      { code: "metering.value-negative" },
    ],
    [
      "no value",
      pastDayXml(message).replace(`${kwhText(whAt(on, 5))}0`, ""),
      undefined,
      { code: "metering.value-missing" },
    ],
    [
      "a time code 49",
      pastDayXml(message).replace("<JP06219>48<", "<JP06219>49<"),
      undefined,
      { code: "metering.slot-code" },
    ],
    [
      "a date that is none",
      pastDayXml(message).replace("20240401", "20240431"),
      undefined,
      { code: "metering.date-unreadable" },
    ],
    [
      "a short supply point number",
      sameDayXml({ on, supplyPoint: "03" }, 1),
      undefined,
      { code: "metering.unknown-meter", got: "03" },
    ],
  ])("%s", async (_, xml, name, problem) => {
    const [first] = await problemsOf(xml, name);
    expect(first).toMatchObject(problem);
  });

  test("a ZIP that is cut short, holds no XML, or mixes stages", async () => {
    const zip = zipOf({ "a.xml": pastDayXml(message) });
    expect(await problemsOf(zip.subarray(0, 300))).toMatchObject([{ code: "metering.zip-broken" }]);
    const flipped = Buffer.from(zip);
    flipped.fill(0xff, 60, 90);
    expect(await problemsOf(flipped)).toMatchObject([{ code: "metering.zip-broken" }]);
    expect(await problemsOf(zipOf({ "a.exe": "MZ" }))).toMatchObject([
      { code: "metering.zip-content", got: "a.exe" },
    ]);
    expect(await problemsOf(zipOf({}))).toMatchObject([{ code: "metering.zip-content" }]);
    const mixed = zipOf({
      "W41110.xml": sameDayXml(message, 1),
      "W41120.xml": pastDayXml(message),
    });
    expect(await problemsOf(mixed, "both.zip")).toMatchObject([{ code: "metering.zip-content" }]);
  });

  test("a ZIP that would unpack to far more than it is, or says less than it holds", async () => {
    const zeros = "0".repeat(8 * 1024 * 1024);
    expect(await problemsOf(zipOf({ "a.xml": zeros }))).toMatchObject([
      { code: "metering.zip-bomb" },
    ]);
    expect(await problemsOf(zipOf({ "a.xml": zeros }, 100))).toMatchObject([
      { code: "metering.zip-broken" },
    ]);
  });
});
