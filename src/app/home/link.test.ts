import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  AIR,
  anotherGateway,
  BOUGHT,
  connected,
  homeServer,
  homeTown,
  household,
  METER,
  NOW,
  USED,
} from "../../../test/support/home-town.ts";
import { dayRecord, dial, newGatewayKey, seen } from "../../../test/support/scripted-gateway.ts";
import type { GatewayRecord } from "../../home/link/messages.ts";
import { loadHomeSeries, revokeGateway } from "../../home/index.ts";
import { meterOfChannel } from "../../home/store-channels.ts";
import { loadDevice } from "../../home/store-devices.ts";
import { loadGateway } from "../../home/store-gateways.ts";
import { addDays, day, formatDay } from "../../kernel/day.ts";
import { loadSeries, QUALITY, storeDays } from "../../metering/index.ts";
import { tellServers } from "./tell-servers.ts";

const town = await homeTown("link");
const server = await homeServer(town);
const TODAY = day("2026-11-20");
const airUsed = { device: AIR.device, ...USED };
const meterBought = { device: METER.device, ...BOUGHT };

async function whOf(meter: string, on: number) {
  const period = { from: on as typeof TODAY, until: addDays(on as typeof TODAY, 1) };
  const series = await town.inTown((tx) => loadHomeSeries(tx, { meters: [meter], period }));
  const found = series.get(meter);
  return { wh: found?.wh.reduce((sum, each) => sum + each, 0), quality: found?.quality[0] };
}

describe("the proof", () => {
  test("opens the line, and tells what is acknowledged and decided", async () => {
    const own = await household(town, "P-1");
    const line = dial(server.origin);
    await line.proof(own.gateway, own.key.key);
    expect(await line.next("welcome")).toEqual({
      type: "welcome",
      acked: 0,
      settings: {
        excluded: [],
        controllable: [AIR.device],
        updatesForbidden: false,
        watched: false,
      },
    });
    line.close();
  });

  test("is refused alike for a wrong key and for a gateway that nobody knows", async () => {
    const own = await household(town, "P-2");
    const wrong = dial(server.origin);
    await wrong.proof(own.gateway, newGatewayKey().key);
    const unknown = dial(server.origin);
    await unknown.proof(`gw_${randomBytes(10).toString("hex")}`, own.key.key);
    const said = { type: "refused", code: "unknown-gateway", detail: "no gateway of this key" };
    expect([await wrong.next("refused"), await unknown.next("refused")]).toEqual([said, said]);
    expect([await wrong.closed, await unknown.closed]).toEqual([1008, 1008]);
  });

  test("over another line's nonce is nobody's", async () => {
    const own = await household(town, "P-3");
    const line = dial(server.origin);
    await line.next("challenge");
    const other = dial(server.origin);
    const { nonce } = await other.next("challenge");
    expect(nonce).toHaveLength(44);
    line.say({
      type: "proof",
      gateway: own.gateway,
      signature: randomBytes(64).toString("base64"),
      version: "1",
      oldest: 1,
    });
    expect(await line.next("refused")).toMatchObject({ code: "unknown-gateway" });
    other.close();
  });

  test("comes before anything else, and once", async () => {
    const own = await household(town, "P-4");
    const early = dial(server.origin);
    await early.next("challenge");
    early.say({ type: "live", at: NOW, devices: [] });
    expect(await early.next("refused")).toMatchObject({ code: "bad-message" });
    const twice = await connected(server, own);
    twice.say({ type: "proof", gateway: own.gateway, signature: "", version: "1", oldest: 1 });
    expect(await twice.next("refused")).toMatchObject({ code: "bad-message" });
  });

  test("of a revoked key is refused, and its open line is cut at once", async () => {
    const own = await household(town, "P-5");
    const line = await connected(server, own);
    await town.inTown(async (tx) => {
      await revokeGateway(tx, own, NOW);
      const { accountId: a, gateway: g } = own;
      await tellServers(tx, { t: "revoked", o: tx.operatorId, a, g });
    });
    expect(await line.next("refused")).toMatchObject({ code: "revoked" });
    expect(await line.closed).toBe(1008);
    const again = dial(server.origin);
    await again.proof(own.gateway, own.key.key);
    expect(await again.next("refused")).toMatchObject({ code: "revoked" });
  });

  test("opens a newer line that takes the place of the older", async () => {
    const own = await household(town, "P-6");
    const first = await connected(server, own);
    const second = await connected(server, own);
    expect(await first.next("refused")).toMatchObject({ code: "replaced" });
    expect(await second.records(dayRecord(airUsed, TODAY, { wh: 1, slots: 2 }))).toBe(1);
    const row = await town.inTown((tx) => loadGateway(tx, own.gateway));
    expect(row?.connectedAt).not.toBeNull();
    second.close();
  });
});

