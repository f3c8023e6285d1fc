import { describe, expect, test } from "vitest";
import { calloutTown, later, NIGHT } from "../../../../test/support/callout-town.ts";
import { CATALOGUE } from "../../../../test/support/lived-town.ts";
import { loadOperator, withOperator } from "../../../platform/index.ts";
import type {
  Board,
  DayPlan,
  DeskAct,
  DeskCase,
  Dwellings,
  Figures,
  Suggestions,
  Technicians,
} from "../../api/callout-desk.ts";
import type { CheckedCall } from "../../api/callout.ts";
import { runCallouts } from "../../callout/run-callouts.ts";

const town = await calloutTown("desk-calls");
const { desk, ken, mio } = town;

const ASKER = { name: "髙橋 由美", phone: "046-000-0000", relation: "contractor" };
const TAP = {
  family: "water",
  trouble: "kitchen-tap",
  words: "蛇口から水",
  dangers: {},
  asker: ASKER,
};
const AT_HOME = { ...TAP, account: "A-1" };
const NEIGHBOUR = { ...TAP, account: null, postalCode: "238-0001", address: "縁ヶ浜市港9-9" };

let keys = 0;
function newKey(): string {
  keys += 1;
  return `desk-${keys}`;
}

async function call(body: object, key = newKey()): Promise<DeskCase> {
  const { status, json } = await desk.post("/api/staff/callout/cases", body, key);
  if (status !== 200) throw new Error(JSON.stringify(json));
  return json as DeskCase;
}

function send(number: string, act: object, key = newKey()) {
  return desk.post(`/api/staff/callout/cases/${number}`, { act }, key);
}

async function act(number: string, acted: Partial<DeskAct>, key = newKey()): Promise<DeskCase> {
  const { status, json } = await send(number, acted, key);
  if (status !== 200) throw new Error(JSON.stringify(json));
  return json as DeskCase;
}

async function read<T>(path: string): Promise<T> {
  const { status, json } = await desk.get(path);
  if (status !== 200) throw new Error(`${path}: ${JSON.stringify(json)}`);
  return json as T;
}

function seen(number: string): Promise<DeskCase> {
  return read(`/api/staff/callout/cases/${number}?purpose=inquiry`);
}

function refusalOf({ status, json }: { status: number; json: unknown }) {
  return { status, code: (json as { code: string }).code };
}

/** What a minute brings. */
async function round(): Promise<void> {
  const { app: pool } = town.database;
  const operator = await loadOperator(pool, town.operator);
  if (operator === null) throw new Error("no operator");
  await runCallouts({ pool, catalogue: CATALOGUE }, operator);
}

function told(who: typeof ken, number: string, type: string, more: object = {}) {
  const fact = { id: crypto.randomUUID(), number, visit: 1, at: NIGHT, type, ...more };
  return who.post("/api/field/facts", { sentAt: NIGHT, facts: [fact] });
}

async function cancel(number: string): Promise<void> {
  await act(number, { type: "cancel", who: "caller", reason: "直りました" });
}

