import { afterEach, describe, expect, it } from "vitest";
import { addDays, formatDay } from "../../src/kernel/day.ts";
import { QUALITY } from "../../src/metering/series.ts";
import { type GatewayHome, gatewayHome, TODAY } from "../support/gateway-home.ts";

let home: GatewayHome;
afterEach(() => home.end());

const SMALL = { airConditioners: 1, lights: 0, waterHeater: null, board: null } as const;
const { missing, measured, spread, backfilled } = QUALITY;

/** What the platform has of a register on a day. */
function told(name: string, register = "bought", on = TODAY) {
  const day = home.platform.days().get(`${home.deviceOf(name)}/${register} ${formatDay(on)}`);
  return { wh: [...(day?.wh ?? [])], quality: [...(day?.quality ?? [])] };
}

/** Runs of equal quality: `[[4, 22], [1, 2], [0, 24]]`. */
function runs(quality: readonly number[]) {
  const found: [number, number][] = [];
  for (const each of quality) {
    const last = found.at(-1);
    if (last?.[0] === each) last[1] += 1;
    else found.push([each, 1]);
  }
  return found;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}

async function caughtUp() {
  await home.until(() => home.gateway.stand().waiting === 0, "everything acknowledged");
  expect(home.platform.faults).toEqual([]);
}

async function begin(equipment: Parameters<typeof gatewayHome>[0] = { equipment: SMALL }) {
  home = await gatewayHome(equipment);
  home.gateway.start();
}

describe("a gateway in its first hours", () => {
  it("reads the meter's past of 99 days and tells half-hours as they pass", async () => {
    await begin();
    const oldest = addDays(TODAY, -99);
    await home.until(() => told("meter", "bought", oldest).wh.length > 0, "the oldest day");
    await home.pass(70);
    await caughtUp();
    const slots = Math.floor(home.timers.now() / 1_800_000 + 21.67);
    expect(told("meter").wh.slice(0, slots)).toEqual(home.truth(TODAY, slots));
    expect(runs(told("meter").quality)[0]?.[0]).toBe(backfilled);
    expect(told("meter").quality[slots - 1]).toBe(measured);
    expect(told("meter").quality[slots]).toBe(missing);
    for (const back of [1, 50, 98])
      expect(told("meter", "bought", addDays(TODAY, -back)).wh).toEqual(
        home.truth(addDays(TODAY, -back), 48),
      );
    expect(home.platform.troubles()).toEqual([]);
    const seen = home.gateway.devices().find(({ device }) => device === home.deviceOf("meter"));
    expect(seen?.channels).toEqual([
      { register: "bought", circuit: null, unitKnown: true },
      { register: "sold", circuit: null, unitKnown: true },
    ]);
  });
});

describe("an outage", () => {
  it("of the gateway is closed by the meter's history, as if it had not been", async () => {
    await begin();
    await home.pass(45);
    await home.stop();
    await home.pass(190);
    expect(home.gateway.stand().connected).toBe(false);
    home.start();
    await home.pass(40);
    await caughtUp();
    const until = told("meter").quality.indexOf(missing);
    expect(until).toBeGreaterThan(29);
    expect(told("meter").wh.slice(0, until)).toEqual(home.truth(TODAY, until));
    expect(runs(told("meter").quality).map(([quality]) => quality)).toEqual(
      expect.arrayContaining([backfilled, measured, missing]),
    );
    expect(told("meter").quality).not.toContain(spread);
  });

  it("spreads what a device without a history used meanwhile, to the Wh", async () => {
    await begin();
    await home.pass(75);
    await home.stop();
    await home.pass(95);
    home.start();
    await home.pass(65);
    await caughtUp();
    const used = told("air-conditioner-1", "used");
    const shape = runs(used.quality);
    const course = [missing, measured, spread, measured, missing];
    expect(shape.map(([quality]) => quality)).toEqual(course);
    const from = used.quality.indexOf(spread);
    const until = used.quality.lastIndexOf(spread) + 1;
    expect(until - from).toBeGreaterThanOrEqual(3);
    const truth = Array.from({ length: until - from }, (_, at) =>
      home.house.slotWh("air-conditioner-1", "used", TODAY * 48 + from + at),
    );
    // The register was polled some seconds after its boundaries.
    expect(Math.abs(sum(used.wh.slice(from, until)) - sum(truth))).toBeLessThanOrEqual(20);
  });

  it("of the platform costs nothing: what waited is sent in order", async () => {
    await begin();
    await home.pass(20);
    home.platform.reachable = false;
    home.platform.cut();
    await home.pass(100);
    expect(home.gateway.stand()).toMatchObject({ connected: false });
    expect(home.gateway.stand().waiting).toBeGreaterThan(5);
    home.platform.reachable = true;
    await home.pass(8);
    await caughtUp();
    const until = told("meter").quality.indexOf(missing);
    expect(told("meter").wh.slice(0, until)).toEqual(home.truth(TODAY, until));
  });

  it("of acknowledgements sends everything again, and nothing is lost or twice", async () => {
    await begin();
    await home.pass(15);
    await caughtUp();
    const before = home.platform.records.length;
    home.platform.acks = false;
    await home.pass(35);
    expect(home.platform.records.length).toBe(before);
    home.platform.acks = true;
    home.platform.cut();
    await home.pass(3);
    await caughtUp();
    expect(home.platform.records.length).toBeGreaterThan(before);
  });

  it("of one device is told, and closed when it answers again", async () => {
    await begin();
    await home.pass(45);
    home.house.fault("meter", { kind: "dead" });
    await home.pass(95);
    expect(home.gateway.stand().connected).toBe(true);
    home.house.fault("meter", null);
    await home.pass(45);
    await caughtUp();
    const presences = home.platform.records.flatMap((each) =>
      each.kind === "presence" && each.device === home.deviceOf("meter") ? [each.presence] : [],
    );
    expect(presences).toContain("silent");
    expect(presences.at(-1)).toBe("answers");
    const until = told("meter").quality.indexOf(missing);
    expect(until).toBeGreaterThan(26);
    expect(told("meter").wh.slice(0, until)).toEqual(home.truth(TODAY, until));
  });
});

describe("a gateway that is killed", () => {
  it("goes on with what its disk held, at whatever moment", async () => {
    await begin();
    for (const minutes of [2, 8, 21, 29, 3]) {
      await home.pass(minutes);
      await home.restart("kill");
    }
    await home.pass(40);
    await caughtUp();
    const until = told("meter").quality.indexOf(missing);
    expect(told("meter").wh.slice(0, until)).toEqual(home.truth(TODAY, until));
    expect(told("meter").quality.slice(0, until)).not.toContain(spread);
  });
});

describe("a network that loses, repeats and overtakes", () => {
  it("changes no half-hour", async () => {
    await begin();
    home.segment.faults({ loss: 0.15, duplicate: 0.3, leastMs: 1, mostMs: 400 });
    await home.pass(100);
    home.segment.faults({ loss: 0, duplicate: 0 });
    await home.pass(20);
    await caughtUp();
    const until = told("meter").quality.indexOf(missing);
    expect(until).toBeGreaterThan(23);
    expect(told("meter").wh.slice(0, until)).toEqual(home.truth(TODAY, until));
  });
});
