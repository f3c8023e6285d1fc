import { describe, expect, it } from "vitest";
import { controlledHome, type ControlledHome } from "../../../test/support/controlled-home.ts";
import {
  bytes,
  type ScriptedNode,
  type ScriptedObject,
} from "../../../test/support/scripted-node.ts";
import { ESV } from "../echonet/esv.ts";
import { encodeFrame, type Frame } from "../echonet/frame.ts";
import type { Reading } from "./api.ts";

const METER = 0x028801;
const VALUES = {
  0xd3: "00000001",
  0xd7: "08",
  0xe0: "0000138C",
  0xe1: "02",
  0xe7: "0000033C",
  0xe8: "00520052",
};

async function meter(
  object: ScriptedObject = { values: VALUES },
  place: { port?: number } = {},
): Promise<{ home: ControlledHome; node: ScriptedNode; device: string }> {
  const home = controlledHome();
  const node = home.node("10.0.0.7", { [METER]: object }, "A1", place.port);
  await home.discover();
  node.requests.length = 0;
  return { home, node, device: home.controller.devices()[0]?.device ?? "" };
}

function read(home: ControlledHome, device: string, epcs: readonly number[], deadlineMs = 60_000) {
  return home.timers.until(home.controller.get(device, epcs, { deadlineMs }));
}

/** What ought to come: `values` by EPC in hex. */
function reading(values: Record<number, string>, rest: Partial<Reading> = {}): Reading {
  const pairs = Object.entries(values).map(([epc, hex]) => [Number(epc), bytes(hex)] as const);
  return { values: new Map(pairs), refused: [], unanswered: [], ...rest };
}

function only(frame: Frame | null, keep: (epc: number) => boolean): Frame[] {
  return frame ? [{ ...frame, properties: frame.properties.filter(({ epc }) => keep(epc)) }] : [];
}

