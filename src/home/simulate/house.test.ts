import { startOf } from "../slots/boundary.ts";
import { describe, expect, test } from "vitest";
import { day } from "../../kernel/day.ts";
import { hexOf, unsignedAt } from "../echonet/bytes.ts";
import { ESV } from "../echonet/esv.ts";
import { decodeFrame, encodeFrame, type Frame } from "../echonet/frame.ts";
import type { Lan } from "../lan/lan.ts";
import { manualTimers } from "../lan/manual-timers.ts";
import { memorySegment } from "../lan/memory-lan.ts";
import { SLOTS } from "./energy/moment.ts";
import type { Equipment, FaultKind } from "./house.ts";
import { openHouse } from "./open-house.ts";

const NOVEMBER = day("2026-11-22");
/** 22 November, a Sunday, at ten in the morning. */
const START = startOf(NOVEMBER * SLOTS + 20);
const CONTROLLER = 0x05ff01;
const EMPTY = new Uint8Array(0);

async function town(equipment: Partial<Equipment> = {}, startMs = START) {
  const timers = manualTimers();
  const segment = memorySegment({ timers, seed: 1 });
  const clock = {
    elapsedMs: timers.now,
    instant: () => Temporal.Instant.fromEpochMilliseconds(startMs + timers.now()).toString(),
  };
  const heard: Frame[] = [];
  const lan: Lan = segment.station("10.0.0.250");
  lan.listen(({ bytes }) => {
    const frame = decodeFrame(bytes);
    if (frame.ok) heard.push(frame.value);
  });
  const station = (node: number) => segment.station(`10.0.0.${node}`);
  const house = await openHouse({ station, clock, timers, seed: 3, equipment });
  await timers.advance(10);
  const send = (name: string, part: Partial<Frame>) => {
    const device = house.devices.find((each) => each.name === name);
    const frame = { tid: 7, seoj: CONTROLLER, deoj: device?.eoj ?? 0, esv: ESV.get };
    lan.send(device?.address ?? "", encodeFrame({ ...frame, properties: [], ...part }));
  };
  const ask = async (name: string, part: Partial<Frame>, waitMs = 10) => {
    heard.length = 0;
    send(name, part);
    await timers.advance(waitMs);
    return heard.filter(({ esv }) => esv !== ESV.inf);
  };
  return { house, timers, heard, ask, send, segment };
}

const epcs = (...list: readonly number[]) => list.map((epc) => ({ epc, edt: EMPTY }));
const set = (epc: number, ...bytes: readonly number[]) => ({ epc, edt: Uint8Array.from(bytes) });

