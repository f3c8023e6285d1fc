import { describe, expect, it } from "vitest";
import { controlledHome } from "../../../test/support/controlled-home.ts";
import {
  bytes,
  type ScriptedNode,
  type ScriptedObject,
} from "../../../test/support/scripted-node.ts";
import { ESV } from "../echonet/esv.ts";

const AIR = {
  values: { 0x84: "0190", 0xb0: "42", 0xb3: "1A", 0xbb: "1B", 0x85: "00001000" },
  sets: [0xb0],
  announces: [0x80, 0xb0],
};
const METER = { values: { 0xe0: "0000138C", 0xe1: "02", 0xe7: "0000033C" } };

async function home(object: ScriptedObject, eoj: number) {
  const controlled = controlledHome({ pace: { slowMs: 60_000, fastMs: 2000 } });
  const node = controlled.node("10.0.0.7", { [eoj]: object }, "A1");
  await controlled.discover();
  node.requests.length = 0;
  controlled.events.length = 0;
  return { ...controlled, node, device: controlled.controller.devices()[0]?.device ?? "" };
}

/** How often a property was asked for. */
function asked(node: ScriptedNode, epc: number): number {
  return node.requests.filter(({ properties }) => properties.some((one) => one.epc === epc)).length;
}

describe("reading by itself", () => {
  it("reads states each minute, announced ones every fourth (OpenECHO#11)", async () => {
    const { timers, node } = await home(AIR, 0x013001);
    await timers.advance(570_000);
    expect(asked(node, 0xbb)).toBeGreaterThanOrEqual(7);
    expect(asked(node, 0xb0)).toBe(2);
  });

  it("reads no register: those are read at the half-hour", async () => {
    const { timers, node } = await home(METER, 0x028801);
    await timers.advance(600_000);
    expect([asked(node, 0xe0), asked(node, 0xe7) > 5]).toEqual([0, true]);
  });

  it("tells energy in kWh and a sub-meter's power in full, by units read before", async () => {
    const { timers, controller, device, told } = await home(METER, 0x028801);
    await timers.until(controller.get(device, [0xe1], { deadlineMs: 5000 }));
    await timers.until(controller.get(device, [0xe0], { deadlineMs: 5000 }));
    expect(told("values").at(-1)?.properties).toEqual({
      normalDirectionCumulativeElectricEnergy: 50.04,
    });
    const sub = { values: { 0xd3: "00000014", 0xd4: "02", 0xe1: "0000138C", 0xe7: "00000064" } };
    const building = await home(sub, 0x028d01);
    await building.timers.advance(70_000);
    expect(building.told("values").at(-1)?.properties).toMatchObject({
      instantaneousElectricPower: 2000,
    });
  });

  it("reads power every two seconds while somebody watches, and no longer", async () => {
    const { timers, node, controller, told } = await home(METER, 0x028801);
    controller.lanes({ watched: true, excluded: new Set() });
    await timers.advance(60_000);
    expect(asked(node, 0xe7)).toBeGreaterThanOrEqual(25);
    node.objects.get(0x028801)?.set(0xe7, bytes("00000400"));
    await timers.advance(2500);
    expect(told("values").at(-1)).toMatchObject({
      via: "answered",
      properties: { instantaneousElectricPower: 1024 },
    });
    controller.lanes({ watched: false, excluded: new Set() });
    node.requests.length = 0;
    await timers.advance(50_000);
    expect(asked(node, 0xe7)).toBeLessThanOrEqual(1);
  });

  it("asks an excluded device nothing, not even on demand (MM-03)", async () => {
    const { timers, node, controller, device } = await home(AIR, 0x013001);
    controller.lanes({ watched: true, excluded: new Set([device]) });
    node.requests.length = 0;
    await timers.advance(600_000);
    const options = { deadlineMs: 5000 };
    expect(await timers.until(controller.get(device, [0xb0], options))).toEqual({
      values: new Map(),
      refused: [],
      unanswered: [0xb0],
    });
    const settings = [{ epc: 0xb0, edt: bytes("43") }];
    expect((await timers.until(controller.set(device, settings, options))).state).toBe("no-answer");
    expect((await timers.until(controller.circuits(device, "energy", options))).ranges).toEqual([]);
    expect(node.requests).toEqual([]);
    controller.lanes({ watched: false, excluded: new Set() });
    await timers.advance(120_000);
    expect(asked(node, 0xbb)).toBeGreaterThan(0);
  });

  it("knows nothing of a device that it never found", async () => {
    const { timers, controller } = await home(AIR, 0x013001);
    const reading = controller.get("dv_00000000000000000000", [0x80], { deadlineMs: 5000 });
    expect((await timers.until(reading)).unanswered).toEqual([0x80]);
  });

  it("tells values that are announced, decoded, and stops telling when it is closed", async () => {
    const { timers, node, controller, told, events } = await home(AIR, 0x013001);
    node.objects.get(0x013001)?.set(0xb0, bytes("43"));
    node.announce(0x013001, [0xb0], ESV.infC);
    await timers.advance(100);
    expect(told("values")).toMatchObject([
      { via: "announced", properties: { operationMode: "heating" } },
    ]);
    controller.close();
    events.length = 0;
    node.requests.length = 0;
    node.announce(0x013001, [0xb0]);
    await timers.advance(600_000);
    expect([events, node.requests]).toEqual([[], []]);
  });

  it("answers what is under way with nothing when it is closed", async () => {
    const { timers, node, controller, device } = await home(AIR, 0x013001);
    node.silent = true;
    const reading = controller.get(device, [0xb0], { deadlineMs: 60_000 });
    await timers.advance(100);
    controller.close();
    expect((await timers.until(reading, 1000)).unanswered).toEqual([0xb0]);
  });

  it("asks each of many devices at its own time", async () => {
    const many = controlledHome({ pace: { slowMs: 60_000 } });
    const nodes = Array.from({ length: 30 }, (_, index) =>
      many.node(`10.0.0.${50 + index}`, { 0x029001: { values: { 0xb0: "32" } } }, `A${index}`),
    );
    await many.discover();
    await many.timers.advance(300_000);
    const seconds = new Set<number>();
    for (const [index, node] of nodes.entries()) {
      node.quirk = () => {
        seconds.add(Math.floor(many.timers.now() / 1000));
        return null;
      };
      expect(index).toBeLessThan(30);
    }
    await many.timers.advance(60_000);
    expect(seconds.size).toBeGreaterThan(12);
  });
});
