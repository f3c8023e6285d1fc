import { describe, expect, it } from "vitest";
import {
  controlledHome,
  IDENTIFICATION,
  OWN_ADDRESS,
} from "../../../test/support/controlled-home.ts";
import { bytes, scriptedNode, type ScriptedObject } from "../../../test/support/scripted-node.ts";
import { ESV } from "../echonet/esv.ts";
import { decodeFrame, encodeFrame, type Frame } from "../echonet/frame.ts";
import { manualTimers } from "../lan/manual-timers.ts";
import { memorySegment } from "../lan/memory-lan.ts";
import type { ControllerEvent } from "./api.ts";
import { openController } from "./controller.ts";

const AIR: ScriptedObject = { values: { 0x84: "0190", 0xb0: "42" }, sets: [0xb0] };
const LAMP: ScriptedObject = { values: { 0xb0: "32" } };
const PROFILE = 0x0ef001;

/** As D5 and D6 list objects. */
function listOf(eojs: readonly number[]): Uint8Array {
  return Uint8Array.from([
    eojs.length,
    ...eojs.flatMap((eoj) => [eoj >> 16, (eoj >> 8) & 255, eoj & 255]),
  ]);
}

/** What another controller hears from us after a request of its own. */
async function asked(request: Partial<Frame>): Promise<Frame[]> {
  const home = controlledHome();
  const other = home.segment.station("10.0.0.50");
  const heard: Frame[] = [];
  other.listen(({ bytes: datagram, from }) => {
    const frame = decodeFrame(Uint8Array.from(datagram));
    if (frame.ok && from.address === OWN_ADDRESS && frame.value.tid === 77) heard.push(frame.value);
  });
  const head = { tid: 77, seoj: 0x05ff02, deoj: PROFILE, esv: ESV.get, properties: [] };
  other.send(OWN_ADDRESS, encodeFrame({ ...head, ...request }));
  await home.timers.advance(100);
  return heard;
}
function get(...epcs: number[]) {
  return epcs.map((epc) => ({ epc, edt: bytes("") }));
}