describe("the desk", () => {
  test("finds a home by the tail of its telephone number, and is written down", async () => {
    const { found } = await read<Dwellings>("/api/staff/callout/dwellings?q=0000");
    expect(found.map(({ account, matched, standing }) => ({ account, matched, standing }))).toEqual(
      [
        { account: "A-1", matched: "phone", standing: "running" },
        { account: "A-2", matched: "phone", standing: "none" },
      ],
    );
    const audited = await town.inTown((tx) =>
      tx.query("select actor, detail->'found' as found from audit_log where action = $1", [
        "callout.search",
      ]),
    );
    expect(audited).toEqual([{ actor: "desk@example.jp", found: ["A-1", "A-2"] }]);
  });

  test("checks a call, takes it down, and asks whoever is nearest", async () => {
    const checked = (await desk.post("/api/staff/callout/check", AT_HOME)).json as CheckedCall;
    expect(checked).toMatchObject({ handedOver: null, already: null });
    expect(checked.entitlement?.outcome).toBe("covered");
    const made = await call(AT_HOME);
    expect(made).toMatchObject({
      state: "offered",
      urgency: "emergency",
      account: { account: "A-1", name: "A-1 花子" },
      offers: [{ technician: "T-0001", state: "open", expiresAt: later(NIGHT, 3) }],
    });
    const { ranked } = await read<Suggestions>(
      `/api/staff/callout/cases/${made.number}/suggestions`,
    );
    expect(ranked.map(({ technician }) => technician)).toEqual(["T-0001", "T-0002"]);
    const { technicians } = await read<Board>("/api/staff/callout/board");
    expect(technicians.map(({ busy, asked }) => [busy, asked])).toEqual([
      [null, made.number],
      [null, null],
    ]);
    await cancel(made.number);
  });

  test("the same call twice is one case; another with its key is refused", async () => {
    const key = newKey();
    const made = await call(AT_HOME, key);
    const again = await call(AT_HOME, key);
    expect(again.number).toBe(made.number);
    const other = await desk.post("/api/staff/callout/cases", { ...AT_HOME, words: "別の話" }, key);
    expect(refusalOf(other)).toEqual({ status: 409, code: "request.key-reused" });
    const second = await call({ ...AT_HOME, words: "まだ漏れています" });
    expect(second.number).toBe(made.number);
    expect(second.steps.filter(({ type }) => type === "noted")).toHaveLength(1);
    const both = await Promise.all([call(NEIGHBOUR), call(NEIGHBOUR)]);
    expect(new Set(both.map(({ number }) => number)).size).toBe(1);
    await cancel(made.number);
    await cancel(both[0]?.number ?? "");
  });

  test("a gas smell is handed over and stops there", async () => {
    const made = await call({
      ...TAP,
      family: "gas",
      trouble: "danger",
      dangers: { "gas-smell": "yes" },
      account: null,
    });
    expect(made).toMatchObject({ state: "handed-over", offers: [], clocks: [] });
    expect(made.handedOver?.danger).toBe("gas-smell");
    expect(made.may).toEqual(["note", "complain"]);
  });

  test("refuses what cannot be a call", async () => {
    const nowhere = await desk.post(
      "/api/staff/callout/cases",
      { ...TAP, account: null },
      newKey(),
    );
    expect(refusalOf(nowhere)).toEqual({ status: 422, code: "callout.address-missing" });
    const nobody = await desk.post("/api/staff/callout/check", { ...TAP, account: "A-99" });
    expect(refusalOf(nobody)).toEqual({ status: 422, code: "callout.account-unknown" });
    const unknown = { ...AT_HOME, trouble: "dragon" };
    expect(refusalOf(await desk.post("/api/staff/callout/check", unknown))).toEqual({
      status: 422,
      code: "callout.trouble-unknown",
    });
    expect(refusalOf(await desk.get("/api/staff/callout/cases/C-9?purpose=inquiry"))).toEqual({
      status: 404,
      code: "callout.case-not-found",
    });
    expect((await ken.get("/api/staff/callout/board")).status).toBe(403);
  });

  test("an address outside the area is taken down, and stands on the board as such", async () => {
    const made = await call({ ...NEIGHBOUR, postalCode: "100-0001", address: "千代田1-1" });
    expect(made.place).toMatchObject({ area: null, at: null, exact: "none" });
    const { cases } = await read<Board>("/api/staff/callout/board");
    const row = cases.find(({ number }) => number === made.number);
    expect(row?.needs.map(({ ja }) => ja)).toContain("場所が未確認");
    const placed = await act(made.number, { type: "place", at: { lat: 35.31, lon: 139.6 } });
    expect(placed.place).toMatchObject({ at: { lat: 35.31, lon: 139.6 }, exact: "dwelling" });
    await cancel(made.number);
  });
});