describe("records", () => {
  test("are acknowledged when they are committed, and known after the line was cut", async () => {
    const own = await household(town, "R-1");
    const first = await connected(server, own);
    expect(await first.records(dayRecord(airUsed, TODAY, { wh: 100, slots: 3 }))).toBe(1);
    const meter = meterOfChannel(own.accountId, airUsed);
    expect(await whOf(meter, TODAY)).toEqual({ wh: 300, quality: QUALITY.measured });
    first.close();
    await first.closed;
    await expect.poll(async () => (await connected(server, own)).acked).toBe(1);
  });

  test("sent again, doubled or out of order leave the same half-hours", async () => {
    const own = await household(town, "R-2");
    const line = await connected(server, own);
    const morning = dayRecord(airUsed, TODAY, { wh: 10, slots: 10 });
    const noon = dayRecord(airUsed, TODAY, { wh: 10, slots: 24 });
    await line.records(morning, morning, noon);
    await line.records(noon, morning);
    const meter = meterOfChannel(own.accountId, airUsed);
    expect(await whOf(meter, TODAY)).toEqual({ wh: 240, quality: QUALITY.measured });
    line.close();
  });

  test("of a day that is over are one version, however many half-hours came before", async () => {
    const own = await household(town, "R-3");
    const line = await connected(server, own);
    const meter = meterOfChannel(own.accountId, airUsed);
    for (const slots of [10, 20, 30])
      await line.records(dayRecord(airUsed, TODAY, { wh: 5, slots }));
    await town.setDay("2026-11-21");
    await expect
      .poll(
        async () => {
          await line.records(dayRecord(airUsed, TODAY, { wh: 5 }));
          const rows = await town.inTown((tx) =>
            tx.query("select version from interval_day where meter_id = $1", [meter]),
          );
          return rows.length;
        },
        { interval: 300, timeout: 8000 },
      )
      .toBe(1);
    await town.setDay("2026-11-20");
    line.close();
  });

  test("of the main meter fill the contract's meter where nothing is measured", async () => {
    const own = await household(town, "R-4", { meter: "M-R4" });
    const line = await connected(server, own);
    const official = addDays(TODAY, -2);
    await town.inTown((tx) =>
      storeDays(
        tx,
        [
          {
            meter: "M-R4",
            day: official,
            wh: new Int32Array(48).fill(50),
            quality: new Uint8Array(48).fill(QUALITY.measured),
          },
        ],
        { importId: 1, knownAt: NOW },
      ),
    );
    const own2 = { wh: 70, quality: QUALITY.backfilled };
    await line.records(
      dayRecord(meterBought, official, own2),
      dayRecord(meterBought, addDays(TODAY, -1), own2),
      dayRecord(airUsed, addDays(TODAY, -1), own2),
    );
    const period = { from: official, until: TODAY };
    const series = await town.inTown((tx) => loadSeries(tx, { meters: ["M-R4"], period }));
    const wh = series.get("M-R4")?.wh ?? new Int32Array();
    expect([wh[0], wh[48]]).toEqual([50, 70]);
    expect(await whOf(meterOfChannel(own.accountId, meterBought), official)).toEqual({
      wh: 48 * 70,
      quality: QUALITY.backfilled,
    });
    line.close();
  });

  test("of a new device make it known, with its channels, in the same message", async () => {
    const own = await household(town, "R-5");
    const line = await connected(server, own);
    const board = seen(0x028701, [{ register: "circuit", circuit: 7 }], "fe00000b77");
    const circuit = { device: board.device, register: "circuit", circuit: 7 } as const;
    await line.records(
      { kind: "device", at: NOW, seen: board },
      dayRecord(circuit, addDays(TODAY, -1), { wh: 20 }),
      {
        kind: "presence",
        at: NOW,
        device: board.device,
        presence: "heard-only",
        heardAt: NOW,
        answeredAt: null,
      },
      {
        kind: "trouble",
        at: NOW,
        device: board.device,
        code: "unit-missing",
        detail: { epc: 194 },
      },
    );
    const row = await town.inTown((tx) => loadDevice(tx, own.accountId, board.device));
    expect(row).toMatchObject({ eoj: 0x028701, presence: "heard-only", controllable: false });
    const meter = meterOfChannel(own.accountId, circuit);
    expect(await whOf(meter, addDays(TODAY, -1))).toEqual({ wh: 960, quality: QUALITY.measured });
    line.close();
  });

  test("with the name of another home's device stay in the own home", async () => {
    const [mine, theirs] = [await household(town, "R-6"), await household(town, "R-7")];
    const line = await connected(server, mine);
    await line.records(dayRecord(airUsed, TODAY, { wh: 999, slots: 4 }));
    const meter = meterOfChannel(theirs.accountId, airUsed);
    expect((await whOf(meter, TODAY)).quality).toBe(QUALITY.missing);
    line.close();
  });
});

