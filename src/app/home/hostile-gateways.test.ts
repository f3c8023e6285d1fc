import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import {
  AIR,
  BOUGHT,
  connected,
  homeServer,
  homeTown,
  household,
  METER,
  NOW,
  USED,
} from "../../../test/support/home-town.ts";
import { dayRecord, dial, newGatewayKey } from "../../../test/support/scripted-gateway.ts";
import { enrolBody, type FromGateway } from "../../home/link/messages.ts";
import { loadDevice, saveStates } from "../../home/store-devices.ts";
import { addDays, day } from "../../kernel/day.ts";
import { loadSeries, QUALITY } from "../../metering/index.ts";
import { emptyHome, lay } from "./home-now.ts";

const town = await homeTown("hostile");
const server = await homeServer(town);
const TODAY = day("2026-11-20");

function live(at: string, properties: Record<string, string>): FromGateway {
  return { type: "live", at, devices: [{ device: AIR.device, properties }] };
}

describe("what no database keeps is refused before it meets other homes' words", () => {
  test.each([
    ["the year 0", "0000-01-01T00:00:00Z"],
    ["a second in two hundred digits", `2026-11-20T01:00:00.${"1".repeat(200)}Z`],
  ])("%s", async (_, at) => {
    const line = await connected(server, await household(town, `Y-${at.length}`));
    line.say(live(at, { a: "b" }));
    expect(await line.next("refused")).toMatchObject({ code: "bad-message" });
  });

  test("a key that is not 32 bytes, a version with a NUL", () => {
    const { publicKey } = newGatewayKey();
    const body = { code: "22222-22222", publicKey, version: "1" };
    const refused = [
      { ...body, publicKey: Buffer.alloc(33).toString("base64") },
      { ...body, publicKey: Buffer.alloc(31).toString("base64") },
      { ...body, version: "1\0" },
      { ...body, serial: "\ud800" },
    ].map((each) => enrolBody.safeParse(each).success);
    expect([enrolBody.safeParse(body).success, ...refused]).toEqual([true, ...refused.fill(false)]);
  });
});

describe("memory stays bounded", () => {
  test("before a proof nothing long is read", async () => {
    const line = dial(server.origin);
    await line.next("challenge");
    line.text(JSON.stringify(live(NOW, { a: "x".repeat(3000) })));
    expect(await line.next("refused")).toMatchObject({
      code: "bad-message",
      detail: "no message of this link",
    });
  });

  test("more properties than a device can have are refused in one message", async () => {
    const line = await connected(server, await household(town, "M-1"));
    const many = Array.from({ length: 129 }, (_, k) => [`p${k}`, "x"] as const);
    line.say(live(NOW, Object.fromEntries(many)));
    expect(await line.next("refused")).toMatchObject({ code: "bad-message" });
  });

  test("and forgotten when they come over many", async () => {
    const { now } = emptyHome({ operatorId: 1, accountId: 1 });
    for (let k = 0; k <= 128; k += 1) lay(now, "d", { at: NOW, properties: { [`p${k}`]: 1 } });
    expect(now.get("d")?.properties).toEqual({ p128: 1 });
    for (let k = 0; k < 50; k += 1)
      lay(now, "d", { at: NOW, properties: { same: "x".repeat(9000), other: k } });
    expect(Object.keys(now.get("d")?.properties ?? {})).toEqual(["p128", "same", "other"]);
    for (let k = 0; k < 8; k += 1)
      lay(now, "d", { at: NOW, properties: { [`q${k}`]: "x".repeat(9000) } });
    expect(JSON.stringify(now.get("d")?.properties).length).toBeLessThanOrEqual(64_000);
    const own = await household(town, "M-2");
    await town.inTown(async (tx) => {
      const at = { accountId: own.accountId, device: AIR.device, at: NOW };
      for (let k = 0; k < 9; k += 1)
        await saveStates(tx, [{ ...at, properties: { [`q${k}`]: "x".repeat(9000) } }]);
    });
    const row = await town.inTown((tx) => loadDevice(tx, own.accountId, AIR.device));
    expect(JSON.stringify(row?.state).length).toBeLessThanOrEqual(64_000);
  });

  test("who dials another path holds no half of a connection open", async () => {
    const port = Number(new URL(server.origin).port);
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    socket.write(
      "GET /other HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    );
    socket.on("error", () => undefined);
    socket.resume();
    await new Promise<void>((ended) => socket.on("end", () => ended()));
    // Our half is open still: what goes through it is answered by a reset.
    await expect.poll(() => socket.destroyed || (socket.write("x"), false)).toBe(true);
  });
});

describe("a bill", () => {
  const meterBought = { device: METER.device, ...BOUGHT };
  const day1 = addDays(TODAY, -1);

  async function contractMeter(meter: string) {
    const period = { from: day1, until: TODAY };
    const series = await town.inTown((tx) => loadSeries(tx, { meters: [meter], period }));
    return { wh: series.get(meter)?.wh[0], quality: series.get(meter)?.quality[0] };
  }

  test("takes a box's word that the operator installed, until the readings come", async () => {
    const own = await household(town, "B-1", { meter: "M-B1" });
    const line = await connected(server, own);
    await line.records(dayRecord(meterBought, day1, { wh: 70 }));
    expect(await contractMeter("M-B1")).toEqual({ wh: 70, quality: QUALITY.provisional });
    line.close();
  });

  test("takes no word of a box that the resident enrolled", async () => {
    const own = await household(town, "B-2", { meter: "M-B2", installed: false });
    const line = await connected(server, own);
    await line.records(dayRecord(meterBought, day1, { wh: 0 }));
    expect(await contractMeter("M-B2")).toEqual({ wh: 0, quality: QUALITY.missing });
    line.close();
  });

  test("goes by nothing that another register says", async () => {
    const own = await household(town, "B-3", { meter: "M-B3" });
    const line = await connected(server, own);
    await line.records(dayRecord({ device: AIR.device, ...USED }, day1, { wh: 9 }));
    expect(await contractMeter("M-B3")).toEqual({ wh: 0, quality: QUALITY.missing });
    line.close();
  });
});

test("nothing broke on the way", () => {
  expect(server.faults).toEqual([]);
});
