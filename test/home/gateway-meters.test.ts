import { afterEach, describe, expect, it } from "vitest";
import { QUALITY } from "../../src/metering/series.ts";
import { type GatewayHome, gatewayHome, TODAY } from "../support/gateway-home.ts";

let home: GatewayHome;
afterEach(() => home.end());

const METER = { airConditioners: 0, lights: 0, waterHeater: null, board: null } as const;
const DAY = "2026-11-20";

function told(name: string, channel = "bought") {
  const day = home.platform.days().get(`${home.deviceOf(name)}/${channel} ${DAY}`);
  return { wh: [...(day?.wh ?? [])], quality: [...(day?.quality ?? [])] };
}

async function begin(options: Parameters<typeof gatewayHome>[0]) {
  home = await gatewayHome(options);
  home.gateway.start();
  await home.pass(20);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}

async function caughtUp() {
  await home.until(() => home.gateway.stand().waiting === 0, "everything acknowledged");
  expect(home.platform.faults).toEqual([]);
}

describe("a meter", () => {
  it("that is exchanged leaves one half-hour open and no spike", async () => {
    await begin({ equipment: METER });
    home.house.fault("meter", { kind: "exchanged" });
    await home.pass(130);
    await caughtUp();
    const { wh, quality } = told("meter");
    const at = quality.indexOf(QUALITY.missing);
    expect([22, 23]).toContain(at);
    expect(quality[at + 1]).toBe(QUALITY.exchanged);
    expect(quality[at + 2]).toBe(QUALITY.measured);
    const most = Math.max(...home.truth(TODAY, 24));
    expect(Math.max(...wh)).toBeLessThanOrEqual(2 * most);
    expect(home.platform.troubles()).toContain("meter-exchanged");
  });

  it("that rolls over goes on counting", async () => {
    const meter = { unit: 0x03, coefficient: 1, digits: 8, startCount: 12_345_678 };
    await begin({ equipment: { ...METER, meter } });
    home.house.fault("meter", { kind: "rolls-over", amount: 130 });
    await home.pass(130);
    await caughtUp();
    const { wh, quality } = told("meter");
    const most = Math.max(...home.truth(TODAY, 24));
    expect(wh.every((each) => each >= 0 && each <= 2 * most)).toBe(true);
    expect(quality).toContain(QUALITY.rolledOver);
  });

  it("without a unit keeps its registers, makes no energy of them, and is told", async () => {
    const meter = { unit: null, coefficient: 1, digits: 8, startCount: 5000 };
    await begin({ equipment: { ...METER, meter } });
    await home.pass(50);
    await caughtUp();
    expect(home.platform.troubles()).toContain("unit-missing");
    expect(told("meter").wh).toEqual([]);
    const seen = home.platform.records.findLast((each) => each.kind === "device");
    expect(seen?.kind === "device" && seen.seen.channels.map(({ unitKnown }) => unitKnown)).toEqual(
      [false, false],
    );
  });

  it("of 0.1 kWh a count with a coefficient is worth what it says", async () => {
    const meter = { unit: 0x01, coefficient: 2, digits: 6, startCount: 5000 };
    await begin({ equipment: { ...METER, meter } });
    await home.pass(50);
    await caughtUp();
    const { wh, quality } = told("meter");
    const until = quality.indexOf(QUALITY.missing);
    expect(wh.every((each) => each % 200 === 0)).toBe(true);
    expect(Math.abs(sum(wh) - sum(home.truth(TODAY, until)))).toBeLessThan(200);
  });
});

describe("a board", () => {
  it("of forty circuits is read by ranges, never configured before", async () => {
    await begin({
      equipment: { ...METER, meter: null, board: { circuits: 40, configured: false } },
    });
    await home.pass(80);
    await caughtUp();
    const board = home.deviceOf("board");
    const channels = home.gateway.devices()[0]?.channels ?? [];
    expect(channels.filter(({ register }) => register === "circuit")).toHaveLength(40);
    const key = `${board}/circuit-40 ${DAY}`;
    const day = home.platform.days().get(key);
    const at = [...(day?.quality ?? [])].indexOf(QUALITY.measured);
    expect(at).toBeGreaterThan(20);
    const truth = home.house.slotWh("board", "circuit", TODAY * 48 + at, 40);
    expect(Math.abs((day?.wh[at] ?? 0) - truth)).toBeLessThanOrEqual(10);
  });
});

describe("midnight", () => {
  it("is passed without mixing two days of history", async () => {
    await begin({ equipment: METER, start: "2026-11-20T13:40:00.000Z" });
    await home.stop();
    await home.pass(85);
    home.start();
    await home.pass(60);
    await caughtUp();
    const before = told("meter");
    expect(before.quality).not.toContain(QUALITY.missing);
    expect(before.quality).not.toContain(QUALITY.spread);
    expect(before.wh).toEqual(home.truth(TODAY, 48));
    expect(home.platform.troubles()).toEqual([]);
  });
});
