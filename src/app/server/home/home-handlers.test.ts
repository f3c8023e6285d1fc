import { beforeAll, describe, expect, test } from "vitest";
import {
  addUser,
  AIR,
  connected,
  homeServer,
  homeTown,
  household,
  type Household,
  LIGHT,
  METER,
  residentOf,
} from "../../../../test/support/home-town.ts";
import { liveOf } from "../../../../test/support/live-stream.ts";
import {
  type Answered,
  type Browser,
  browserOf,
  refusalOf,
} from "../../../../test/support/portal.ts";
import { newGatewayKey, seen } from "../../../../test/support/scripted-gateway.ts";
import type { DevicesView } from "../../api/home-device.ts";
import { tokenCaller } from "../../home/token-caller.ts";

const town = await homeTown("home-api");
const server = await homeServer(town);
const own = await household(town, "A-1");
const other = await household(town, "A-2");
const light = await household(town, "A-3", { item: "light" });
const none = await household(town, "A-4", { item: null });
await addUser(town, { loginId: "desk@x.jp", accountId: null, kind: "staff", role: "desk" });
await addUser(town, { loginId: "admin@x.jp", accountId: null, kind: "staff", role: "admin" });
const [resident, neighbour, lightly, without, desk, admin] = await Promise.all([
  ...[own, other, light, none].map((each) => residentOf(server, each)),
  browserOf(server.app, "desk@x.jp"),
  browserOf(server.app, "admin@x.jp"),
] as const);

const DEVICE = `/api/home/devices/${AIR.device}`;

async function home(who: Browser | undefined = resident): Promise<DevicesView> {
  const { status, json } = (await who?.get("/api/home/devices")) ?? { status: 0, json: null };
  expect(status).toBe(200);
  return json as DevicesView;
}

async function codeOf(answer: Promise<Answered> | undefined) {
  const told = await answer;
  if (told === undefined || told.status === 200) return null;
  const { status, code } = refusalOf(told);
  return [status, code];
}

describe("what a home shows", () => {
  test("all of it, to who has a Premium contract", async () => {
    const view = await home();
    expect(view).toMatchObject({
      shows: "appliances",
      gateways: [{ gateway: own.gateway, connected: false, name: "居間の箱" }],
      away: null,
    });
    const air = view.devices.find(({ device }) => device === AIR.device);
    expect(air).toMatchObject({
      name: { ja: "居間のエアコン", en: "居間のエアコン" },
      deviceType: "homeAirConditioner",
      icon: "air-conditioner",
      presence: "answers",
      state: { operationStatus: true, targetTemperature: 22 },
      controllable: true,
      barred: null,
      automatic: false,
      pending: null,
      excluded: false,
    });
    const target = air?.settable.find(({ property }) => property === "targetTemperature");
    expect(target).toMatchObject({ form: "number", least: 16, most: 30, unit: "℃" });
    expect(air?.readable.map(({ property }) => property)).toContain("roomTemperature");
  });

  test("the house alone, to who has a Light one: no room, no appliance (HM-09)", async () => {
    const view = await home(lightly);
    expect(view).toMatchObject({ shows: "house", rooms: [], devices: [] });
    expect(view.gateways).toHaveLength(1);
  });

  test("nothing, without a contract of the home", async () => {
    expect(await codeOf(without?.get("/api/home/devices"))).toEqual([409, "home.no-service"]);
    expect((await liveOf(server, none)).status).toBe(409);
  });
});

function forbid(remoteControl: string) {
  return town.inTown((tx) =>
    tx.query(
      `update home_device set state = state || $3 where account_id = $1 and device_id = $2`,
      [own.accountId, AIR.device, JSON.stringify({ remoteControl })],
    ),
  );
}

/** A scene of one setting; answers how it was refused, or null. */
function sceneOf(device: string, set: object) {
  return makeScene({ name: "x", settings: [{ device, set }] });
}

function makeScene(body: unknown) {
  return codeOf(resident?.post("/api/home/scenes", body));
}

