import { beforeAll, describe, expect, test } from "vitest";
import { demoServer, demoTown } from "../../../../test/support/demo-town.ts";
import { type Browser, browserOf, refusalOf } from "../../../../test/support/portal.ts";
import { listOperators, withOperator } from "../../../platform/index.ts";
import type { PointEventDetail, PointsView, StaffEvents } from "../../api/points.ts";

const database = await demoTown();
let ryo: Browser;
let keiko: Browser;
let desk: Browser;
let admin: Browser;

beforeAll(async () => {
  const app = await demoServer(database);
  ryo = await browserOf(app, "ryo@example.jp");
  keiko = await browserOf(app, "keiko@example.jp");
  desk = await browserOf(app, "desk@example.jp");
  admin = await browserOf(app, "admin@example.jp");
});

async function pointsOf(browser: Browser): Promise<PointsView> {
  const { json } = await browser.get("/api/points");
  return json as PointsView;
}

async function events(): Promise<StaffEvents> {
  return (await desk.get("/api/staff/point-events")).json as StaffEvents;
}

const EVENT = {
  service: "ecorepo-mems",
  day: "2026-11-25",
  windows: [
    { from: "12:00", until: "13:00" },
    { from: "18:00", until: "20:30" },
  ],
  scope: { buildings: ["E10016-mems"] },
  title: { ja: "夕方の節電", en: "" },
  body: { ja: "", en: "" },
};

describe("a resident of the managed building", () => {
  test("sees the balance as the sum of what is left of each grant, and of the ledger", async () => {
    const points = await pointsOf(ryo);
    expect(points).toMatchObject({ state: "earning", today: "2026-11-22" });
    expect(points.lots.reduce((sum, lot) => sum + lot.points, 0)).toBe(points.balance);
    expect(points.ledger.reduce((sum, entry) => sum + entry.points, 0)).toBe(points.balance);
    expect(points.ledger[0]?.balance).toBe(points.balance);
    const days = points.ledger.map(({ on }) => on);
    expect(days).toEqual(days.toSorted().toReversed());
    expect(points.ledger.filter(({ balance }) => balance < 0)).toEqual([]);
    expect(points.use).toMatchObject({
      units: 100,
      billMonth: "2026-12",
      throughDay: "2026-11-27",
    });
  });

  test("finds the points on October's bill, where the verifier agrees", async () => {
    const { uses } = await pointsOf(ryo);
    const bill = uses[0]?.bill ?? "";
    expect(uses).toEqual([
      { points: 200, askedOn: "2026-09-20", billMonth: "2026-10", off: 200, lost: 0, bill },
    ]);
    expect((await ryo.get(`/api/bills/${bill}`)).json).toMatchObject({ untaxed: -200 });
    const verified = await ryo.post(`/api/bills/${bill}/verification`, {});
    expect(verified.json).toMatchObject({ disagreed: [], totalsAgree: true });
  });

  test("sees why each month and event brought points, or none", async () => {
    const { months, events: own } = await pointsOf(ryo);
    const october = months.find(({ month }) => month === "2026-10");
    expect(october?.judged).toMatchObject({ verdict: "met", points: 30 });
    expect(october?.judged.before).toHaveLength(12);
    expect(own.map(({ day, result }) => `${day} ${result?.verdict}`)).toEqual([
      "2026-11-23 undefined",
      "2026-11-12 met",
      "2026-10-21 not-below",
      "2026-09-17 not-below",
      "2026-08-19 met",
      "2026-07-30 met",
    ]);
    const past = own.find(({ day }) => day === "2026-11-12")?.event ?? 0;
    const { json } = await ryo.get(`/api/points/events/${past}`);
    const detail = json as PointEventDetail;
    expect(detail.slots.map(({ from }) => from)).toEqual(["19:00", "19:30", "20:00", "20:30"]);
    const used = detail.slots.reduce((sum, { usedWh }) => sum + (usedWh ?? 0), 0);
    expect(detail.judged.usedWh).toBe(used);
    expect(detail.event).toMatchObject({ grantedOn: "2026-12-01", lastValidDay: "2027-11-30" });
  });

  test("asks once for points, however often it is sent", async () => {
    const before = await pointsOf(ryo);
    const asked = () => ryo.post("/api/points/use", { points: 100 }, "one");
    expect(((await asked()).json as PointsView).balance).toBe(before.balance - 100);
    expect(((await asked()).json as PointsView).balance).toBe(before.balance - 100);
    const odd = await ryo.post("/api/points/use", { points: 150 }, "two");
    expect(refusalOf(odd)).toEqual({ status: 422, code: "points.not-in-units" });
    const more = await ryo.post("/api/points/use", { points: 100_000 }, "three");
    expect(refusalOf(more)).toEqual({ status: 422, code: "points.too-few" });
  });

  test("leaves tomorrow's event, and not one that is over", async () => {
    const { events: own } = await pointsOf(ryo);
    const [next, past] = own;
    const left = await ryo.post(`/api/points/events/${next?.event}/choice`, { part: false });
    expect((left.json as PointEventDetail).event.left).toBe(true);
    const over = await ryo.post(`/api/points/events/${past?.event}/choice`, { part: false });
    expect(refusalOf(over)).toEqual({ status: 409, code: "points.event-over" });
  });
});

