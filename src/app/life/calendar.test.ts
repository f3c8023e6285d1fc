import { describe, expect, test } from "vitest";
import { day } from "../../kernel/day.ts";
import { clockAt } from "../../platform/index.ts";
import { CATALOGUE, fibreRunningOut, pausedFibre, town } from "../../../test/support/lived-town.ts";
import { createServer } from "../server/create-server.ts";
import { calendarOf, hasCalendarFeed, newCalendarFeed } from "./calendar.ts";
import { liveDays } from "./live-days.ts";

const here = await town("calendars");
const PORTAL = "https://my.example.jp";
const world = { pool: here.database.app, catalogue: CATALOGUE, portal: PORTAL };
await here.setDay("2027-01-05");
const household = await here.settle("C-1", [pausedFibre("C-1-net")]);
const other = await here.settle("C-2", [fibreRunningOut("C-2-net")]);

function newFeed(account: number): Promise<string> {
  return here.inTown((tx) => newCalendarFeed(tx, account, "2027-01-05T01:00:00.000Z"));
}

type Lines = readonly (readonly [name: string, value: string])[];

/** Content lines unfolded, as RFC 5545 says: a break followed by a blank is none. */
function read(text: string): Lines {
  expect(text.endsWith("\r\n")).toBe(true);
  const folded = text.split("\r\n").slice(0, -1);
  expect(folded.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  const lines = text.slice(0, -2).replaceAll("\r\n ", "").split("\r\n");
  return lines.map((line) => {
    const cut = line.indexOf(":");
    return [line.slice(0, cut), unescaped(line.slice(cut + 1))] as const;
  });
}

function unescaped(value: string): string {
  return value.replaceAll(/\\([nN;,\\])/g, (_, letter: string) =>
    letter.toLowerCase() === "n" ? "\n" : letter,
  );
}

function events(lines: Lines): readonly ReadonlyMap<string, string>[] {
  const found: Map<string, string>[] = [];
  let inAlarm = false;
  for (const [name, value] of lines) {
    if (name === "BEGIN" && value === "VEVENT") found.push(new Map());
    if (value === "VALARM") inAlarm = name === "BEGIN";
    found.at(-1)?.set(inAlarm ? `ALARM ${name}` : name, value);
  }
  return found;
}

async function fetched(token: string) {
  return events(read((await calendarOf(world, token)) ?? ""));
}

describe("a calendar", () => {
  test("tells each deadline as a whole day, in Japanese, with its page and an alarm", async () => {
    const all = await fetched(await newFeed(household));
    const pause = all.find((event) => event.get("SUMMARY")?.includes("一時停止の最後の日"));
    expect(Object.fromEntries(pause ?? [])).toMatchObject({
      SUMMARY: "ひかり：一時停止の最後の日（翌日からご利用を再開します）",
      "DTSTART;VALUE=DATE": "20270109",
      "DTEND;VALUE=DATE": "20270110",
      "URL;VALUE=URI": "https://my.example.jp/calendar",
      SEQUENCE: "4",
      "LAST-MODIFIED": "20260110T010000Z",
      // Seven days before, at nine in the morning.
      "ALARM TRIGGER;RELATED=START": "-P6DT15H",
      "ALARM ACTION": "DISPLAY",
    });
    expect(pause?.get("DESCRIPTION")).toContain("IT-12");
  });

  test("is the same text while nothing happens, with one name for each event", async () => {
    const token = await newFeed(household);
    const first = await calendarOf(world, token);
    expect(await calendarOf(world, token)).toBe(first);
    const names = events(read(first ?? "")).map((event) => event.get("UID"));
    expect(new Set(names).size).toBe(names.length);
  });

  test("holds the household's own contracts and no one else's", async () => {
    const [mine, theirs] = [
      await fetched(await newFeed(household)),
      await fetched(await newFeed(other)),
    ];
    const said = (all: typeof mine) => all.map((event) => event.get("SUMMARY") ?? "").join();
    expect(said(mine)).toContain("一時停止");
    expect(said(theirs)).not.toContain("一時停止");
    expect(said(theirs)).toContain("契約期間の最後の日");
  });

  test("keeps the name of an event after its day, and gives it a later sequence", async () => {
    const token = await newFeed(household);
    const uid = (all: Awaited<ReturnType<typeof fetched>>) =>
      all.find((event) => event.get("DTSTART;VALUE=DATE") === "20270109");
    const before = uid(await fetched(token));
    await here.setDay("2027-01-10");
    await liveDays(here.database.app, CATALOGUE, here.operator, { through: day("2027-01-10") });
    const after = uid(await fetched(token));
    expect(after?.get("UID")).toBe(before?.get("UID"));
    expect(Number(after?.get("SEQUENCE"))).toBeGreaterThan(Number(before?.get("SEQUENCE")));
  });
});

describe("the secret address", () => {
  test("ends with the next one, and is kept nowhere", async () => {
    const old = await newFeed(household);
    const fresh = await newFeed(household);
    expect(await calendarOf(world, old)).toBeNull();
    expect(await calendarOf(world, fresh)).not.toBeNull();
    const rows = await here.inTown((tx) =>
      tx.query<{ row: string }>(
        "select f::text as row from calendar_feed f where operator_id = $1",
        [tx.operatorId],
      ),
    );
    expect(rows.some(({ row }) => row.includes(fresh))).toBe(false);
    expect(await here.inTown((tx) => hasCalendarFeed(tx, household))).toBe(true);
  });

  test("opens without a login; every other one is answered alike", async () => {
    const token = await newFeed(household);
    const server = createServer({
      pool: here.database.app,
      catalogue: CATALOGUE,
      clock: clockAt("2027-01-10T01:00:00.000Z"),
      config: { http: { host: "", port: 1, publicUrl: PORTAL, trustProxy: false } },
    });
    const ask = async (file: string) => {
      const answer = await server.request(`/calendar/${file}`);
      return {
        status: answer.status,
        type: answer.headers.get("Content-Type"),
        text: await answer.text(),
      };
    };
    const good = await ask(`${token}.ics`);
    expect({ status: good.status, type: good.type }).toEqual({
      status: 200,
      type: "text/calendar; charset=utf-8",
    });
    const unknown = await ask(`${"A".repeat(43)}.ics`);
    expect(unknown.status).toBe(404);
    expect(await ask("short.ics")).toEqual(unknown);
    expect(await ask(`${token.slice(0, 42)}.ics`)).toEqual(unknown);
  });

  test("cannot be guessed at quickly", async () => {
    const server = createServer({
      pool: here.database.app,
      catalogue: CATALOGUE,
      clock: { ...clockAt("2027-01-10T01:00:00.000Z"), elapsedMs: () => 0 },
      config: { http: { host: "", port: 1, publicUrl: PORTAL, trustProxy: false } },
    });
    const statuses: number[] = [];
    for (let tries = 0; tries < 31; tries += 1) {
      statuses.push((await server.request(`/calendar/${"B".repeat(43)}.ics`)).status);
    }
    expect(new Set(statuses.slice(0, 30))).toEqual(new Set([404]));
    expect(statuses.at(-1)).toBe(429);
  });
});