function enrol(code: string) {
  const { publicKey } = newGatewayKey();
  return server.app.request("/gateway/enrol", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code, publicKey, version: "1.0.0", serial: "GW-77" }),
  });
}

async function rulesNow() {
  const answer = await desk?.get("/api/staff/device-rules");
  return answer?.json as { readonly rules: readonly { readonly rule: number }[] };
}

async function newCode(): Promise<string> {
  const answer = await neighbour?.post("/api/home/gateway-codes", {});
  const { code } = (answer?.json ?? { code: "" }) as { readonly code: string };
  return code;
}

describe("what is refused, and why", () => {
  const set = { targetTemperature: 26 };
  const tap = (who: Browser | undefined, device: string, body: unknown) =>
    codeOf(who?.post(`/api/home/devices/${device}/commands`, body, `k-${Math.trunc(next())}`));
  let count = 0;
  const next = () => (count += 1);

  test.each([
    ["a house-only contract", () => tap(lightly, AIR.device, { set }), [403, "home.house-only"]],
    ["no contract", () => tap(without, AIR.device, { set }), [409, "home.no-service"]],
    [
      "a device that is not there",
      () => tap(resident, `dv_${"1".repeat(20)}`, { set }),
      [404, "home.device-not-found"],
    ],
    [
      "a device that was not allowed",
      () => tap(resident, LIGHT.device, { set: { operationStatus: true } }),
      [403, "home.not-allowed"],
    ],
    ["nothing to set", () => tap(resident, AIR.device, { set: {} }), [422, "home.nothing-set"]],
    [
      "what cannot be set",
      () => tap(resident, AIR.device, { set: { roomTemperature: 20 } }),
      [422, "home.not-settable"],
    ],
    [
      "too warm",
      () => tap(resident, AIR.device, { set: { targetTemperature: 31 } }),
      [422, "home.out-of-range"],
    ],
    [
      "between the steps",
      () => tap(resident, AIR.device, { set: { targetTemperature: 25.5 } }),
      [422, "home.bad-value"],
    ],
    [
      "a mode that there is not",
      () => tap(resident, AIR.device, { set: { operationMode: "sauna" } }),
      [422, "home.bad-value"],
    ],
    [
      "a gateway that is away",
      () => tap(resident, AIR.device, { set }),
      [409, "home.gateway-offline"],
    ],
  ])("%s", async (_, ask, expected) => {
    expect(await ask()).toEqual(expected);
  });

  test("a device that forbids it itself", async () => {
    await forbid("remoteNotAllowed");
    expect(await tap(resident, AIR.device, { set })).toEqual([403, "home.remote-forbidden"]);
    await forbid("remoteAllowed");
  });

  test("an excluded kind of device, unless its product is allowed (MM-03)", async () => {
    const rule = { maker: 0x00000b, product: null, deviceClass: null, reason: "応答しない" };
    const made = await admin?.post("/api/staff/device-rules", { ...rule, verdict: "deny" });
    expect(made?.json).toMatchObject({ rules: [{ verdict: "deny", concerns: 12 }] });
    expect(await tap(resident, AIR.device, { set })).toEqual([403, "home.device-excluded"]);
    expect((await home()).devices.every(({ excluded }) => excluded)).toBe(true);
    const allowed = { ...rule, product: "TEST-1", verdict: "allow", reason: "確認済み" };
    await admin?.post("/api/staff/device-rules", allowed);
    expect(await tap(resident, AIR.device, { set })).toEqual([409, "home.gateway-offline"]);
    const { rules } = await rulesNow();
    for (const each of rules)
      await admin?.send(`/api/staff/device-rules/${each.rule}`, { method: "DELETE" });
    expect(await rulesNow()).toEqual({ rules: [] });
  });

  test("rules that say nothing, are not there, or are made at the desk", async () => {
    const nothing = { verdict: "deny", maker: null, product: null, deviceClass: null, reason: "x" };
    const path = "/api/staff/device-rules";
    expect(await codeOf(admin?.post(path, nothing))).toEqual([422, "home.rule-says-nothing"]);
    expect(await codeOf(admin?.send(`${path}/999`, { method: "DELETE" }))).toEqual([
      404,
      "home.rule-not-found",
    ]);
    expect(await codeOf(desk?.post(path, nothing))).toEqual([403, "auth.not-allowed"]);
  });
});

