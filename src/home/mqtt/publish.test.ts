import { createServer, type Server, type Socket } from "node:net";
import { Aedes } from "aedes";
import { connectAsync, type MqttClient } from "mqtt";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clockAt } from "../../platform/clock.ts";
import type { Gateway, GatewayCommand, GatewayEvent } from "../gateway/gateway.ts";
import type { DeviceSeen, GatewaySettings } from "../link/messages.ts";
import type { Properties } from "../model.ts";
import { type Publisher, publishTo } from "./publish.ts";

const NOW = "2026-11-28T13:00:00.000Z";
const AIR = `dv_${"a".repeat(20)}`;
const METER = `dv_${"b".repeat(20)}`;
const HOME = "engawa/gw_home";

function seenAs(device: string, eoj: number, gets: number[], sets: number[]): DeviceSeen {
  return {
    device,
    node: "fe00",
    eoj,
    maker: 0x77,
    product: "AC-1",
    serial: null,
    release: "R",
    address: "127.64.1.2",
    gets,
    sets,
    announces: [],
    channels: [],
  };
}

const DEVICES = [
  seenAs(AIR, 0x013001, [0x80, 0xa0, 0xb0, 0xb3, 0xbb, 0x88], [0x80, 0xa0, 0xb0, 0xb3]),
  seenAs(METER, 0x028801, [0xe0, 0xe7, 0xe8], []),
];

/** A gateway that is only what a publisher sees of it. */
function scriptedGateway() {
  const states = new Map<string, Properties>([
    [AIR, { operationStatus: false, roomTemperature: 22 }],
  ]);
  const commands: GatewayCommand[] = [];
  const listeners = new Set<(event: GatewayEvent) => void>();
  let settings: GatewaySettings = {
    excluded: [],
    controllable: [],
    updatesForbidden: false,
    watched: false,
  };
  const gateway: Gateway = {
    publicKey: "",
    enrol: () => Promise.reject(new Error("not here")),
    enrolledAs: () => undefined,
    start: () => undefined,
    stand: () => ({ gateway: "gw_home", connected: false, waiting: 0, devices: 2, settings }),
    devices: () => DEVICES,
    stateOf: (device) => states.get(device) ?? {},
    command: (command) => void commands.push(command),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => Promise.resolve(),
  };
  const tell = (event: GatewayEvent) => {
    for (const listener of listeners) listener(event);
  };
  return {
    gateway,
    commands,
    listeners,
    tell,
    live(device: string, properties: Properties) {
      states.set(device, { ...states.get(device), ...properties });
      tell({ type: "live", device, properties });
    },
    allow(controllable: string[], excluded: string[] = []) {
      settings = { ...settings, controllable, excluded };
      tell({ type: "settings", settings });
    },
  };
}

let broker: Aedes;
let server: Server;
/** The watcher is the first to come. */
let sockets: Socket[];
let url: string;
let watcher: MqttClient;
let home: ReturnType<typeof scriptedGateway>;
let publisher: Publisher;
/** The newest of each topic; an emptied one is taken away. */
const kept = new Map<string, string>();
const outcomes: unknown[] = [];