describe("whoever has no such contract", () => {
  test("has no points, and another's event does not exist", async () => {
    expect(await pointsOf(keiko)).toMatchObject({ state: "none", balance: 0, events: [] });
    const used = await keiko.post("/api/points/use", { points: 100 }, "none");
    expect(refusalOf(used)).toEqual({ status: 409, code: "points.at-rest" });
    expect(refusalOf(await keiko.get("/api/points/events/1"))).toEqual({
      status: 404,
      code: "points.event-not-found",
    });
  });
});

describe("the desk", () => {
  test("is told whom an event reaches, announces it once, and calls it off", async () => {
    const check = await desk.post("/api/staff/point-events/check", EVENT);
    expect(check.json).toEqual({ told: 2, points: 30, mostPoints: 60, refused: null });
    const made = await desk.post("/api/staff/point-events", EVENT, "event");
    const again = await desk.post("/api/staff/point-events", EVENT, "event");
    expect(again.json).toEqual(made.json);
    const [newest] = (await events()).events;
    expect(newest).toMatchObject({ day: "2026-11-25", told: 2, phase: "ahead", calledOff: false });
    const path = `/api/staff/point-events/${newest?.event}/call-off`;
    expect((await desk.post(path, {})).json).toMatchObject({ event: { calledOff: true } });
    const bell = (await ryo.get("/api/notifications")).json as {
      readonly notifications: readonly { readonly title: { readonly ja: string } }[];
    };
    expect(bell.notifications.slice(0, 2).map(({ title }) => title.ja)).toEqual([
      "節電イベントは中止になりました：2026年11月25日 12:00–13:00, 18:00–20:30",
      "節電イベントのお知らせ：2026年11月25日 12:00–13:00, 18:00–20:30",
    ]);
  });

  test.each([
    [
      "too soon",
      { day: "2026-11-22", windows: [{ from: "12:30", until: "14:00" }] },
      422,
      "points.event-too-soon",
    ],
    ["for nobody", { scope: { accounts: ["E10001"] } }, 422, "points.event-concerns-nobody"],
    ["of a service without points", { service: "hiho-denki" }, 422, "points.no-scheme"],
    [
      "of windows that meet",
      {
        windows: [
          { from: "12:00", until: "14:00" },
          { from: "13:00", until: "15:00" },
        ],
      },
      400,
      "http.bad-request",
    ],
    ["of no half-hours", { windows: [{ from: "12:15", until: "14:00" }] }, 400, "http.bad-request"],
  ])("announces none %s", async (why, other, status, code) => {
    const sent = await desk.post(
      "/api/staff/point-events",
      { ...EVENT, ...other },
      why.replaceAll(" ", "-"),
    );
    expect(refusalOf(sent)).toEqual({ status, code });
  });

  test("sees sums of an event, and nobody's own use", async () => {
    const past = (await events()).events.find(({ day }) => day === "2026-11-12");
    const { json } = await desk.get(`/api/staff/point-events/${past?.event}`);
    expect(json).toMatchObject({
      pointsToGrant: 30,
      verdicts: expect.arrayContaining([
        { verdict: "met", households: 1 },
        { verdict: "not-below", households: 1 },
      ]),
    });
  });

  test("reads an account's points for a purpose, which is written down", async () => {
    const path = "/api/staff/accounts/E10019/points";
    expect((await desk.get(`${path}?purpose=inquiry`)).json).toMatchObject({ state: "earning" });
    expect(refusalOf(await desk.get(path))).toEqual({ status: 400, code: "http.bad-request" });
    const [operator] = await listOperators(database.app);
    const rows = await withOperator(database.app, operator?.operatorId ?? 0, (tx) =>
      tx.query<{ actor: string; purpose: string }>(
        "select actor, purpose from audit_log where operator_id = $1 and action = 'points.read'",
        [tx.operatorId],
      ),
    );
    expect(rows).toEqual([{ actor: "desk@example.jp", purpose: "inquiry" }]);
  });

  test("lets points lapse for fraud only as the one who may, with a reason", async () => {
    const path = "/api/staff/accounts/E10019/points/fraud?purpose=complaint";
    const reason = { reason: "計量器への細工" };
    expect(refusalOf(await desk.post(path, reason))).toEqual({
      status: 403,
      code: "auth.not-allowed",
    });
    const lapsed = (await admin.post(path, reason)).json as PointsView;
    expect(lapsed).toMatchObject({ balance: 0, lots: [] });
    expect(lapsed.ledger[0]?.label.ja).toContain("失効（不正な取得）");
  });
});