describe("what a resident says about devices", () => {
  test("names, rooms and consent; consent is written down", async () => {
    const rooms = (await home()).rooms;
    const [living] = rooms;
    const changed = await resident?.post(`/api/home/devices/${LIGHT.device}`, {
      name: "枕元",
      room: living?.room ?? "",
      controllable: true,
      automatic: true,
    });
    expect(changed?.json).toMatchObject({
      name: { ja: "枕元" },
      room: living?.room,
      controllable: true,
      automatic: true,
    });
    const forbidden = await resident?.post(`/api/home/devices/${LIGHT.device}`, {
      controllable: false,
    });
    expect(forbidden?.json).toMatchObject({ controllable: false, automatic: false });
    const audit = await town.inTown((tx) =>
      tx.query("select detail from audit_log where action = 'home.consent' order by position"),
    );
    expect(audit.map(({ detail }) => detail)).toEqual([
      { device: LIGHT.device, controllable: true, automatic: true },
      { device: LIGHT.device, controllable: false, automatic: null },
    ]);
  });

  test("a circuit that measures it, where the board has it", async () => {
    const gateway = await connected(server, own);
    const board = seen(0x028701, [{ register: "circuit", circuit: 3 }], "fe0b");
    await gateway.records({ kind: "device", at: "2026-11-20T01:00:00.000Z", seen: board });
    const measured = (circuit: number) => ({ measuredBy: { device: board.device, circuit } });
    expect(await codeOf(resident?.post(DEVICE, measured(4)))).toEqual([
      422,
      "home.no-such-circuit",
    ]);
    expect((await resident?.post(DEVICE, measured(3)))?.json).toMatchObject(measured(3));
    gateway.say({
      type: "live",
      at: "2026-11-20T01:00:01.000Z",
      devices: [
        {
          device: board.device,
          properties: {
            instantaneousElectricPowerListSimplex: {
              startChannel: 1,
              range: 3,
              values: [1, 2, 640],
            },
          },
        },
        { device: METER.device, properties: { instantaneousElectricPower: 900 } },
      ],
    });
    await expect
      .poll(async () => (await home()).devices.find((each) => each.device === AIR.device)?.powerW)
      .toBe(640);
    expect((await home()).house).toMatchObject({ powerW: 900, generatingW: null, batteryW: null });
    gateway.close();
  });

  test("rooms in another order, one new, one gone", async () => {
    const before = (await home()).rooms;
    const rooms = [
      { room: null, name: "書斎" },
      { room: before[0]?.room, name: "居間" },
    ];
    const after = (await resident?.post("/api/home/rooms", { rooms }))?.json as DevicesView;
    expect(after.rooms.map(({ name }) => name)).toEqual(["書斎", "居間"]);
    expect(after.rooms[1]?.room).toBe(before[0]?.room);
    const theirs = (await home(neighbour)).rooms[0];
    const wrong = { rooms: [{ room: theirs?.room ?? "", name: "x" }] };
    expect(await codeOf(resident?.post("/api/home/rooms", wrong))).toEqual([
      422,
      "home.room-not-found",
    ]);
    const nowhere = { room: theirs?.room ?? "" };
    expect(await codeOf(resident?.post(DEVICE, nowhere))).toEqual([422, "home.room-not-found"]);
  });
});

