import type { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoTown } from "../../../../test/support/demo-town.ts";
import type { TestDatabase } from "../../../../test/support/postgres.ts";
import { wiredGateway } from "../../../../test/support/wired-gateway.ts";
import { deviceIdOf } from "../../../home/device-id.ts";
import { insertHome, type NewHomeDevice } from "../../../home/index.ts";
import type { Properties } from "../../../home/model.ts";
import { insertToken } from "../../../home/store-tokens.ts";
import {
  loadOperator,
  listOperators,
  machineClock,
  withOperator,
} from "../../../platform/index.ts";
import { loadCatalogue } from "../../../terms/load.ts";
import { type Homes, openHomes } from "../../home/open-homes.ts";
import { createServer } from "../create-server.ts";

const HTTP = { host: "127.0.0.1", port: 0, publicUrl: null, trustProxy: false };
const catalogue = loadCatalogue("catalogue");

/** Of the demo's households without a live home. */
const PREMIUM = "E10060";
const LIGHT = "E10055";
const ENDED = "E10007";

const AIR = deviceIdOf({ node: "bb01", eoj: 0x013001 });
const METER = deviceIdOf({ node: "bb02", eoj: 0x028801 });

let database: TestDatabase;
let homes: Homes;
let server: Hono;
let operatorId: number;
let secrets: { control: string; read: string; light: string; ended: string };
const gateway = wiredGateway();
const light = wiredGateway();

function device(eoj: number, node: string, facts: Partial<NewHomeDevice["seen"]>): NewHomeDevice {
  return {
    controllable: true,
    seen: {
      device: deviceIdOf({ node, eoj }),
      node,
      eoj,
      maker: 0x77,
      product: null,
      serial: null,
      release: "R",
      address: "127.64.1.2",
      gets: [],
      sets: [],
      announces: [],
      channels: [],
      ...facts,
    },
  };
}

const DEVICES: readonly NewHomeDevice[] = [
  {
    ...device(0x013001, "bb01", {
      gets: [0x80, 0x84, 0x9d, 0xb0, 0xb3, 0xbb],
      sets: [0x80, 0xb0, 0xb3],
    }),
    state: { operationStatus: false, operationMode: "cooling", targetTemperature: 26 },
  },
  {
    ...device(0x028801, "bb02", { gets: [0x80, 0xe0, 0xe7], sets: [] }),
    state: { instantaneousElectricPower: 828, secretOfAnotherClass: 1 },
  },
];

beforeAll(async () => {
  database = await demoTown();
  homes = await openHomes({ pool: database.app, catalogue, report: fail });
  const [first] = await listOperators(database.app);
  const operator = first && (await loadOperator(database.app, first.operatorId));
  if (!operator) throw new Error("no operator");
  operatorId = operator.operatorId;
  const now = operator.clock.instant();
  const made = await withOperator(database.app, operator.operatorId, async (tx) => {
    const rows = await tx.query<{ id: number; number: string }>(
      `select account_id as id, number from account where operator_id = $1`,
      [tx.operatorId],
    );
    const idOf = (number: string) => rows.find((row) => row.number === number)?.id ?? 0;
    const house = async (accountId: number, { publicKey }: typeof gateway) => {
      const box = { publicKey, name: "ゲートウェイ", version: "1.0.0" };
      const asked = { accountId, by: "test", now, gateway: box, rooms: [], devices: DEVICES };
      const inserted = await insertHome(tx, asked);
      if (!inserted.ok) throw new Error(inserted.refusal.code);
      return inserted.value;
    };
    const token = async (accountId: number, mayControl: boolean) => {
      const asked = { accountId, name: "自作アプリ", mayControl, by: "resident", now };
      return (await insertToken(tx, asked)).secret;
    };
    const premium = idOf(PREMIUM);
    return {
      premium: await house(premium, gateway),
      light: await house(idOf(LIGHT), light),
      secrets: {
        control: await token(premium, true),
        read: await token(premium, false),
        light: await token(idOf(LIGHT), true),
        ended: await token(idOf(ENDED), true),
      },
    };
  });
  secrets = made.secrets;
  await gateway.dial(homes, made.premium);
  server = createServer({
    pool: database.app,
    catalogue,
    // No time passes, so that how many requests are let through does not depend on the machine.
    clock: { ...machineClock, elapsedMs: () => 0 },
    config: { http: HTTP },
    homes,
    report: fail,
  });
}, 120_000);

afterAll(async () => {
  gateway.hangUp();
  await homes.close();
});

/** Nothing may break while answering. */
function fail(error: unknown): void {
  throw error;
}

