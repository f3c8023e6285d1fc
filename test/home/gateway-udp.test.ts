import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { day } from "../../src/kernel/day.ts";
import { QUALITY } from "../../src/metering/series.ts";
import { openGateway } from "../../src/home/gateway/open-gateway.ts";
import type { Gateway } from "../../src/home/gateway/gateway.ts";
import type { Lan } from "../../src/home/lan/lan.ts";
import { machineTimers } from "../../src/home/lan/machine-timers.ts";
import { openUdpLan } from "../../src/home/lan/udp-lan.ts";
import { fromGateway, type GatewayRecord } from "../../src/home/link/messages.ts";
import type { House } from "../../src/home/simulate/house.ts";
import { openHouse } from "../../src/home/simulate/open-house.ts";

const NETWORK = "127.73.1";
/** The test begins this long before a half-hour of its own clock. */
const BEFORE_MS = 9000;
const BEGAN = Temporal.Instant.from("2026-11-20T02:00:00Z").epochMilliseconds - BEFORE_MS;

const began = machineTimers.now();
const clock = {
  instant: () => {
    const ms = BEGAN + Math.floor(machineTimers.now() - began);
    return Temporal.Instant.fromEpochMilliseconds(ms).toString({ fractionalSecondDigits: 3 });
  },
  elapsedMs: () => machineTimers.now(),
};

const directory = mkdtempSync(path.join(tmpdir(), "engawa-gateway-udp-"));
const records: GatewayRecord[] = [];
let socket: WebSocket;
let house: House;
let gateway: Gateway;

const server = createServer((request, response) => {
  request.resume().on("end", () => {
    const isEnrol = request.method === "POST" && request.url === "/gateway/enrol";
    response.writeHead(isEnrol ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify({ gateway: "gw_udp" }));
  });
});
const sockets = new WebSocketServer({ server, path: "/gateway/link" });

async function lanAt(node: number): Promise<Lan> {
  const opened = await openUdpLan({ address: `${NETWORK}.${node}`, prefix: 24 });
  if (!opened.ok) throw new Error(opened.refusal.code);
  return opened.value;
}

function takeRecords(line: WebSocket): void {
  const nonce = Buffer.alloc(32, 3).toString("base64");
  const say = (message: object) => line.send(JSON.stringify(message));
  const cooler = house.devices.find(({ name }) => name === "air-conditioner-1")?.device ?? "";
  say({ type: "challenge", nonce, at: clock.instant() });
  line.on("message", (data: Buffer) => {
    const message = fromGateway.parse(JSON.parse(data.toString()));
    const settings = {
      excluded: [],
      controllable: [cooler],
      updatesForbidden: false,
      watched: true,
    };
    if (message.type === "proof") say({ type: "welcome", acked: 0, settings });
    if (message.type !== "records") return;
    records.push(...message.records);
    say({ type: "ack", through: message.first + message.records.length - 1 });
  });
}

function states(): readonly string[] {
  return records.flatMap((each) => (each.kind === "command" ? [each.state] : []));
}

beforeAll(async () => {
  house = await openHouse({
    station: lanAt,
    clock,
    timers: machineTimers,
    seed: 4,
    equipment: { airConditioners: 1, lights: 1, waterHeater: null, board: null },
  });
  sockets.on("connection", (line) => {
    socket = line;
    takeRecords(line);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  gateway = openGateway({
    lan: await lanAt(250),
    clock,
    timers: machineTimers,
    directory,
    platform: `http://127.0.0.1:${port}`,
    version: "test",
    seed: 1,
  });
});

afterAll(async () => {
  await gateway.close();
  await house.close();
  sockets.close();
  server.close();
  rmSync(directory, { recursive: true, force: true });
});

it("serves a house over UDP and a platform over a WebSocket", async () => {
  expect(await gateway.enrol("7K4Q-9XW2-PM")).toEqual({ ok: true, value: { gateway: "gw_udp" } });
  expect(await gateway.enrol("7K4Q-9XW2-PM")).toEqual({
    ok: false,
    refusal: { code: "gateway.already-enrolled", gateway: "gw_udp" },
  });
  expect(statSync(path.join(directory, "gateway-key.pem")).mode & 0o777).toBe(0o600);
  gateway.start();
  const quickly = { timeout: 20_000, interval: 50 };
  await expect.poll(() => gateway.devices().length, quickly).toBe(3);

  const cooler = house.devices.find(({ name }) => name === "air-conditioner-1")?.device ?? "";
  const command = { command: "c1", device: cooler, set: { targetTemperature: 27 } };
  const expiresAt = "2026-11-20T02:10:00Z";
  socket.send(JSON.stringify({ type: "command", ...command, expiresAt }));
  await expect.poll(() => states().at(-1), quickly).toBe("confirmed");
  expect(states()).toEqual(["sent", "accepted", "confirmed"]);
  expect(house.ask("air-conditioner-1", 0xb3)).toEqual(Uint8Array.of(27));

  // 11:00 in Tokyo passes: the half-hour that began at 10:30 is told, and it is the true one.
  const boundary = day("2026-11-20") * 48 + 21;
  const meter = house.devices.find(({ name }) => name === "meter")?.device ?? "";
  const isTold = () =>
    records.some((each) => {
      if (each.kind !== "day" || each.device !== meter || each.day !== "2026-11-20") return false;
      const at = boundary % 48;
      const quality = Buffer.from(each.quality, "base64")[at];
      const wh = Buffer.from(each.wh, "base64").readInt32LE(4 * at);
      // Its beginning stands in the meter's history alone: nobody was there at 10:30.
      return (
        quality === QUALITY.backfilled && wh === house.slotWh("meter", each.register, boundary)
      );
    });
  await expect.poll(isTold, quickly).toBe(true);
}, 60_000);