describe("scenes, schedules and away", () => {
  const settings = [
    { device: AIR.device, set: { targetTemperature: 24 } },
    { device: LIGHT.device, set: { operationStatus: false } },
  ];

  test("a scene sends one command for each device and tells which took none", async () => {
    const gateway = await connected(server, own);
    const made = (await resident?.post("/api/home/scenes", { name: "おやすみ", settings }))
      ?.json as { scene: string };
    const path = `/api/home/scenes/${made.scene}`;
    const run = await resident?.post(`${path}/run`, {}, "run-1");
    expect(run?.json).toMatchObject({
      commands: [{ device: AIR.device, by: { kind: "scene", name: "おやすみ" } }],
      refused: [{ device: LIGHT.device, code: "home.not-allowed" }],
    });
    expect(await codeOf(neighbour?.post(`${path}/run`, {}, "run-2"))).toEqual([
      404,
      "home.scene-not-found",
    ]);
    expect((await resident?.send(path, { method: "DELETE" }))?.json).toEqual({ done: true });
    expect(await codeOf(resident?.send(path, { method: "DELETE" }))).toEqual([
      404,
      "home.scene-not-found",
    ]);
    gateway.close();
  });

  test("a schedule is paused, changed and dropped", async () => {
    const body = { name: "朝", at: "07:00", weekdays: [1, 1, 3], paused: false, settings };
    const made = (await resident?.post("/api/home/schedules", body))?.json as { schedule: string };
    expect(made).toMatchObject({ weekdays: [1, 3], nextAt: "2026-11-22T22:00:00.000Z" });
    const path = `/api/home/schedules/${made.schedule}`;
    expect((await resident?.post(path, { ...body, paused: true }))?.json).toMatchObject({
      paused: true,
      nextAt: null,
    });
    expect(await codeOf(neighbour?.post(path, body))).toEqual([404, "home.schedule-not-found"]);
    expect(await codeOf(neighbour?.send(path, { method: "DELETE" }))).toEqual([
      404,
      "home.schedule-not-found",
    ]);
    expect((await resident?.send(path, { method: "DELETE" }))?.json).toEqual({ done: true });
  });

  test("plans of unknown devices or unsafe values are not kept", async () => {
    expect(await sceneOf(`dv_${"2".repeat(20)}`, { a: 1 })).toEqual([404, "home.device-not-found"]);
    expect(await sceneOf(AIR.device, { targetTemperature: 40 })).toEqual([
      422,
      "home.out-of-range",
    ]);
    for (let k = 0; k < 60; k += 1) expect(await makeScene({ name: `${k}`, settings })).toBeNull();
    expect(await makeScene({ name: "61", settings })).toEqual([409, "home.too-many-plans"]);
  });

  test("away into the past is refused", async () => {
    const until = "2026-11-20T00:00:00Z";
    expect(await codeOf(resident?.post("/api/home/away", { until }, "w"))).toEqual([
      422,
      "home.away-past",
    ]);
  });
});

