import { expect, it } from "vitest";
import { demoServer, demoTown } from "../../../../test/support/demo-town.ts";
import { browserOf, refusalOf } from "../../../../test/support/portal.ts";
import { listOperators, type Tx, withOperator } from "../../../platform/index.ts";
import type { HeatView, NowView, PartsView, SimilarView } from "../../api/home-views.ts";

const database = await demoTown();
const app = await demoServer(database);
const [operator] = await listOperators(database.app);
const inTown = <T>(act: (tx: Tx) => Promise<T>) =>
  withOperator(database.app, operator?.operatorId ?? 0, act);
const keiko = await browserOf(app, "keiko@example.jp");
const keikosId = await inTown(async (tx) => {
  const [row] = await tx.query<{ id: number }>(
    "select account_id as id from account where operator_id = $1 and number = 'E10001'",
    [tx.operatorId],
  );
  return row?.id ?? 0;
});
const desk = await browserOf(app, "desk@example.jp");

async function parts(query: string): Promise<PartsView> {
  const { status, json } = await keiko.get(`/api/use/parts?${query}`);
  expect(status).toBe(200);
  // The route's own schema shaped it.
  return json as PartsView;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

it.each(["day", "week", "month", "year"])(
  "reconciles a %s to the Wh and to the yen",
  async (span) => {
    for (const cut of ["room", "appliance"]) {
      const view = await parts(`span=${span}&at=2026-11-20&cut=${cut}`);
      const measured = sum(view.parts.map(({ totalWh }) => totalWh));
      expect(view.totalWh + view.aloneWh).toBe(measured + view.rest.totalWh);
      expect(sum(view.steps.map(({ wh }) => wh))).toBe(view.totalWh);
      expect(view.yen).toBeGreaterThan(0);
      expect(sum(view.parts.map((part) => part.yen ?? 0)) + (view.rest.yen ?? 0)).toBe(view.yen);
    }
  },
);

it("shows appliances greatest first, rooms and what is in none, and most of the use", async () => {
  const appliances = await parts("span=month&at=2026-10-20&cut=appliance");
  const sums = appliances.parts.map(({ totalWh }) => totalWh);
  expect(sums).toEqual(sums.toSorted((a, b) => b - a));
  const kinds = new Set(appliances.parts.map(({ kind }) => kind));
  expect([...kinds]).toEqual(expect.arrayContaining(["air-conditioner", "light", "circuit"]));
  const rooms = await parts("span=month&at=2026-10-20&cut=room");
  expect(rooms.parts.map(({ name }) => name.ja)).toContain("リビング");
  expect(rooms.parts.find(({ room }) => room === null)?.name.ja).toBe("部屋を決めていないもの");
  expect(rooms.rest).toEqual(appliances.rest);
  expect(appliances.coveredWh * 2).toBeGreaterThan(appliances.totalWh);
});

it("says what lies ahead, and what of a day that is not over is known", async () => {
  const week = await parts("span=week&at=2026-11-20");
  expect([week.from, week.until, week.previous, week.next]).toEqual([
    "2026-11-16",
    "2026-11-23",
    "2026-11-09",
    null,
  ]);
  const today = await parts("span=day");
  expect(today.at).toBe("2026-11-22");
  expect(today.known).toEqual({ slots: 20, missing: 0, estimated: 0 });
  expect(today.steps.filter(({ ahead }) => ahead)).toHaveLength(28);
});

it("prices days so that they sum to their month, as the month of the bill is lived", async () => {
  const month = await parts("span=month&at=2026-10-15");
  const days = await Promise.all(
    month.steps.map(({ key }) => parts(`span=day&at=${key}&cut=house`)),
  );
  expect(sum(days.map(({ yen }) => yen ?? Number.NaN))).toBe(month.yen);
  expect(month.fixedYen).toBe(days[0]?.fixedYen);
});

it("says the same of the house as the bars in bands do: through now, no further", async () => {
  const month = await parts("span=month&at=2026-11-22");
  const { json } = await keiko.get("/api/use/month?month=2026-11");
  expect(json).toMatchObject({ totalWh: month.totalWh, yen: month.yen });
  const today = await parts("span=day");
  const day = (await keiko.get("/api/use/day")).json;
  expect(day).toMatchObject({ day: today.at, totalWh: today.totalWh, yen: today.yen });
});

it("compares the newest day that was told, foresees the month, weighs standby", async () => {
  const { json } = await keiko.get("/api/use/now");
  const now = json as NowView;
  expect([now.day, now.isToday, now.through]).toEqual(["2026-11-22", true, 20]);
  expect(now.usualDays).toEqual(["2026-11-15", "2026-11-08", "2026-11-01", "2026-10-25"]);
  expect(now.path.at(-1)).toBe(now.wh);
  const { forecast, wh } = now.month;
  expect(forecast?.wh).toBeGreaterThan(wh);
  expect(forecast?.lowYen).toBeLessThan(forecast?.highYen ?? 0);
  expect(now.standby).toMatchObject({ days: 35 });
  expect(now.standby?.yenAYear).toBeGreaterThan(0);
});

it("draws a month as half-hours by days, empty where nothing was told", async () => {
  const { json } = await keiko.get("/api/use/heat?month=2026-11");
  const { days } = json as HeatView;
  expect(days).toHaveLength(30);
  expect(days[19]?.wh.every((wh) => wh !== null)).toBe(true);
  expect(days[22]?.wh.every((wh) => wh === null)).toBe(true);
});

it("shows Light the house alone, and what Premium would add (HM-09)", async () => {
  const at = "/api/staff/accounts/E10031/use";
  const asked = "span=day&cut=appliance&at=2026-11-20&purpose=inquiry";
  const view = (await desk.get(`${at}/parts?${asked}`)).json as PartsView;
  expect(view).toMatchObject({ shows: "house", cut: "house", parts: [], manages: false });
  expect(view.premium).toMatchObject({ yen: 638, contract: "E10031-home" });
  expect(view.rest.totalWh).toBe(view.totalWh);
  const dates = "from=2026-11-20&until=2026-11-21";
  const file = await desk.file(`${at}/csv?${dates}&cut=appliance&purpose=inquiry`);
  expect(new TextDecoder().decode(file.bytes).split("\r\n")[0]).not.toContain("回路");
});

it("writes half-hours as a file, a year and a month at most", async () => {
  const file = await keiko.file("/api/use/csv?from=2026-11-20&until=2026-11-22&cut=room");
  const lines = new TextDecoder("utf-8", { ignoreBOM: true }).decode(file.bytes).split("\r\n");
  expect([file.status, file.type, lines.length]).toEqual([200, "text/csv; charset=utf-8", 97]);
  expect(lines[0]).toMatch(/^\uFEFF"日付","開始","終了","住まい全体の使用量\(kWh\)","状態"/);
  expect(lines[0]).toContain('"リビング(kWh)","状態"');
  expect(lines[1]).toMatch(/^2026-11-20,00:00,00:30,\d+\.\d{3},/);
  const long = await keiko.get("/api/use/csv?from=2025-01-01&until=2026-11-22");
  expect(refusalOf(long)).toEqual({ status: 422, code: "use.span-too-long" });
  const none = await keiko.get("/api/use/csv?from=2026-11-22&until=2026-11-22");
  expect(refusalOf(none)).toEqual({ status: 422, code: "use.span-too-long" });
});

const told = { takesPart: true, dwelling: "house", people: 9 };

async function similar(): Promise<SimilarView> {
  // The route's own schema shaped it.
  return (await keiko.get("/api/use/similar")).json as SimilarView;
}

async function change(body: unknown): Promise<SimilarView> {
  return (await keiko.post("/api/use/similar", body)).json as SimilarView;
}

/** Make households of the town alike: of nine people in a house. */
function makeAlike(facts: object): Promise<unknown> {
  return inTown((tx) =>
    tx.query(
      `update account set facts = facts || $2::jsonb where operator_id = $1
         and customer = 'consumer' and number > 'E10020' and number < 'E10060'`,
      [tx.operatorId, JSON.stringify({ dwelling: "house", people: "9", ...facts })],
    ),
  );
}

it("compares with five and more similar homes that take part, and lets one leave", async () => {
  expect(await change({ ...told, dwelling: null, people: null })).toMatchObject({
    none: "not-told",
  });
  expect(await change(told)).toMatchObject({ none: "too-few", similar: null });
  await makeAlike({});
  const shown = await similar();
  expect(shown.none).toBeNull();
  expect(shown.similar?.atLeast).toBeGreaterThanOrEqual(5);
  await makeAlike({ statistics: "refused" });
  expect(await similar()).toMatchObject({ none: "too-few", similar: null });
  expect(await change({ ...told, takesPart: false })).toMatchObject({ none: "left" });
});

it("lets the desk look for a purpose, and writes that down", async () => {
  const at = "/api/staff/accounts/E10001";
  expect(refusalOf(await desk.get(`${at}/use/parts?span=day`))).toMatchObject({ status: 400 });
  for (const path of ["use/parts?span=day&", "use/heat?", "use/now?"])
    expect((await desk.get(`${at}/${path}purpose=inquiry`)).status).toBe(200);
  const query = "from=2026-11-20&until=2026-11-21&purpose=complaint";
  expect((await desk.file(`${at}/use/csv?${query}`)).status).toBe(200);
  expect(refusalOf(await keiko.get(`${at}/use/now?purpose=inquiry`))).toMatchObject({
    status: 403,
  });
  const rows = await inTown((tx) =>
    tx.query<{ action: string; purpose: string }>(
      `select action, purpose from audit_log where operator_id = $1 and actor = 'desk@example.jp'
       and action like 'use.%' and detail->>'asked' is null and account_id = $2 order by position`,
      [tx.operatorId, keikosId],
    ),
  );
  expect(rows.map(({ action, purpose }) => `${action} ${purpose}`)).toEqual([
    "use.read inquiry",
    "use.read inquiry",
    "use.read inquiry",
    "use.export complaint",
  ]);
});