describe("finding devices", () => {
  it("finds one that announces itself at boot and answers no multicast (#7)", async () => {
    const home = controlledHome();
    await home.discover();
    const node = home.node("10.0.0.7", { 0x013001: AIR }, "A1");
    node.quirk = ({ deoj }) => (deoj === PROFILE && node.requests.length < 1 ? [] : null);
    node.announce(PROFILE, [0xd5]);
    await home.timers.advance(10_000);
    expect(home.controller.devices()).toMatchObject([{ address: "10.0.0.7", eoj: 0x013001 }]);
  });

  it("asks again and again, for the first question is easily lost", async () => {
    const home = controlledHome({ pace: { discoveryMs: 60_000 } });
    home.segment.plug("10.0.0.7", false);
    home.node("10.0.0.7", { 0x013001: AIR }, "A1");
    await home.discover();
    expect(home.controller.devices()).toEqual([]);
    home.segment.plug("10.0.0.7", true);
    await home.timers.advance(65_000);
    expect(home.controller.devices()).toHaveLength(1);
  });

  it("asks known addresses alone: after our restart nobody announces (#7)", async () => {
    const home = controlledHome({ knownAddresses: ["10.0.0.7", "10.0.0.99"] });
    const node = home.node("10.0.0.7", { 0x013001: AIR }, "A1");
    const everybody = new Set<number>();
    // It hears no multicast: what everybody is asked has 8A in it.
    node.quirk = ({ tid, properties }) => {
      if (properties.some(({ epc }) => epc === 0x82) && properties.length > 2) everybody.add(tid);
      return everybody.has(tid) && properties.some(({ epc }) => epc === 0xd6) ? [] : null;
    };
    await home.discover();
    expect(home.controller.devices()).toHaveLength(1);
  });

  it("finds the same device under another address, and says so (PR#254)", async () => {
    const home = controlledHome();
    const before = home.node("10.0.0.7", { 0x013001: AIR }, "A1");
    await home.discover();
    const [{ device = "" } = {}] = home.controller.devices();
    await before.close();
    const after = home.node("10.0.0.23", { 0x013001: AIR }, "A1");
    after.announce(PROFILE, [0xd5]);
    await home.timers.advance(20_000);
    expect(home.controller.devices()).toMatchObject([{ device, address: "10.0.0.23" }]);
    expect(home.told("trouble")).toMatchObject([
      { device, code: "address-changed", detail: { from: "10.0.0.7", to: "10.0.0.23" } },
    ]);
    const reading = home.controller.get(device, [0xb0], { deadlineMs: 5000 });
    expect((await home.timers.until(reading)).values.get(0xb0)).toEqual(bytes("42"));
  });

  it("keeps two devices apart that changed addresses with each other", async () => {
    const home = controlledHome();
    const cold = home.node("10.0.0.7", { 0x013001: AIR }, "A1");
    const hot = home.node("10.0.0.8", { 0x013001: { values: { 0xb0: "43" } } }, "B2");
    await home.discover();
    const [first, second] = home.controller.devices();
    await cold.close();
    await hot.close();
    const coldNow = home.node("10.0.0.8", { 0x013001: AIR }, "A1");
    const hotNow = home.node("10.0.0.7", { 0x013001: { values: { 0xb0: "43" } } }, "B2");
    coldNow.announce(PROFILE, [0xd5]);
    hotNow.announce(PROFILE, [0xd5]);
    const readBoth = async () => {
      const readings = [first, second].map((one) =>
        home.controller.get(one?.device ?? "", [0xb0], { deadlineMs: 60_000 }),
      );
      const both = await home.timers.until(Promise.all(readings));
      return both.map(({ values }) => values.get(0xb0) ?? null);
    };
    // On their way before the announcements came: no answer, rather than the other one's.
    expect(await readBoth()).toEqual([null, null]);
    expect(await readBoth()).toEqual([bytes("42"), bytes("43")]);
    expect(home.controller.devices().map(({ device, address }) => [device, address])).toEqual([
      [first?.device, "10.0.0.8"],
      [second?.device, "10.0.0.7"],
    ]);
  });

  it("tells two nodes with one identification by their addresses, both of them", async () => {
    const home = controlledHome();
    home.node("10.0.0.7", { 0x013001: AIR }, "A1");
    home.node("10.0.0.8", { 0x013001: AIR }, "A1");
    await home.discover();
    await home.timers.advance(30_000);
    const nodes = home.controller.devices().map(({ identity }) => identity.node);
    expect(nodes.toSorted()).toEqual(["weak:10.0.0.7", "weak:10.0.0.8"]);
    expect(home.told("trouble")).toMatchObject([{ code: "identity-twice", device: null }]);
  });

  it("says that a node without a number of its own is known by its address alone", async () => {
    const home = controlledHome();
    home.node("10.0.0.7", { 0x013001: AIR });
    home.node("10.0.0.8", { 0x029001: LAMP }, "0");
    await home.discover();
    expect(home.controller.devices().map(({ weak, identity }) => [weak, identity.node])).toEqual([
      [true, "weak:10.0.0.7"],
      [true, "weak:10.0.0.8"],
    ]);
  });

  it("believes a map's bits, not its count, and tells it (emulator: 70, 69)", async () => {
    const home = controlledHome();
    // 9F as a bitmap of 17 bytes: 80, 81, 82, 88, 8A, 9D, 9E, 9F, E0 … and a count of 22.
    const map = "16 41 41 41 00 00 60 40 00 60 41 00 00 00 02 02 02";
    home.node("10.0.0.7", { 0x028801: { values: { 0x9f: map, 0xe0: "0000138C" } } }, "A1");
    await home.discover();
    const [device] = home.controller.devices();
    expect(device?.gets).toContain(0xe0);
    expect(home.told("trouble")).toMatchObject([
      { code: "map-disagrees", detail: { epc: 0x9f, stated: 22, bits: device?.gets.length } },
    ]);
  });

  it("asks the maps of the concrete instance, never of instance 0 (pychonet#26)", async () => {
    const home = controlledHome();
    const node = home.node("10.0.0.7", { 0x029001: LAMP, 0x029002: LAMP }, "A1");
    await home.discover();
    expect(home.controller.devices().map(({ eoj }) => eoj)).toEqual([0x029001, 0x029002]);
    expect(node.requests.every(({ deoj }) => (deoj & 0xff) !== 0)).toBe(true);
  });

  it("finds more than 84 objects of a node, announced by parts (OpenECHO)", async () => {
    const home = controlledHome();
    const eojs = Array.from({ length: 100 }, (_, index) => 0x029001 + index);
    const objects = Object.fromEntries(eojs.map((eoj) => [eoj, LAMP]));
    const node = home.node("10.0.0.7", objects, "A1");
    node.objects.get(PROFILE)?.set(0xd6, listOf(eojs.slice(0, 84)));
    node.quirk = (request) => {
      if (request.esv !== ESV.infReq) return null;
      const head = { tid: request.tid, seoj: PROFILE, deoj: PROFILE, esv: ESV.inf };
      return [eojs.slice(0, 84), eojs.slice(84)].map((part) => ({
        ...head,
        properties: [{ epc: 0xd5, edt: listOf(part) }],
      }));
    };
    await home.discover();
    await home.timers.advance(20_000);
    expect(home.controller.devices()).toHaveLength(100);
  });

  it("drops everything of a node that answers no object: no hang, no device", async () => {
    const home = controlledHome();
    const node = home.node("10.0.0.7", { 0x013001: AIR }, "A1");
    node.quirk = ({ deoj }) => (deoj === PROFILE ? null : []);
    await home.discover();
    await home.timers.advance(300_000);
    expect(home.controller.devices()).toEqual([]);
    node.quirk = null;
    await home.timers.advance(600_000);
    expect(home.controller.devices()).toHaveLength(1);
  });

  it("hears devices on a second card, each on its own (echonetlite2mqtt#26)", async () => {
    const timers = manualTimers();
    const [left, right] = [1, 2].map((seed) => memorySegment({ timers, seed }));
    if (!left || !right) throw new Error("two segments");
    scriptedNode(left.station("10.0.0.7"), { id: "A1", objects: { 0x013001: AIR } });
    // The same private address in the other network is another node.
    scriptedNode(right.station("10.0.0.7"), { id: "B2", objects: { 0x029001: LAMP } });
    const controller = openController({
      lans: [left.station("10.0.0.1"), right.station("10.0.1.1")],
      timers,
      seed: 3,
      identification: IDENTIFICATION,
    });
    const devices = await timers.until(controller.discover());
    expect(devices.map(({ eoj }) => eoj)).toEqual([0x013001, 0x029001]);
    controller.close();
  });

  it("takes a device that it hears on two cards of one network for one", async () => {
    const timers = manualTimers();
    const segment = memorySegment({ timers, seed: 1 });
    const node = scriptedNode(segment.station("10.0.0.7"), {
      id: "A1",
      objects: { 0x013001: { ...AIR, announces: [0xb0] } },
    });
    const lans = ["10.0.0.1", "10.0.0.2"].map((address) => segment.station(address));
    const controller = openController({ lans, timers, seed: 3, identification: IDENTIFICATION });
    const events: ControllerEvent[] = [];
    controller.subscribe((event) => events.push(event));
    await timers.until(controller.discover());
    await timers.advance(600_000);
    node.announce(0x013001, [0xb0]);
    await timers.advance(1000);
    expect(controller.devices()).toMatchObject([{ weak: false, presence: "answers" }]);
    expect(events.filter(({ type }) => type === "trouble" || type === "presence")).toEqual([]);
    controller.close();
  });
});