describe("a day that has not come", () => {
  test("is left out and noted; what came with it is taken, and the line holds", async () => {
    const own = await household(town, "R-8");
    const line = await connected(server, own);
    const ahead = dayRecord(airUsed, addDays(TODAY, 5), { wh: 1 });
    await line.records(dayRecord(airUsed, TODAY, { wh: 7, slots: 1 }), ahead);
    const meter = meterOfChannel(own.accountId, airUsed);
    expect(await whOf(meter, TODAY)).toMatchObject({ wh: 7 });
    expect((await whOf(meter, addDays(TODAY, 5))).quality).toBe(QUALITY.missing);
    const troubles = await town.inTown((tx) =>
      tx.query("select code, detail from home_trouble where account_id = $1", [own.accountId]),
    );
    expect(troubles).toEqual([
      { code: "day-ahead", detail: { day: formatDay(addDays(TODAY, 5)) } },
    ]);
    line.close();
  });
});

const hostile: readonly (readonly [string, GatewayRecord])[] = [
  ["a day too long ago", dayRecord(airUsed, addDays(TODAY, -401), { wh: 1 })],
  ["an estimate", dayRecord(airUsed, TODAY, { wh: 1, quality: QUALITY.estimated })],
  ["energy that no home uses", dayRecord(airUsed, TODAY, { wh: 1_000_001 })],
  ["energy in a slot that is missing", dayRecord(airUsed, TODAY, { wh: 1, quality: 0 })],
  ["less than nothing", dayRecord(airUsed, TODAY, { wh: -1 })],
  ["a channel nobody told of", dayRecord({ ...airUsed, register: "charged" }, TODAY, { wh: 1 })],
  ["another's identity", { kind: "device", at: NOW, seen: { ...AIR, node: "fe77" } }],
  [
    "a device nobody told of",
    {
      kind: "presence",
      at: NOW,
      device: `dv_${"0".repeat(20)}`,
      presence: "answers",
      heardAt: null,
      answeredAt: null,
    },
  ],
];

describe("a hostile gateway", () => {
  test.each(hostile)("that tells %s is refused whole, and cut off", async (_, record) => {
    const own = await household(town, `H-${randomBytes(3).toString("hex")}`);
    const line = await connected(server, own);
    line.send(dayRecord(airUsed, TODAY, { wh: 7, slots: 1 }), record);
    expect(await line.next("refused")).toMatchObject({ code: "bad-message" });
    expect(await line.closed).toBe(1008);
    const meter = meterOfChannel(own.accountId, airUsed);
    expect((await whOf(meter, TODAY)).quality).toBe(QUALITY.missing);
  });

  test.each([
    ["no JSON", "{"],
    ["another shape", `{"type":"records","first":1,"records":[]}`],
    ["a field that nobody reads", `{"type":"live","at":"${NOW}","devices":[],"more":1}`],
    ["a NUL", `{"type":"live","at":"${NOW}","devices":[],"x":"\\u0000"}`],
    ["depth without end", `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`],
  ])("that sends %s is refused", async (_, text) => {
    const own = await household(town, `T-${randomBytes(3).toString("hex")}`);
    const line = await connected(server, own);
    line.text(text);
    expect(await line.next("refused")).toMatchObject({ code: "bad-message" });
  });

  test("that floods is cut off", async () => {
    const own = await household(town, "F-1");
    const line = await connected(server, own);
    const text = JSON.stringify({ type: "live", at: NOW, devices: [] });
    for (let k = 0; k < 400; k += 1) line.text(text);
    expect(await line.next("refused")).toMatchObject({ code: "too-fast" });
  });

  test("that sends more than a megabyte is cut off", async () => {
    const own = await household(town, "F-2");
    const line = await connected(server, own);
    line.text(`"${"x".repeat(1_100_000)}"`);
    expect(await line.closed).toBe(1009);
  });

  test("does not reach another's line, nor the report of faults", async () => {
    const own = await household(town, "F-3");
    const honest = await connected(server, await anotherGateway(town, own.accountId));
    expect(await honest.records(dayRecord(airUsed, TODAY, { wh: 1, slots: 1 }))).toBe(1);
    honest.close();
    expect(server.faults).toEqual([]);
  });
});