describe("a simulated house", () => {
  test("says at its start which devices it has, each node for itself", async () => {
    const { house, heard } = await town({ solarW: 4000, batteryWh: 5000, car: "charger" });
    expect(heard.map(({ esv, properties }) => [esv, hexOf(properties[0]?.edt ?? EMPTY)])).toEqual([
      [ESV.inf, "01028801"],
      [ESV.inf, "01028701"],
      [ESV.inf, "01013001"],
      [ESV.inf, "01013002"],
      [ESV.inf, "01029001"],
      [ESV.inf, "01029101"],
      [ESV.inf, "01026B01"],
      [ESV.inf, "01027901"],
      [ESV.inf, "01027D01"],
      [ESV.inf, "0102A101"],
    ]);
    expect(new Set(house.devices.map(({ device }) => device)).size).toBe(10);
  });

  test("has a meter whose history is what it counted, and goes on from it", async () => {
    const { house, ask, timers } = await town();
    await ask("meter", { esv: ESV.setC, properties: [set(0xe5, 3)] });
    const [answer] = await ask("meter", { properties: epcs(0xe2, 0xe5) });
    const [history, chosen] = answer?.properties ?? [];
    expect([history?.edt.length, hexOf(chosen?.edt ?? EMPTY)]).toEqual([194, "03"]);
    const counts = Array.from({ length: SLOTS }, (_, slot) => {
      return unsignedAt(history?.edt ?? EMPTY, 2 + slot * 4, 4);
    });
    const differences = counts.slice(1).map((count, slot) => count - (counts[slot] ?? 0));
    const first = (NOVEMBER - 3) * SLOTS;
    expect(differences).toEqual(
      counts.slice(1).map((_, slot) => house.slotWh("meter", "bought", first + slot)),
    );
    const before = unsignedAt(house.ask("meter", 0xe0) ?? EMPTY, 0, 4);
    await timers.advance(3_600_000);
    const boundary = NOVEMBER * SLOTS + 20;
    const used = house.slotWh("meter", "bought", boundary);
    const next = house.slotWh("meter", "bought", boundary + 1);
    expect(unsignedAt(house.ask("meter", 0xe0) ?? EMPTY, 0, 4) - before).toBe(used + next);
    expect(hexOf(house.ask("meter", 0xea) ?? EMPTY).slice(0, 14)).toBe("07EA0B160B0000");
  });

  test("slots that have not come yet are none in the history of today", async () => {
    const { house } = await town();
    const today = house.ask("meter", 0xe2) ?? EMPTY;
    const counts = Array.from({ length: SLOTS }, (_, slot) => unsignedAt(today, 2 + slot * 4, 4));
    expect(counts.map((count) => count === 0xfffffffe)).toEqual(counts.map((_, slot) => slot > 20));
  });

  test("an air conditioner switched on draws power, tells it, and warms its room", async () => {
    const { house, ask, heard, timers } = await town();
    const off = house.powerW();
    const properties = [set(0xb0, 0x41), set(0xb3, 25), set(0x80, 0x30)];
    const [answer] = await ask("air-conditioner-1", { esv: ESV.setC, properties });
    expect(answer).toMatchObject({ esv: ESV.setRes, properties: epcs(0xb0, 0xb3, 0x80) });
    expect(heard.some(({ esv }) => esv === ESV.inf)).toBe(true);
    const on = house.powerW();
    expect(on - off).toBeGreaterThan(500);
    const room = () => house.ask("air-conditioner-1", 0xbb)?.[0] ?? 0;
    const before = room();
    await timers.advance(3_600_000);
    expect(room()).toBeGreaterThan(before);
    const boundary = NOVEMBER * SLOTS + 20;
    const own = house.slotWh("air-conditioner-1", "used", boundary);
    expect(own).toBe(house.slotWh("board", "circuit", boundary, 1));
    expect(own).toBeGreaterThan(150);
  });

  test("board and meter agree: what was bought is what went through the board", async () => {
    const { house, timers } = await town();
    await timers.advance(7_200_000);
    for (const slot of [20, 21, 22]) {
      const boundary = NOVEMBER * SLOTS + slot;
      const board = house.slotWh("board", "board", boundary);
      expect(house.slotWh("meter", "bought", boundary)).toBe(board);
    }
  });

  test("asks for the answer to its half-hour, once more where none comes", async () => {
    const { ask, heard, timers } = await town({}, START + 1_790_000);
    await ask("meter", { properties: epcs(0xe0) });
    await timers.advance(20_000);
    const told = heard.filter(({ esv }) => esv === ESV.infC);
    expect(told.map(({ properties }) => properties.map(({ epc }) => epc))).toEqual([
      [0xea, 0xeb],
      [0xea, 0xeb],
    ]);
  });

  test("answers each service as the specification has it", async () => {
    const { ask, heard } = await town();
    const light = "light-1";
    expect(await ask(light, { properties: epcs(0x80, 0xe0) })).toMatchObject([
      { esv: ESV.getRefused, properties: [{ epc: 0x80 }, { epc: 0xe0, edt: EMPTY }] },
    ]);
    const refused = { esv: ESV.setC, properties: [set(0xb0, 101), set(0x80, 0x30)] };
    expect(await ask(light, refused)).toMatchObject([
      { esv: ESV.setCRefused, properties: [set(0xb0, 101), { epc: 0x80, edt: EMPTY }] },
    ]);
    expect(await ask(light, { esv: ESV.setI, properties: [set(0xb0, 50)] })).toEqual([]);
    expect(await ask(light, { esv: ESV.setI, properties: [set(0xb0, 101)] })).toMatchObject([
      { esv: ESV.setIRefused, properties: [set(0xb0, 101)] },
    ]);
    const both = { esv: ESV.setGet, properties: [set(0xb0, 40)], second: epcs(0xb0) };
    expect(await ask(light, both)).toMatchObject([
      { esv: ESV.setGetRes, properties: epcs(0xb0), second: [set(0xb0, 40)] },
    ]);
    expect(await ask(light, { esv: ESV.infReq, properties: epcs(0x01) })).toMatchObject([
      { esv: ESV.infRefused },
    ]);
    await ask(light, { esv: ESV.infReq, properties: epcs(0x80) });
    expect(heard).toMatchObject([{ esv: ESV.inf, tid: 7, properties: [{ epc: 0x80 }] }]);
    expect(await ask(light, { deoj: 0x029000, properties: epcs(0x80) })).toMatchObject([
      { seoj: 0x029001, esv: ESV.getRes },
    ]);
    expect(await ask(light, { deoj: 0x029002, properties: epcs(0x80) })).toEqual([]);
    expect(await ask(light, { esv: ESV.infC, properties: [set(0x80, 0x30)] })).toMatchObject([
      { esv: ESV.infCRes, properties: epcs(0x80) },
    ]);
  });

  test("a board of 60 circuits, never set up, tells them once a range is written", async () => {
    const { ask } = await town({ board: { circuits: 60, configured: false } });
    const [unset] = await ask("board", { properties: epcs(0xb1, 0xb2, 0xb3) });
    expect(unset?.properties.map(({ edt }) => hexOf(edt))).toEqual(["3C", "FDFD", "FDFD"]);
    await ask("board", { esv: ESV.setC, properties: [set(0xb2, 33, 28)] });
    const [list] = await ask("board", { properties: epcs(0xb3) });
    const edt = list?.properties[0]?.edt ?? EMPTY;
    expect([edt[0], edt[1], edt.length]).toEqual([33, 28, 2 + 28 * 4]);
  });

  test("by hand until four in the morning: then the plan takes over again", async () => {
    const { house, timers } = await town();
    house.press("air-conditioner-1", 0x80, Uint8Array.of(0x30));
    house.press("air-conditioner-1", 0xb3, Uint8Array.of(30));
    await timers.advance(17.9 * 3_600_000);
    expect(house.ask("air-conditioner-1", 0xb3)).toEqual(Uint8Array.of(30));
    await timers.advance(0.2 * 3_600_000);
    expect(house.ask("air-conditioner-1", 0xb3)).toEqual(Uint8Array.of(22));
  });
});