async function call(
  path: string,
  {
    token,
    method = "GET",
    body,
    headers = {},
  }: {
    readonly token?: string;
    readonly method?: string;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  },
) {
  const answer = await server.request(`/elapi${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const json: unknown = await answer.json();
  return { status: answer.status, body: json, headers: answer.headers };
}

const get = (path: string, token = secrets.read) => call(path, { token });
const put = (property: string, body: unknown, headers = {}, token = secrets.control) =>
  call(`/v1/devices/${AIR}/properties/${property}`, { token, method: "PUT", body, headers });

describe("reading the own home", () => {
  it("lists devices in the guideline's form, page by page", async () => {
    expect((await get("")).body).toEqual({ versions: [{ id: "v1", status: "CURRENT" }] });
    expect((await get("/v1")).body).toMatchObject({ v1: [{ name: "devices", total: 2 }] });
    const { body, headers } = await get("/v1/devices");
    expect(body).toEqual({
      devices: [
        {
          id: AIR,
          deviceType: "homeAirConditioner",
          protocol: { type: "ECHONET_Lite", version: "Rel.R" },
          manufacturer: {
            code: "0x000077",
            descriptions: { ja: "メーカー 0x000077", en: "Maker 0x000077" },
          },
        },
        expect.objectContaining({ id: METER, deviceType: "lvSmartElectricEnergyMeter" }),
      ],
      hasMore: false,
      limit: 100,
      offset: 0,
    });
    expect(headers.get("Cache-Control")).toBe("no-store");
    expect((await get("/v1/devices?limit=1&offset=0")).body).toMatchObject({
      devices: [{ id: AIR }],
      hasMore: true,
      limit: 1,
    });
  });

  it("describes a device from its class and its maps, writable within what is safe", async () => {
    const { body } = await get(`/v1/devices/${AIR}`);
    expect(body).toMatchObject({
      deviceType: "homeAirConditioner",
      eoj: "0x0130",
      descriptions: { ja: "エアコン", en: "Air conditioner" },
      properties: {
        operationStatus: {
          epc: "0x80",
          descriptions: { ja: "運転", en: "Power" },
          writable: true,
          observable: true,
          schema: {
            type: "boolean",
            values: [
              { value: true, descriptions: { ja: "オン", en: "On" }, edt: "0x30" },
              { value: false, descriptions: { ja: "オフ", en: "Off" }, edt: "0x31" },
            ],
          },
        },
        roomTemperature: { epc: "0xBB", writable: false },
      },
    });
    const { properties } = body as { properties: Record<string, { schema: Properties }> };
    expect(Object.keys(properties)).toEqual([
      "operationStatus",
      "operationMode",
      "targetTemperature",
      "roomTemperature",
      "instantaneousElectricPowerConsumption",
    ]);
    expect(properties["targetTemperature"]?.schema).toEqual({
      type: "number",
      unit: "Celsius",
      minimum: 16,
      maximum: 30,
      multipleOf: 1,
    });
  });

  it("tells the values that are known, and null where none was read yet", async () => {
    const { body, headers } = await get(`/v1/devices/${AIR}/properties`);
    expect(body).toEqual({
      operationStatus: false,
      operationMode: "cooling",
      targetTemperature: 26,
    });
    expect(headers.get("Engawa-State-At")).toMatch(/^2026-11-22T/);
    expect((await get(`/v1/devices/${AIR}/properties/roomTemperature`)).body).toEqual({
      roomTemperature: null,
    });
    expect((await get(`/v1/devices/${METER}/properties`)).body).toEqual({
      instantaneousElectricPower: 828,
    });
  });

  it("tells what a gateway says now, before it is written down", async () => {
    gateway.live("2026-11-22T01:00:05.000Z", METER, { instantaneousElectricPower: 901 });
    await expect
      .poll(async () => (await get(`/v1/devices/${METER}/properties`)).body)
      .toEqual({ instantaneousElectricPower: 901 });
  });
});

describe("setting a property", () => {
  it("answers with what was read back, the same command for the same key", async () => {
    const asked: string[] = [];
    gateway.answers(({ command, set }) => {
      asked.push(command);
      return [{ state: "sent" }, { state: "accepted" }, { state: "confirmed", properties: set }];
    });
    const key = { "Idempotency-Key": "once" };
    for (const _ of [1, 2])
      expect(await put("targetTemperature", { targetTemperature: 24 }, key)).toMatchObject({
        status: 200,
        body: { targetTemperature: 24 },
      });
    expect(asked).toHaveLength(1);
    expect(await put("targetTemperature", { targetTemperature: 25 }, key)).toMatchObject({
      status: 409,
      body: { code: "request.key-reused", type: "otherError" },
    });
  });

  it("is written down with the token's name", async () => {
    const rows = await withOperator(database.app, operatorId, (tx) =>
      tx.query(`select by_kind, by_name, set_to, state from home_command where by_kind = 'api'`),
    );
    expect(rows).toEqual([
      {
        by_kind: "api",
        by_name: "自作アプリ",
        set_to: { targetTemperature: 24 },
        state: "confirmed",
      },
    ]);
  });

  it.each([
    ["refused", 502, "deviceError", "elapi.refused"],
    ["not-applied", 502, "deviceError", "elapi.not-applied"],
    ["no-answer", 504, "timeoutError", "elapi.no-answer"],
    ["expired", 504, "timeoutError", "elapi.expired"],
  ] as const)("tells truly that it was %s", async (state, status, type, code) => {
    gateway.answers(() => [{ state: "sent" }, { state }]);
    expect(await put("operationStatus", { operationStatus: true })).toMatchObject({
      status,
      body: { type, code },
    });
  });

  it.each([
    [
      "another property than the address",
      "operationStatus",
      { operationMode: "heating" },
      400,
      "elapi.bad-body",
    ],
    [
      "two at once",
      "operationStatus",
      { operationStatus: true, operationMode: "auto" },
      400,
      "elapi.bad-body",
    ],
    ["no JSON", "operationStatus", "{on}", 400, "elapi.bad-body"],
    ["a value of no choice", "operationMode", { operationMode: "boil" }, 400, "home.bad-value"],
    [
      "beyond what is safe",
      "targetTemperature",
      { targetTemperature: 45 },
      400,
      "home.out-of-range",
    ],
    ["what can only be read", "roomTemperature", { roomTemperature: 20 }, 403, "home.not-settable"],
    ["a property of no class", "warmth", { warmth: 1 }, 403, "home.not-settable"],
  ])("refuses %s", async (_, property, body, status, code) => {
    expect(await put(property, body)).toMatchObject({ status, body: { code } });
  });

  it("refuses a body beyond four kilobytes", async () => {
    const long = { operationStatus: "x".repeat(5000) };
    expect(await put("operationStatus", long)).toMatchObject({
      status: 413,
      body: { code: "elapi.too-large" },
    });
  });
});

describe("who may", () => {
  it.each([undefined, "engawa_home_none"])("lets nobody in with %s", async (token) => {
    const { status, body, headers } = await call("/v1/devices", token ? { token } : {});
    expect({ status, body }).toEqual({
      status: 401,
      body: {
        type: "authError",
        code: "elapi.unknown-token",
        message: "Send a personal token: Authorization: Bearer …",
      },
    });
    expect(headers.get("WWW-Authenticate")).toBe("Bearer");
  });

  it("lets a token that may only read set nothing", async () => {
    expect(await put("operationStatus", { operationStatus: true }, {}, secrets.read)).toMatchObject(
      {
        status: 403,
        body: { code: "elapi.read-only-token" },
      },
    );
  });

  it("shows nothing under Light, nor without a contract, nor of another home", async () => {
    expect((await get("/v1/devices", secrets.light)).body).toMatchObject({
      code: "home.house-only",
    });
    expect((await get("/v1/devices", secrets.ended)).body).toMatchObject({
      code: "home.no-service",
    });
    const other = deviceIdOf({ node: "aa02", eoj: 0x013001 });
    expect(await get(`/v1/devices/${other}`)).toMatchObject({
      status: 404,
      body: { type: "referenceError", code: "home.device-not-found" },
    });
    expect((await get(`/v1/devices/${AIR}/properties/warmth`)).body).toMatchObject({
      code: "elapi.property-not-found",
    });
    expect((await get("/v1/groups")).body).toMatchObject({ code: "elapi.not-found" });
  });

  it("refuses when the gateway is gone", async () => {
    gateway.hangUp();
    await expect
      .poll(async () => (await put("operationStatus", { operationStatus: true })).body)
      .toMatchObject({ code: "home.gateway-offline", type: "deviceError" });
  });

  it("holds a flood of one token back, and of strangers", async () => {
    const many = await Promise.all(Array.from({ length: 80 }, () => get("")));
    const held = many.filter(({ status }) => status === 429);
    expect(held.length).toBeGreaterThan(5);
    expect(held[0]?.body).toMatchObject({ code: "elapi.too-many-requests" });
    const strangers = await Promise.all(Array.from({ length: 30 }, () => call("", {})));
    expect(strangers.filter(({ status }) => status === 429).length).toBeGreaterThan(5);
  });
});