describe("gateways and tokens", () => {
  test("a code enrols one gateway, once, and only the newest code does", async () => {
    const [first, second] = [await newCode(), await newCode()];
    expect((await enrol(first)).status).toBe(404);
    const typed = ` ${second.toLowerCase().replace("-", " ")} `;
    const made = await enrol(typed);
    expect(made.status).toBe(200);
    expect(await made.json()).toEqual({ gateway: expect.stringMatching(/^gw_[0-9a-f]{20}$/) });
    expect(await (await enrol(second)).json()).toMatchObject({ code: "home.code-refused" });
    expect(await (await enrol("AAAA")).json()).toMatchObject({ code: "home.code-refused" });
    expect((await home(neighbour)).gateways).toHaveLength(2);
  });

  test("a code past its minutes opens nothing; guesses are held up", async () => {
    const code = await newCode();
    await town.inTown((tx) =>
      tx.query("update home_gateway_code set expires_at = made_at where used_at is null"),
    );
    expect((await enrol(code)).status).toBe(404);
    const tries = await Promise.all(Array.from({ length: 12 }, () => enrol("2222222222")));
    expect(tries.some(({ status }) => status === 429)).toBe(true);
  });

  test("a gateway is named, and revoked; nobody else's is", async () => {
    const path = `/api/home/gateways/${own.gateway}`;
    const renamed = await resident?.post(path, { name: "玄関の箱", updatesForbidden: true });
    expect(renamed?.json).toMatchObject({
      gateways: [{ name: "玄関の箱", updatesForbidden: true }],
    });
    expect(await codeOf(neighbour?.post(path, { name: "x" }))).toEqual([
      404,
      "home.gateway-not-found",
    ]);
    expect(await codeOf(neighbour?.send(path, { method: "DELETE" }))).toEqual([
      404,
      "home.gateway-not-found",
    ]);
    const gateway = await connected(server, own);
    expect((await resident?.send(path, { method: "DELETE" }))?.json).toEqual({ done: true });
    expect(await gateway.closed).toBe(1008);
    expect((await home()).devices).toEqual([]);
  });

  test("a token's secret is shown once and opens the own home until it is dropped", async () => {
    const made = (
      await neighbour?.post("/api/home/tokens", { name: "棚の画面", mayControl: false })
    )?.json as { token: number; secret: string };
    const caller = await tokenCaller(town.database.app, made.secret);
    expect(caller).toMatchObject({ accountId: other.accountId, mayControl: false });
    expect((await neighbour?.get("/api/home/tokens"))?.json).toMatchObject({
      tokens: [{ token: made.token, name: "棚の画面", lastUsedAt: "2026-11-20T01:00:00.000Z" }],
    });
    const path = `/api/home/tokens/${made.token}`;
    expect(await codeOf(resident?.send(path, { method: "DELETE" }))).toEqual([
      404,
      "home.token-not-found",
    ]);
    await neighbour?.send(path, { method: "DELETE" });
    expect(await tokenCaller(town.database.app, made.secret)).toBeNull();
    expect(await tokenCaller(town.database.app, "engawa_home_x")).toBeNull();
  });

  test("staff sees a home for a purpose, which is written down (MM-25)", async () => {
    const path = "/api/staff/accounts/A-2";
    const seenBy = await desk?.get(`${path}/devices?purpose=inquiry`);
    expect(seenBy?.json).toMatchObject({ shows: "appliances" });
    expect((await desk?.get(`${path}/devices`))?.status).toBe(400);
    const code = await desk?.send(`${path}/gateway-codes?purpose=inquiry`, { method: "POST" });
    expect(code?.json).toMatchObject({ now: "2026-11-20T01:00:00.000Z" });
    const audit = await town.inTown((tx) =>
      tx.query(
        `select action, purpose from audit_log
         where actor = 'desk@x.jp' and account_id = $1 order by position`,
        [other.accountId],
      ),
    );
    expect(audit).toEqual([
      { action: "home.read", purpose: "inquiry" },
      { action: "home.code", purpose: "inquiry" },
    ]);
  });
});

describe("the live stream", () => {
  let page: Awaited<ReturnType<typeof liveOf>>;
  let watched: Household;
  beforeAll(async () => {
    watched = await household(town, "L-1");
  });

  test("tells within two seconds what changes, and the gateway that somebody looks", async () => {
    const gateway = await connected(server, watched);
    page = await liveOf(server, watched);
    expect(page.status).toBe(200);
    expect((await gateway.next("settings")).settings.watched).toBe(true);
    const state = { operationStatus: false };
    gateway.say({
      type: "live",
      at: "2026-11-20T01:00:02.000Z",
      devices: [{ device: AIR.device, properties: state }],
    });
    const told = await page.next(({ devices }) => devices.length === 1);
    expect(told.devices[0]).toMatchObject({
      device: AIR.device,
      state: { operationStatus: false, targetTemperature: 22 },
      stateAt: "2026-11-20T01:00:02.000Z",
    });
    await gateway.records({
      kind: "presence",
      at: "2026-11-20T01:00:03.000Z",
      device: AIR.device,
      presence: "silent",
      heardAt: null,
      answeredAt: null,
    });
    await page.next(({ devices }) => devices.some(({ presence }) => presence === "silent"));
    page.close();
    expect((await gateway.next("settings")).settings.watched).toBe(false);
    gateway.close();
  });

  test("is closed to whoever has no session", async () => {
    expect((await server.app.request("/api/home/live")).status).toBe(401);
  });

  test("ends when the server stops", async () => {
    const another = await homeServer(town);
    const stream = await liveOf(another, watched);
    await stream.next(() => true);
    await another.close();
    await stream.ended;
  });
});

test("nothing broke on the way", () => {
  expect(server.faults).toEqual([]);
});