describe("offers", () => {
  test("go on to the next when the time is over; who is late is told why", async () => {
    await town.setTime(NIGHT);
    const { number } = await call(AT_HOME);
    await town.setTime(later(NIGHT, 3.1));
    const late = await told(ken, number, "accept");
    expect(late.json).toMatchObject({ answers: [{ taken: "refused" }] });
    await Promise.all([round(), round()]);
    const asked = await seen(number);
    expect(asked.offers.map(({ technician, state }) => ({ technician, state }))).toEqual([
      { technician: "T-0001", state: "expired" },
      { technician: "T-0002", state: "open" },
    ]);
    expect(asked.conflicts).toHaveLength(1);
    await told(mio, number, "accept");
    const taken = await seen(number);
    expect(taken).toMatchObject({ state: "assigned", technician: { name: "小林 澪" } });
    expect(taken.promise).not.toBeNull();
    await cancel(number);
    await town.setTime(NIGHT);
  });

  test("nobody left: the desk is told once, and may ask, or assign, by name", async () => {
    const { number } = await call(AT_HOME);
    await told(ken, number, "refuse", { reason: "車が故障" });
    await told(mio, number, "refuse", { reason: "遠い" });
    await round();
    const alone = await seen(number);
    expect(alone.state).toBe("seeking");
    const notes = await town.inTown((tx) =>
      tx.query("select title->>'ja' as title from notification where kind = 'callout-desk'"),
    );
    expect(notes).toEqual([{ title: `出動の手配が必要です：${number}` }]);
    const nobody = await send(number, { type: "offer", technician: null });
    expect(refusalOf(nobody)).toEqual({ status: 409, code: "callout.nobody-to-ask" });
    const stranger = await send(number, { type: "assign", technician: "T-0099" });
    expect(refusalOf(stranger)).toEqual({ status: 422, code: "callout.technician-not-found" });
    const key = newKey();
    const given = await act(number, { type: "assign", technician: "T-0001" }, key);
    expect(given).toMatchObject({ state: "assigned", technician: { name: "山本 健" } });
    expect((await act(number, { type: "assign", technician: "T-0001" }, key)).state).toBe(
      "assigned",
    );
    const other = await send(number, { type: "assign", technician: "T-0002" }, key);
    expect(refusalOf(other)).toEqual({ status: 409, code: "request.key-reused" });
    const twice = await send(number, { type: "assign", technician: "T-0002" });
    expect(refusalOf(twice)).toEqual({ status: 409, code: "callout.not-now" });
    const back = await act(number, { type: "release", reason: "別の緊急" });
    expect(back.technician).toBeNull();
    await cancel(number);
  });

  test("a clock at 80 % is an alarm, once", async () => {
    const { number } = await call(AT_HOME);
    await town.setTime(later(NIGHT, 9));
    await round();
    await round();
    const alarms = await town.inTown((tx) =>
      tx.query("select once_key as key from notification where kind = 'callout-alarm'"),
    );
    expect(alarms).toEqual([{ key: `callout/${number}/1/alarm/accept` }]);
    await cancel(number);
    await town.setTime(NIGHT);
  });

  test("the database itself refuses a second yes", async () => {
    const { number } = await call(AT_HOME);
    const twice = town.inTown((tx) =>
      tx.query(
        `insert into callout_offer (operator_id, number, visit, offer, technician, state,
           offered_at, expires_at)
         select $1, $2, 1, n, 'T-0002', 'accepted', $3, $3 from generate_series(8, 9) n`,
        [tx.operatorId, number, NIGHT],
      ),
    );
    await expect(twice).rejects.toThrow("callout_offer_accepted");
    await cancel(number);
  });
});

describe("a case", () => {
  test("outside the terms waits for its price, and ends by the caller's no", async () => {
    const made = await call({ ...TAP, account: "A-2" });
    expect(made).toMatchObject({ state: "open", entitlement: { outcome: "priced" } });
    expect(made.may).toContain("price");
    const yes = await act(made.number, { type: "price-accepted" });
    expect(yes.state).toBe("offered");
    const no = await act(made.number, { type: "decline", reason: "高い" });
    expect(no).toMatchObject({ state: "declined", offers: [{ state: "withdrawn" }] });
  });

  test("of a caller whom nobody knew gets its household", async () => {
    const made = await call(NEIGHBOUR);
    expect(made).toMatchObject({ account: null, state: "open" });
    const unknown = await send(made.number, { type: "account", account: "A-99" });
    expect(refusalOf(unknown)).toEqual({ status: 422, code: "callout.account-unknown" });
    const known = await act(made.number, { type: "account", account: "A-1" });
    expect(known).toMatchObject({
      account: { account: "A-1" },
      entitlement: { outcome: "covered" },
      state: "offered",
    });
    await cancel(made.number);
  });

  test("cancelled on the way is told; taken back, what was told meanwhile counts", async () => {
    const { number } = await call(AT_HOME);
    await told(ken, number, "accept");
    await told(ken, number, "on-the-way");
    expect((await seen(number)).state).toBe("on-the-way");
    await cancel(number);
    await town.setTime(later(NIGHT, 10));
    const late = await told(ken, number, "arrived");
    expect(late.json).toMatchObject({ answers: [{ taken: "refused" }] });
    const back = await act(number, { type: "reopen", reason: "取り違え" });
    expect(back).toMatchObject({ state: "on-site", conflicts: [] });
    const complained = await act(number, { type: "complain", words: "遅い" });
    expect(complained.complaints.map(({ words }) => words)).toEqual(["遅い"]);
    await cancel(number);
    await town.setTime(NIGHT);
  });

  test("a promise and a slot lie ahead", async () => {
    const { number } = await call(AT_HOME);
    const over = { from: later(NIGHT, -60), until: later(NIGHT, -10) };
    const plan = { type: "plan", technician: "T-0002", confirmed: true } as const;
    expect(refusalOf(await send(number, { ...plan, ...over }))).toEqual({
      status: 422,
      code: "callout.time-not-possible",
    });
    const ahead = { from: later(NIGHT, 60), until: later(NIGHT, 180) };
    const planned = await act(number, { ...plan, ...ahead });
    expect(planned).toMatchObject({ state: "assigned", promise: ahead });
    expect(refusalOf(await send(number, { type: "promise", ...over }))).toEqual({
      status: 422,
      code: "callout.time-not-possible",
    });
    const after = { from: later(NIGHT, 90), until: later(NIGHT, 200) };
    expect((await act(number, { type: "promise", ...after })).promise).toMatchObject(after);
    await cancel(number);
  });
});