beforeEach(async () => {
  broker = await Aedes.createBroker();
  sockets = [];
  server = createServer(broker.handle).on("connection", (socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `mqtt://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  watcher = await connectAsync(url);
  kept.clear();
  outcomes.length = 0;
  watcher.on("message", (topic, payload) => {
    const text = payload.toString();
    if (topic.endsWith("/outcome")) outcomes.push(JSON.parse(text));
    else if (text === "") kept.delete(topic);
    else kept.set(topic, text);
  });
  await watcher.subscribeAsync("#", { qos: 1 });
  home = scriptedGateway();
  const opened = publishTo({ url, gateway: home.gateway, clock: clockAt(NOW) });
  if (!opened.ok) throw new Error(opened.refusal.code);
  publisher = opened.value;
  await expect.poll(() => kept.get(`${HOME}/status`)).toBe("online");
  await expect.poll(() => kept.has(`${HOME}/${METER}/available`)).toBe(true);
});

afterEach(async () => {
  await publisher.close();
  await watcher.endAsync();
  await new Promise((resolve) => broker.close(() => server.close(resolve)));
});

function config(component: string, id: string, device = AIR): unknown {
  const text = kept.get(`homeassistant/${component}/${device}/${id}/config`);
  return text === undefined ? null : JSON.parse(text);
}

async function ask(text: string, { device = AIR, retain = false } = {}): Promise<void> {
  await watcher.publishAsync(`${HOME}/${device}/set`, text, { qos: 1, retain });
}

describe("what is published", () => {
  it("is each device's state and whether it answers, kept at the broker", async () => {
    expect(JSON.parse(kept.get(`${HOME}/${AIR}/state`) ?? "")).toEqual({
      operationStatus: false,
      roomTemperature: 22,
    });
    expect(kept.get(`${HOME}/${AIR}/available`)).toBe("online");
    // Nothing was ever read of the meter.
    expect(kept.get(`${HOME}/${METER}/available`)).toBe("offline");
    home.live(METER, { instantaneousElectricPower: 828 });
    home.tell({ type: "presence", device: METER, presence: "answers" });
    await expect.poll(() => kept.get(`${HOME}/${METER}/available`)).toBe("online");
    expect(kept.get(`${HOME}/${METER}/state`)).toBe('{"instantaneousElectricPower":828}');
    home.tell({ type: "presence", device: METER, presence: "heard-only" });
    await expect.poll(() => kept.get(`${HOME}/${METER}/available`)).toBe("offline");
  });

  it("is found by Home Assistant with units, classes and the device it belongs to", () => {
    expect(config("sensor", "instantaneousElectricPower", METER)).toEqual({
      name: "電力",
      unique_id: `${METER}-instantaneousElectricPower`,
      object_id: `${METER}_instantaneousElectricPower`,
      availability_mode: "all",
      availability: [{ topic: `${HOME}/status` }, { topic: `${HOME}/${METER}/available` }],
      device: {
        identifiers: [METER],
        name: "スマートメーター bbbb",
        manufacturer: "0x000077",
        model: "AC-1",
      },
      origin: { name: "Engawa" },
      state_topic: `${HOME}/${METER}/state`,
      value_template: "{{ value_json.instantaneousElectricPower | default(none) }}",
      unit_of_measurement: "W",
      device_class: "power",
      state_class: "measurement",
    });
    expect(config("sensor", "normalDirectionCumulativeElectricEnergy", METER)).toMatchObject({
      unit_of_measurement: "kWh",
      device_class: "energy",
      state_class: "total_increasing",
    });
    expect(config("sensor", "instantaneousCurrent-rPhase", METER)).toMatchObject({
      unit_of_measurement: "A",
      value_template: "{{ value_json.instantaneousCurrent.rPhase | default(none) }}",
    });
    expect(config("binary_sensor", "faultStatus")).toMatchObject({ name: "異常" });
  });

  it("offers to switch only what the resident allows, and takes it away again", async () => {
    expect(config("switch", "operationStatus")).toBeNull();
    expect(config("binary_sensor", "operationStatus")).not.toBeNull();
    home.allow([AIR]);
    await expect.poll(() => config("climate", "climate")).not.toBeNull();
    expect(config("binary_sensor", "operationStatus")).toBeNull();
    expect(config("switch", "operationStatus")).toMatchObject({
      command_topic: `${HOME}/${AIR}/set`,
      command_template: `{"operationStatus": {{ (value == 'ON') | to_json }}}`,
    });
    // Within what is safe, not within what the class can.
    expect(config("number", "targetTemperature")).toMatchObject({ min: 16, max: 30, step: 1 });
    expect(config("climate", "climate")).toMatchObject({
      modes: ["off", "auto", "cool", "heat", "dry", "fan_only"],
      min_temp: 16,
      max_temp: 30,
      fan_modes: ["auto", "1", "2", "3", "4", "5", "6", "7", "8"],
      mode_command_topic: `${HOME}/${AIR}/set`,
    });
    home.allow([AIR], [AIR]);
    await expect.poll(() => config("climate", "climate")).toBeNull();
    expect(config("switch", "operationStatus")).toBeNull();
    expect(config("binary_sensor", "operationStatus")).not.toBeNull();
  });
});

it("takes away controls that lay at the broker from before a restart", async () => {
  home.allow([AIR]);
  await expect.poll(() => config("climate", "climate")).not.toBeNull();
  await publisher.close();
  home.allow([]);
  const again = publishTo({ url, gateway: home.gateway, clock: clockAt(NOW) });
  if (!again.ok) throw new Error(again.refusal.code);
  publisher = again.value;
  await expect.poll(() => config("climate", "climate")).toBeNull();
  expect(config("switch", "operationStatus")).toBeNull();
  expect(config("binary_sensor", "operationStatus")).not.toBeNull();
});

describe("what is asked by MQTT", () => {
  it("goes the gateway's own way, with an end in time", async () => {
    home.allow([AIR]);
    await ask('{"operationStatus": true, "operationMode": "heating", "airFlowLevel": "5"}');
    await expect
      .poll(() => home.commands)
      .toEqual([
        {
          command: expect.stringMatching(/^mqtt_[0-9a-f]{24}$/),
          device: AIR,
          set: { operationStatus: true, operationMode: "heating", airFlowLevel: 5 },
          expiresAt: "2026-11-28T13:01:00Z",
        },
      ]);
    const [{ command } = { command: "" }] = home.commands;
    const properties = { operationStatus: true };
    home.tell({
      type: "command",
      command,
      device: AIR,
      state: "confirmed",
      property: null,
      properties,
    });
    await expect.poll(() => outcomes).toEqual([{ command, state: "confirmed", property: null }]);
  });

  it.each([
    [
      "what the resident did not allow",
      '{"operationStatus": true}',
      METER,
      { code: "mqtt.not-allowed" },
    ],
    [
      "a device of no home",
      '{"operationStatus": true}',
      `dv_${"c".repeat(20)}`,
      { code: "mqtt.unknown-device" },
    ],
    ["what is no JSON", "ON", AIR, { code: "mqtt.not-json" }],
    ["a list", "[1]", AIR, { code: "mqtt.not-json" }],
    ["nothing", "{}", AIR, { code: "home.nothing-set" }],
    ["beyond what is safe", '{"targetTemperature": 40}', AIR, { code: "home.out-of-range" }],
    ["what cannot be set", '{"roomTemperature": 20}', AIR, { code: "home.not-settable" }],
    ["another mode", '{"operationMode": "boil"}', AIR, { code: "home.bad-value" }],
  ])("refuses %s", async (_, text, device, refusal) => {
    home.allow([AIR]);
    await ask(text, { device });
    await expect.poll(() => outcomes).toMatchObject([{ state: "refused", ...refusal }]);
    expect(home.commands).toEqual([]);
  });

  it("is not what lay at the broker from another time", async () => {
    home.allow([AIR]);
    await publisher.close();
    await ask('{"operationStatus": true}', { retain: true });
    const again = publishTo({ url, gateway: home.gateway, clock: clockAt(NOW) });
    if (!again.ok) throw new Error(again.refusal.code);
    publisher = again.value;
    await expect.poll(() => kept.get(`${HOME}/status`)).toBe("online");
    await ask('{"operationMode": "cooling"}');
    await expect
      .poll(() => home.commands.map(({ set }) => set))
      .toEqual([{ operationMode: "cooling" }]);
  });
});

describe("a broker that is not there", () => {
  it("is told by the broker itself that the gateway is gone", async () => {
    for (const socket of sockets.slice(1)) socket.destroy();
    await expect.poll(() => kept.get(`${HOME}/status`)).toBe("offline");
  });

  it("says goodbye and listens no more when it is closed", async () => {
    await publisher.close();
    await expect.poll(() => kept.get(`${HOME}/status`)).toBe("offline");
    expect(home.listeners.size).toBe(0);
  });

  it("refuses an address that names none, and works on without one", async () => {
    const clock = clockAt(NOW);
    const refused = publishTo({ url: "http://127.0.0.1", gateway: home.gateway, clock });
    expect(refused).toEqual({
      ok: false,
      refusal: { code: "mqtt.bad-url", url: "http://127.0.0.1" },
    });
    const errors: string[] = [];
    const report = (error: Error) => void errors.push(error.name);
    const alone = publishTo({ url: "mqtt://127.0.0.1:1", gateway: home.gateway, clock, report });
    if (!alone.ok) throw new Error(alone.refusal.code);
    await expect.poll(() => errors.length).toBeGreaterThan(0);
    home.live(AIR, { roomTemperature: 23 });
    expect(alone.value.connected).toBe(false);
    await alone.value.close();
  });
});