describe("a fault on demand", () => {
  const get = { properties: epcs(0x80, 0x82, 0x88, 0x9d, 0x9e, 0x9f) };

  test.each<[FaultKind, number, number]>([
    ["silent", 0, 10_000],
    ["dead", 0, 10_000],
    ["restarts", 0, 100],
    ["drops-long", 0, 10_000],
    ["lies", 0, 10_000],
    ["slow", 1, 5000],
    ["duplicates", 2, 100],
    ["shortens", 1, 100],
  ])("%s: %i answers to six properties", async (kind, answers, waitMs) => {
    const { house, ask } = await town();
    house.fault("light-1", { kind });
    expect(await ask("light-1", get, waitMs)).toHaveLength(answers);
    house.fault("light-1", null);
    expect(await ask("light-1", get)).toMatchObject([{ esv: ESV.getRes }]);
  });

  test("a device that restarts comes up by itself and says so", async () => {
    const { house, heard, timers } = await town();
    house.fault("light-1", { kind: "restarts" });
    heard.length = 0;
    await timers.advance(3100);
    expect(heard).toMatchObject([{ seoj: 0x0ef001, esv: ESV.inf, tid: 1 }]);
  });

  test("a register near its end begins anew at 0, in its history too", async () => {
    const { house, timers } = await town();
    house.fault("meter", { kind: "rolls-over" });
    expect(unsignedAt(house.ask("meter", 0xe0) ?? EMPTY, 0, 4)).toBe(99_999_950);
    await timers.advance(3_600_000);
    expect(unsignedAt(house.ask("meter", 0xe0) ?? EMPTY, 0, 4)).toBeLessThan(5000);
  });

  test("another meter's body has another number, counts from 0 and knows no past", async () => {
    const { house, ask } = await town();
    const serial = house.ask("meter", 0x8d);
    house.fault("meter", { kind: "exchanged" });
    expect(house.ask("meter", 0x8d)).not.toEqual(serial);
    expect(house.ask("meter", 0xe0)).toEqual(new Uint8Array(4));
    const [answer] = await ask("meter", { properties: epcs(0xe2) });
    const counts = answer?.properties[0]?.edt.slice(2) ?? EMPTY;
    expect(hexOf(counts)).toBe("FFFFFFFE".repeat(48));
  });

  test("a meter without a unit refuses E1, and does not list it", async () => {
    const { house, ask } = await town();
    house.fault("meter", { kind: "no-unit" });
    expect(await ask("meter", { properties: epcs(0xe1) })).toMatchObject([
      { esv: ESV.getRefused, properties: epcs(0xe1) },
    ]);
  });

  test("what lets nobody operate it from afar says so", async () => {
    const { house } = await town();
    house.fault("air-conditioner-1", { kind: "remote-refused" });
    expect(house.ask("air-conditioner-1", 0x93)).toEqual(Uint8Array.of(0x61));
  });

  test("a pulled cable silences the house; the registers go on", async () => {
    const { house, ask, timers } = await town();
    house.plug(false);
    expect(await ask("meter", { properties: epcs(0xe0) })).toEqual([]);
    await timers.advance(1_800_000);
    house.plug(true);
    expect(house.slotWh("meter", "bought", NOVEMBER * SLOTS + 20)).toBeGreaterThan(0);
    expect(await ask("meter", { properties: epcs(0xe0) })).toMatchObject([{ esv: ESV.getRes }]);
  });

  test("a device that the house has not is a mistake of the caller's", async () => {
    const { house } = await town();
    expect(() => house.fault("sauna", null)).toThrow("the house has no sauna");
  });
});