describe("a visit", () => {
  test("leaves its way, its minutes and its outcome behind", async () => {
    const { number } = await call(AT_HOME);
    const place = { lat: 35.31, lon: 139.61 };
    const steps: readonly (readonly [number, string, object])[] = [
      [1, "accept", {}],
      [2, "on-the-way", { place }],
      [20, "arrived", { place: null }],
      [22, "work-began", {}],
      [52, "work-paused", {}],
      [60, "finished", { outcome: "solved", words: "パッキンを交換" }],
    ];
    for (const [minute, type, more] of steps) {
      await town.setTime(later(NIGHT, minute));
      await told(ken, number, type, more);
    }
    const done = await seen(number);
    expect(done).toMatchObject({ state: "done", minutes: { onSite: 40, worked: 30 } });
    expect(done.reports).toHaveLength(1);
    expect(done.clocks.map(({ state }) => state)).toEqual(["met", "met", "met", "met", "met"]);
    const ways = await town.inTown((tx) =>
      tx.query(
        `select technician, from_lat as lat, left_at, arrived_at from callout_leg
         where number = $1`,
        [number],
      ),
    );
    expect(ways).toEqual([
      {
        technician: "T-0001",
        lat: 35.31,
        left_at: "2026-11-21T17:02:00Z",
        arrived_at: "2026-11-21T17:20:00Z",
      },
    ]);
    const { technicians } = await read<Board>("/api/staff/callout/board");
    expect(technicians.map(({ technician, workedMinutes }) => [technician, workedMinutes])).toEqual(
      [
        ["T-0001", 58],
        ["T-0002", 0],
      ],
    );
    expect(await read<Figures>("/api/staff/callout/figures")).toMatchObject({
      firstVisitFix: { fixed: 1, of: 1 },
      arrival: { p90: 20 },
    });
    const { may } = await act(number, { type: "complain", words: "床が濡れたまま" });
    expect(may).toContain("compensate");
    const paid = await act(number, { type: "compensate", claimed: 9_999_999 });
    expect(paid.compensation.paid).toBeLessThanOrEqual(paid.compensation.cap ?? 0);
    await town.setTime(NIGHT);
  });
});

describe("the plan of a day", () => {
  test("finds room for what waits, and is told when it is made the one that stands", async () => {
    const { number, state } = await call({ ...AT_HOME, trouble: "bath-drain" });
    expect(state).toBe("seeking");
    const day = await read<DayPlan>("/api/staff/callout/plan?day=2026-11-22");
    expect(day.routes.map(({ technician }) => technician)).toEqual(["T-0001", "T-0002"]);
    expect(day.unplanned.map((one) => one.number)).toEqual([number]);
    const asked = { day: "2026-11-22", seed: 7 };
    const proposed = (await desk.post("/api/staff/callout/plan/proposal", asked)).json as DayPlan;
    expect({ was: proposed.was.unplanned, is: proposed.cost.unplanned }).toEqual({ was: 1, is: 0 });
    const key = newKey();
    await desk.post("/api/staff/callout/plan", asked, key);
    const applied = (await desk.post("/api/staff/callout/plan", asked, key)).json as DayPlan;
    expect(applied).toMatchObject({ unplanned: [], cost: { unplanned: 0 } });
    const planned = await seen(number);
    expect(planned.state).toBe("assigned");
    expect(planned.promise?.from).toBe("2026-11-22T00:00:00.000Z");
    expect(planned.steps.filter(({ type }) => type === "planned")).toHaveLength(1);
    await cancel(number);
  });
});