describe("answers as devices in the field give them", () => {
  it("reads what a Get_SNA brings and keeps what it refuses apart (momonga#6)", async () => {
    const { home, node, device } = await meter();
    expect(await read(home, device, [0xe7, 0xe3, 0xe0])).toEqual(
      reading({ 0xe7: "0000033C", 0xe0: "0000138C" }, { refused: [0xe3] }),
    );
    expect(node.requests).toHaveLength(1);
  });

  it("takes properties in another order than asked (echonet-lite)", async () => {
    const { home, node, device } = await meter();
    node.quirk = (request) => {
      const right = node.right(request);
      return right && [{ ...right, properties: right.properties.toReversed() }];
    };
    expect(await read(home, device, [0xe0, 0x80])).toEqual(
      reading({ 0xe0: "0000138C", 0x80: "30" }),
    );
  });

  it("matches on address, transaction and object, not port (pychonet#40)", async () => {
    const { home, device } = await meter({ values: VALUES }, { port: 2524 });
    expect(await read(home, device, [0xe7])).toEqual(reading({ 0xe7: "0000033C" }));
  });

  it("believes no answer of another address, transaction or object", async () => {
    const { home, node, device } = await meter();
    const other = home.node("10.0.0.9", { 0x013001: { values: {} } }, "B2");
    await home.discover();
    const wrong = [{ epc: 0xe7, edt: bytes("0000FFFF") }];
    node.quirk = (request) => {
      const right = node.right(request);
      if (!right || request.deoj !== METER) return null;
      other.send("10.0.0.1", { ...right, properties: wrong });
      return [
        { ...right, tid: (right.tid + 1) & 0xffff, properties: wrong },
        { ...right, seoj: 0x028802, properties: wrong },
        { ...right, esv: ESV.setRes, properties: wrong },
        right,
      ];
    };
    expect(await read(home, device, [0xe7])).toEqual(reading({ 0xe7: "0000033C" }));
  });

  it("merges two frames of one transaction, in any order (emulator)", async () => {
    for (const order of ["good first", "bad first"]) {
      const { home, node, device } = await meter();
      node.quirk = (request) => {
        const right = node.right(request);
        if (right?.esv !== ESV.getRefused) return null;
        const good = right.properties.filter(({ edt }) => edt.length > 0);
        const bad = right.properties.filter(({ edt }) => edt.length === 0);
        const frames = [
          { ...right, esv: ESV.getRes, properties: good },
          { ...right, properties: bad },
        ];
        return order === "good first" ? frames : frames.toReversed();
      };
      expect(await read(home, device, [0xe7, 0xe3, 0xe0])).toEqual(
        reading({ 0xe7: "0000033C", 0xe0: "0000138C" }, { refused: [0xe3] }),
      );
      expect(node.requests).toHaveLength(1);
    }
  });

  it("ignores a second answer under another transaction (emulator)", async () => {
    const home = controlledHome();
    const node = home.node("10.0.0.7", { [METER]: { values: VALUES } }, "A1");
    node.quirk = (request) => {
      const right = node.right(request);
      if (!right || request.deoj !== 0x0ef001) return null;
      const wrong = [{ epc: 0xd6, edt: bytes("01 013001") }];
      return [{ ...right, tid: (right.tid + 77) & 0xffff, properties: wrong }, right];
    };
    await home.discover();
    expect(home.controller.devices().map(({ eoj }) => eoj)).toEqual([METER]);
  });

  it("never takes an announcement for an answer, though its transaction is the same", async () => {
    const { home, node, device } = await meter();
    node.quirk = (request) => {
      const right = node.right(request);
      if (!right) return null;
      const announced = [{ epc: 0x80, edt: bytes("31") }];
      return [{ ...right, esv: ESV.inf, properties: announced }, right];
    };
    expect(await read(home, device, [0x80])).toEqual(reading({ 0x80: "30" }));
  });

  it("uses what of a truncated answer could be read, and asks again for the rest", async () => {
    const { home, node, device } = await meter();
    let cut = 1;
    node.quirk = (request) => {
      const right = node.right(request);
      if (!right || request.properties.length < 2 || cut-- <= 0) return null;
      return [encodeFrame(right).subarray(0, -3)];
    };
    expect(await read(home, device, [0xe7, 0xe0])).toEqual(
      reading({ 0xe7: "0000033C", 0xe0: "0000138C" }),
    );
    expect(node.requests.map(({ properties }) => properties.length)).toEqual([2, 1]);
  });

  it("reads a meter that answers a smaller count as if that were all (MoekadenRoom)", async () => {
    const { home, node, device } = await meter();
    node.quirk = (request) =>
      only(node.right(request), (epc) => epc !== 0xe0 || request.properties.length === 1);
    expect(await read(home, device, [0xe7, 0xe0, 0xe1])).toEqual(
      reading({ 0xe7: "0000033C", 0xe0: "0000138C", 0xe1: "02" }),
    );
  });

  it("tells a missing E1 as refused, the rest as read (#150)", async () => {
    const { 0xe1: _, ...without } = VALUES;
    const { home, device } = await meter({ values: without, lies: [0xe1] });
    expect(await read(home, device, [0xe0, 0xe1, 0xd3, 0xd7])).toEqual(
      reading({ 0xe0: "0000138C", 0xd3: "00000001", 0xd7: "08" }, { refused: [0xe1] }),
    );
  });

  it("shows no value of the wrong size: E0 of 1 byte, E7 of 2 (MoekadenRoomJS)", async () => {
    const { home, device } = await meter({ values: { ...VALUES, 0xe0: "00", 0xe7: "033C" } });
    home.events.length = 0;
    expect(await read(home, device, [0xe0, 0xe7, 0xe1])).toEqual(
      reading({ 0xe0: "00", 0xe7: "033C", 0xe1: "02" }),
    );
    expect(home.told("values").map(({ properties }) => Object.keys(properties))).toEqual([
      ["unitForCumulativeElectricEnergy"],
    ]);
    expect(home.told("trouble")).toMatchObject([{ code: "value-unreadable", device }]);
  });

  it("tells an outdoor temperature of 7E as none, not as 126 degrees (#181, #65)", async () => {
    const home = controlledHome();
    home.node("10.0.0.7", { 0x013001: { values: { 0xbe: "7E", 0xbb: "1B" } } }, "A1");
    await home.discover();
    home.events.length = 0;
    await read(home, home.controller.devices()[0]?.device ?? "", [0xbe, 0xbb]);
    expect(home.told("values").map(({ properties }) => properties)).toEqual([
      { outdoorTemperature: null, roomTemperature: 27 },
    ]);
  });

  it("takes a Get of one property twice for what it is (uecho#6)", async () => {
    const { home, node, device } = await meter();
    expect(await read(home, device, [0xe7, 0xe7])).toEqual(reading({ 0xe7: "0000033C" }));
    expect(node.requests[0]?.properties).toHaveLength(1);
  });

  it("takes Get_SNA without any value for a refusal (echonet-lite)", async () => {
    const { home, node, device } = await meter();
    node.quirk = (request) => {
      const head = { tid: request.tid, seoj: request.deoj, deoj: request.seoj };
      const properties = request.properties.map(({ epc }) => ({ epc, edt: bytes("") }));
      return [{ ...head, esv: ESV.getRefused, properties }];
    };
    expect(await read(home, device, [0xe7, 0xe0])).toEqual(reading({}, { refused: [0xe7, 0xe0] }));
  });

  it("tells a history of one byte as it came, and as no value (emulator: C3)", async () => {
    const home = controlledHome();
    home.node("10.0.0.7", { 0x028701: { values: { 0xc3: "00" } } }, "A1");
    await home.discover();
    const { device = "" } = home.controller.devices()[0] ?? {};
    home.events.length = 0;
    expect(await read(home, device, [0xc3])).toEqual(reading({ 0xc3: "00" }));
    expect(home.told("values").map(({ properties }) => properties)).toEqual([{}]);
  });

  it("hears announcements of transaction 0, to the profile (MoekadenRoom)", async () => {
    const { home, node, device } = await meter();
    node.objects.get(METER)?.set(0xe7, bytes("00000400"));
    node.announce(METER, [0xe7]);
    await home.timers.advance(100);
    expect(home.told("values").at(-1)).toMatchObject({
      via: "announced",
      device: { device },
      properties: { instantaneousElectricPower: 1024 },
    });
  });

  it("drops an answer that comes twice, and one that comes after the deadline", async () => {
    const { home, node, device } = await meter();
    node.quirk = (request) => {
      const right = node.right(request);
      if (right) home.timers.after(400, () => node.send("10.0.0.1", right));
      if (right) home.timers.after(410, () => node.send("10.0.0.1", right));
      return [];
    };
    expect(await read(home, device, [0xe7], 300)).toEqual(reading({}, { unanswered: [0xe7] }));
    await home.timers.advance(200);
    expect(home.controller.devices()[0]?.values.has(0xe7)).toBe(true);
    expect(home.told("values").at(-1)?.atMs).toBeLessThan(home.timers.now() - 500);
    expect(home.controller.devices()[0]?.answeredAtMs).toBeGreaterThan(home.timers.now() - 200);
  });
});
