import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addSeconds } from "../../src/platform/clock.ts";
import type { Properties } from "../../src/home/model.ts";
import { type GatewayHome, gatewayHome, START } from "../support/gateway-home.ts";

const SMALL = { airConditioners: 1, lights: 0, waterHeater: null, board: null } as const;

let home: GatewayHome;
let cooler = "";

beforeEach(async () => {
  home = await gatewayHome({ equipment: SMALL });
  cooler = home.deviceOf("air-conditioner-1");
  home.platform.settings = { ...home.platform.settings, controllable: [cooler] };
  home.gateway.start();
  await home.until(() => home.gateway.devices().length === 2, "the devices");
});
afterEach(() => home.end());

function ask(command: string, set: Properties, options: { forS?: number; device?: string } = {}) {
  const now = addSeconds(START, Math.floor(home.timers.now() / 1000));
  const expiresAt = addSeconds(now, options.forS ?? 60);
  const device = options.device ?? cooler;
  home.platform.send({ type: "command", command, device, set: { ...set }, expiresAt });
}

async function endOf(command: string, last: string) {
  await home.until(
    () => home.platform.commandStates(command).at(-1) === last,
    `${command} ${last}`,
  );
  return home.platform.commandStates(command);
}

function lastOf(command: string) {
  return home.platform.records.findLast(
    (each) => each.kind === "command" && each.command === command,
  );
}

describe("a command", () => {
  it("is sent, accepted and confirmed by reading back", async () => {
    ask("c1", { operationStatus: true, targetTemperature: 24 });
    expect(await endOf("c1", "confirmed")).toEqual(["sent", "accepted", "confirmed"]);
    expect(home.house.ask("air-conditioner-1", 0xb3)).toEqual(Uint8Array.of(24));
    expect(lastOf("c1")).toMatchObject({
      property: null,
      properties: { operationStatus: true, targetTemperature: 24 },
    });
    const isLive = () =>
      home.platform.live.some(({ devices }) =>
        devices.some(
          (each) => each.device === cooler && each.properties["targetTemperature"] === 24,
        ),
      );
    await home.until(isLive, "the state of now");
    expect(home.gateway.stateOf(cooler)).toMatchObject({ targetTemperature: 24 });
  });

  it("is carried out once, however often it comes, also after a restart", async () => {
    ask("c1", { targetTemperature: 24 });
    ask("c1", { targetTemperature: 24 });
    await endOf("c1", "confirmed");
    home.house.press("air-conditioner-1", 0xb3, Uint8Array.of(28));
    await home.restart("kill");
    await home.until(() => home.gateway.devices().length === 2, "the devices again");
    ask("c1", { targetTemperature: 24 });
    await home.pass(1);
    expect(home.house.ask("air-conditioner-1", 0xb3)).toEqual(Uint8Array.of(28));
    expect(home.platform.commandStates("c1")).toEqual(["sent", "accepted", "confirmed"]);
  });

  it("that is too late goes nowhere", async () => {
    ask("c1", { targetTemperature: 24 }, { forS: -1 });
    expect(await endOf("c1", "expired")).toEqual(["expired"]);
    expect(home.house.ask("air-conditioner-1", 0xb3)).not.toEqual(Uint8Array.of(24));
  });

  it("to what the resident did not allow is refused in the home too", async () => {
    ask("c1", { operationStatus: true }, { device: home.deviceOf("meter") });
    expect(await endOf("c1", "refused")).toEqual(["refused"]);
    await home.until(() => home.platform.troubles().includes("command-refused"), "why");
    const trouble = home.platform.records.find((each) => each.kind === "trouble");
    expect(trouble).toMatchObject({ detail: { command: "c1", why: "no-consent" } });
  });

  it.each([
    [{ targetTemperature: 900 }, "not-encodable", "targetTemperature"],
    [{ colourOfTheSky: 3 }, "not-encodable", "colourOfTheSky"],
    [{ roomTemperature: 20 }, "not-encodable", "roomTemperature"],
    [{ targetTemperatureCooling: 20 }, "not-settable", "targetTemperatureCooling"],
  ])("of %o is refused by name", async (set, why, property) => {
    ask("c1", set as unknown as Properties);
    await endOf("c1", "refused");
    expect(lastOf("c1")).toMatchObject({ state: "refused", property });
    await home.until(() => home.platform.troubles().includes("command-refused"), "why");
    const trouble = home.platform.records.find((each) => each.kind === "trouble");
    expect(trouble).toMatchObject({ detail: { why, property } });
  });

  it("to a device that lets nobody operate it from afar is refused (0x93)", async () => {
    home.house.fault("air-conditioner-1", { kind: "remote-refused" });
    ask("c1", { targetTemperature: 24 });
    await endOf("c1", "refused");
    expect(lastOf("c1")).toMatchObject({ property: "remoteControl" });
  });

  it("without an answer says so, before its time is over", async () => {
    home.house.fault("air-conditioner-1", { kind: "silent" });
    ask("c1", { targetTemperature: 24 });
    expect(await endOf("c1", "no-answer")).toEqual(["sent", "no-answer"]);
  });

  it("that a restart interrupted ends with what is so", async () => {
    home.house.fault("air-conditioner-1", { kind: "silent" });
    ask("c1", { targetTemperature: 24 });
    await home.until(() => home.platform.commandStates("c1").includes("sent"), "it was sent");
    await home.restart("kill");
    // It had got there; only the answer had not come back.
    home.house.fault("air-conditioner-1", null);
    home.house.press("air-conditioner-1", 0xb3, Uint8Array.of(24));
    const states = await endOf("c1", "confirmed");
    expect(states).toEqual(["sent", "confirmed"]);
  });
});

describe("what the platform decides", () => {
  it("is kept over a restart, and an excluded device is neither read nor switched", async () => {
    const settings = {
      excluded: [cooler],
      controllable: [cooler],
      updatesForbidden: true,
      watched: false,
    };
    home.platform.settings = settings;
    home.platform.send({ type: "settings", settings });
    await home.until(() => home.gateway.devices().length === 1, "one device less");
    home.platform.reachable = false;
    await home.restart("close");
    expect(home.gateway.stand().settings).toEqual(settings);
    home.gateway.command({
      command: "c2",
      device: cooler,
      set: { targetTemperature: 24 },
      expiresAt: "2026-11-20T09:00:00.000Z",
    });
    await home.until(
      () => home.events.some((each) => each.type === "command" && each.state === "refused"),
      "refused at home",
    );
  });

  it("to look more often while somebody watches reaches the devices", async () => {
    const before = home.platform.live.length;
    const settings = { ...home.platform.settings, watched: true };
    home.platform.send({ type: "settings", settings });
    await home.pass(2);
    expect(home.platform.live.length).toBeGreaterThan(before + 3);
  });

  it("to read days again makes them again from the meter's history", async () => {
    await home.pass(8);
    const days = () =>
      home.platform.records.filter((each) => each.kind === "day" && each.day === "2026-11-18");
    const before = days().length;
    home.platform.send({ type: "backfill", from: "2026-11-18", until: "2026-11-19" });
    await home.until(() => days().length > before, "the day again");
    expect(home.platform.faults).toEqual([]);
  });
});