describe("what we are to others", () => {
  it("answers INFC with the same transaction and properties, PDC 0", async () => {
    const properties = [{ epc: 0x80, edt: bytes("30") }];
    const request = { esv: ESV.infC, seoj: 0x013001, deoj: 0x05ff01, properties };
    expect(await asked(request)).toEqual([
      { tid: 77, seoj: 0x05ff01, deoj: 0x013001, esv: ESV.infCRes, properties: get(0x80) },
    ]);
  });

  it("answers others' discovery, also where all instances are asked", async () => {
    const answer = {
      tid: 77,
      seoj: PROFILE,
      deoj: 0x05ff02,
      esv: ESV.getRes,
      properties: [
        { epc: 0xd6, edt: bytes("0105FF01") },
        { epc: 0x83, edt: bytes(IDENTIFICATION) },
      ],
    };
    expect(await asked({ properties: get(0xd6, 0x83) })).toEqual([answer]);
    expect(await asked({ deoj: 0x0ef000, properties: get(0xd6, 0x83) })).toEqual([answer]);
  });

  it("refuses what it cannot: a Set, a part of a Get, both halves of a SetGet", async () => {
    const set = [{ epc: 0x80, edt: bytes("31") }];
    expect(await asked({ esv: ESV.setC, properties: set })).toMatchObject([
      { esv: ESV.setCRefused, properties: set },
    ]);
    expect(await asked({ esv: ESV.setI, properties: set })).toMatchObject([
      { esv: ESV.setIRefused, properties: set },
    ]);
    expect(await asked({ properties: get(0x80, 0xe0) })).toMatchObject([
      { esv: ESV.getRefused, properties: [{ epc: 0x80, edt: bytes("30") }, ...get(0xe0)] },
    ]);
    expect(await asked({ esv: ESV.setGet, properties: set, second: get(0x80) })).toMatchObject([
      { esv: ESV.setGetRefused, properties: set, second: [{ epc: 0x80, edt: bytes("30") }] },
    ]);
  });

  it("says nothing for an object that it is not, and tells its list when asked to", async () => {
    expect(await asked({ deoj: 0x013001, properties: get(0x80) })).toEqual([]);
    expect(await asked({ esv: ESV.infReq, properties: get(0xd5) })).toMatchObject([
      { esv: ESV.inf, properties: [{ epc: 0xd5, edt: bytes("0105FF01") }] },
    ]);
    expect(await asked({ esv: ESV.infReq, properties: get(0xe0) })).toMatchObject([
      { esv: ESV.infRefused, properties: get(0xe0) },
    ]);
  });

  it("announces itself when it starts", async () => {
    const timers = manualTimers();
    const segment = memorySegment({ timers, seed: 1 });
    const heard: Frame[] = [];
    segment.station("10.0.0.50").listen(({ bytes: datagram }) => {
      const frame = decodeFrame(datagram);
      if (frame.ok) heard.push(frame.value);
    });
    const lans = [segment.station(OWN_ADDRESS)];
    const controller = openController({ lans, timers, seed: 1, identification: IDENTIFICATION });
    await timers.advance(100);
    expect(heard[0]).toMatchObject({
      seoj: PROFILE,
      deoj: PROFILE,
      esv: ESV.inf,
      properties: [{ epc: 0xd5, edt: bytes("0105FF01") }],
    });
    controller.close();
  });

  it("tells once who sends no frames; makers' own format is their right", async () => {
    const home = controlledHome();
    const other = home.segment.station("10.0.0.50");
    for (const hex of ["", "FF", "1082 0001", "1081 0001 013001 05FF01 99 00", "2081"])
      for (let time = 0; time < 2; time++) other.send(OWN_ADDRESS, bytes(hex));
    await home.timers.advance(100);
    expect(home.told("trouble")).toMatchObject([
      { code: "frame-unreadable", detail: { address: "10.0.0.50" } },
    ]);
  });
});