describe("who goes out", () => {
  const NEW = {
    name: "新井 実",
    phone: "090-1111-2222",
    skills: ["water"],
    areas: ["minato"],
    base: { lat: 35.3, lon: 139.6 },
    login: { loginId: "minoru@example.jp", password: "engawa-demo" },
  };

  test("is added once, changed, and shut out when they leave", async () => {
    const key = newKey();
    const path = "/api/staff/callout/technicians";
    const added = (await desk.post(path, NEW, key)).json as Technicians;
    await desk.post(path, NEW, key);
    const all = await read<Technicians>(path);
    expect(all.technicians.map(({ technician }) => technician)).toEqual([
      "T-0001",
      "T-0002",
      "T-0003",
    ]);
    expect(added.technicians[2]).toMatchObject({ name: "新井 実", loginId: "minoru@example.jp" });
    const taken = await desk.post(path, { ...NEW, name: "別人" }, newKey());
    expect(refusalOf(taken)).toEqual({ status: 409, code: "callout.technician-taken" });
    const nowhere = await desk.post(path, { ...NEW, areas: ["moon"] }, newKey());
    expect(refusalOf(nowhere)).toEqual({ status: 422, code: "callout.area-not-found" });
    const { login: _login, ...rest } = NEW;
    await desk.post(`${path}/T-0003`, { ...rest, active: false }, newKey());
    const disabled = await town.inTown((tx) =>
      tx.query(
        "select disabled_at is not null as out from app_user where login_id = 'minoru@example.jp'",
      ),
    );
    expect(disabled).toEqual([{ out: true }]);
    const strange = await desk.post(`${path}/T-0404`, rest, newKey());
    expect(refusalOf(strange)).toEqual({ status: 422, code: "callout.technician-not-found" });
  });

  test("has shifts that do not overlap", async () => {
    const path = "/api/staff/callout/technicians/T-0002/shifts";
    const first = { from: later(NIGHT, 600), until: later(NIGHT, 900) };
    const second = { from: later(NIGHT, 1200), until: later(NIGHT, 1500) };
    const over = { from: later(NIGHT, 800), until: later(NIGHT, 1000) };
    const clash = await desk.post(path, { shifts: [first, over] }, newKey());
    expect(refusalOf(clash)).toEqual({ status: 422, code: "callout.shifts-overlap" });
    const kept = (await desk.post(path, { shifts: [second, first] }, newKey())).json as Technicians;
    const mine = kept.technicians.find(({ technician }) => technician === "T-0002");
    expect(mine?.shifts).toEqual([first, second]);
  });
});

describe("a large event", () => {
  test("is announced, waited for honestly, and over", async () => {
    const path = "/api/staff/callout/announcements";
    const storm = { title: { ja: "台風のため混み合っています" }, body: {} };
    const { number } = await call(AT_HOME);
    const board = (await desk.post(path, storm, newKey())).json as Board;
    expect(board.announcement).toMatchObject({ title: { ja: "台風のため混み合っています" } });
    await round();
    const waits = await town.inTown((tx) =>
      tx.query("select once_key as key from notification where kind = 'callout-wait'"),
    );
    const id = board.announcement?.announcement ?? "";
    expect(waits).toEqual([{ key: `callout/${number}/wait/${id}` }]);
    const over = (await desk.post(`${path}/${id}/end`, {})).json as Board;
    expect(over.announcement).toBeNull();
    expect(refusalOf(await desk.post(`${path}/999/end`, {}))).toEqual({
      status: 404,
      code: "callout.announcement-not-found",
    });
    await cancel(number);
  });
});

test("the figures count what happened", async () => {
  const figures = await read<Figures>("/api/staff/callout/figures");
  expect(figures.cases).toBeGreaterThan(10);
  expect(figures.clocks.map(({ clock }) => clock)).toEqual([
    "answer",
    "accept",
    "arrive",
    "stabilise",
    "close",
  ]);
  expect(figures.complaints.cases).toBe(2);
});

test("no operator sees another's cases", async () => {
  const other = await town.database.createOperator("elsewhere");
  const rows = await withOperator(town.database.app, other, (tx) =>
    tx.query("select number from callout_case"),
  );
  expect(rows).toEqual([]);
});
