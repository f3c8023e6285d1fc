import { describe, expect, it } from "vitest";
import { controlledHome, type ControlledHome } from "../../../test/support/controlled-home.ts";
import {
  bytes,
  type ScriptedNode,
  type ScriptedObject,
} from "../../../test/support/scripted-node.ts";
import { ESV } from "../echonet/esv.ts";
import { encodeFrame, type Frame } from "../echonet/frame.ts";
import type { SetOptions, SetOutcome } from "./api.ts";

const AIR = 0x013001;
const OBJECT: ScriptedObject = {
  values: { 0xa0: "41", 0xb0: "42", 0xb3: "1A" },
  sets: [0x80, 0xb0, 0xb3, 0xcf],
  announces: [0x80, 0xb0],
};

async function airConditioner(object: ScriptedObject = OBJECT) {
  const home = controlledHome();
  const node = home.node("10.0.0.7", { [AIR]: object }, "A1");
  await home.discover();
  node.requests.length = 0;
  home.events.length = 0;
  return { home, node, device: home.controller.devices()[0]?.device ?? "" };
}

interface Course extends SetOutcome {
  readonly states: readonly string[];
}

async function set(
  { home, device }: { home: ControlledHome; device: string },
  values: Record<number, string>,
  options: Partial<SetOptions> = {},
): Promise<Course> {
  const states: string[] = [];
  const settings = Object.entries(values).map(([epc, hex]) => ({
    epc: Number(epc),
    edt: bytes(hex),
  }));
  const onState = (state: string) => states.push(state);
  const setting = home.controller.set(device, settings, {
    deadlineMs: 20_000,
    onState,
    ...options,
  });
  return { ...(await home.timers.until(setting)), states };
}

function course(state: SetOutcome["state"], rest: Partial<Course> = {}): Course {
  return { state, epc: null, readBack: new Map(), states: ["sent"], ...rest };
}

const back = (epc: number, hex: string) => new Map([[epc, bytes(hex)]]);
const SENT_AND_ACCEPTED = { states: ["sent", "accepted"] };

/** Answers SetC otherwise than a node ought; everything else as it ought. */
function onSet(
  node: ScriptedNode,
  answer: (request: Frame, right: Frame) => (Frame | Uint8Array)[],
) {
  node.quirk = (request) => {
    if (request.esv !== ESV.setC) return null;
    const right = node.right(request);
    return right ? answer(request, right) : null;
  };
}

describe("setting a device, and what became of it", () => {
  it("takes Set_Res for accepted, no more: it is read back and is otherwise", async () => {
    const air = await airConditioner();
    onSet(air.node, (_, right) => {
      air.node.objects.get(AIR)?.set(0xb3, bytes("1A"));
      return [right];
    });
    expect(await set(air, { 0xb3: "10" })).toEqual(
      course("not-applied", { ...SENT_AND_ACCEPTED, epc: 0xb3, readBack: back(0xb3, "1A") }),
    );
  });

  it("says so at a deadline that leaves no time to settle, too", async () => {
    const air = await airConditioner();
    onSet(air.node, (_, right) => {
      air.node.objects.get(AIR)?.set(0xb3, bytes("1A"));
      return [right];
    });
    expect(await set(air, { 0xb3: "10" }, { deadlineMs: 500 })).toMatchObject({
      state: "not-applied",
      epc: 0xb3,
    });
  });

  it("gives a device time to apply what it accepted", async () => {
    const air = await airConditioner();
    onSet(air.node, (_, right) => {
      air.node.objects.get(AIR)?.set(0xb3, bytes("1A"));
      air.home.timers.after(1500, () => air.node.objects.get(AIR)?.set(0xb3, bytes("10")));
      return [right];
    });
    expect(await set(air, { 0xb3: "10" })).toEqual(
      course("confirmed", { ...SENT_AND_ACCEPTED, readBack: back(0xb3, "10") }),
    );
  });

  it("is confirmed by an announcement that comes before Set_Res (MoekadenRoom)", async () => {
    const air = await airConditioner();
    onSet(air.node, (_, right) => {
      air.node.announce(AIR, [0xb0]);
      return [right];
    });
    expect(await set(air, { 0xb0: "43" })).toEqual(
      course("confirmed", { ...SENT_AND_ACCEPTED, readBack: back(0xb0, "43") }),
    );
    expect(air.node.requests.map(({ esv }) => esv)).toEqual([ESV.setC]);
  });

  it("is confirmed by an announcement at once, however slow reading back is", async () => {
    const air = await airConditioner();
    onSet(air.node, (_, right) => {
      air.node.objects.get(AIR)?.set(0xb0, bytes("42"));
      air.home.timers.after(700, () => {
        air.node.objects.get(AIR)?.set(0xb0, bytes("43"));
        air.node.announce(AIR, [0xb0]);
      });
      return [right];
    });
    const began = air.home.timers.now();
    expect((await set(air, { 0xb0: "43" })).state).toBe("confirmed");
    expect(air.home.timers.now() - began).toBeLessThan(720);
  });

  it("reads a Set_Res that echoes what was set as accepted (MoekadenRoomJS)", async () => {
    const air = await airConditioner();
    onSet(air.node, (request, right) => [{ ...right, properties: request.properties }]);
    expect((await set(air, { 0xb0: "43" })).state).toBe("confirmed");
  });

  it("tells an illegal mode that is accepted as it stands (MoekadenRoom)", async () => {
    const air = await airConditioner();
    expect(await set(air, { 0xb0: "99" })).toMatchObject({ readBack: back(0xb0, "99") });
    expect(air.home.told("trouble")).toMatchObject([
      { code: "value-unreadable", detail: { epc: 0xb0 } },
    ]);
  });

  it("names the property that is refused: its value comes back", async () => {
    const air = await airConditioner();
    expect(await set(air, { 0xb0: "43", 0xa0: "31" })).toEqual(
      course("refused", {
        epc: 0xa0,
        readBack: new Map([
          [0xb0, bytes("43")],
          [0xa0, bytes("41")],
        ]),
      }),
    );
  });

  it("names it also where the refusal is cut off (echonet-lite: PDC 08)", async () => {
    const air = await airConditioner();
    onSet(air.node, (_, right) => {
      const frame = encodeFrame({
        ...right,
        esv: ESV.setCRefused,
        properties: [{ epc: 0xb7, edt: bytes("0102030405060708") }],
      });
      return [frame.subarray(0, -7)];
    });
    expect(await set(air, { 0xb7: "0102030405060708" })).toEqual(course("refused", { epc: 0xb7 }));
  });

  it("finds out by reading which is refused (emulator: all PDC 00)", async () => {
    const air = await airConditioner();
    onSet(air.node, (request, right) => {
      const properties = request.properties.map(({ epc }) => ({ epc, edt: bytes("") }));
      return [{ ...right, esv: ESV.setCRefused, properties }];
    });
    expect(await set(air, { 0xb0: "43", 0xa0: "31" })).toMatchObject({
      state: "refused",
      epc: 0xa0,
    });
    expect(await set(air, { 0xa0: "31" })).toMatchObject({ state: "refused", epc: 0xa0 });
  });

  it("stays accepted where the property cannot be read", async () => {
    const air = await airConditioner();
    expect(await set(air, { 0xcf: "41" })).toEqual(course("accepted", SENT_AND_ACCEPTED));
    expect(await set(air, { 0xb0: "44" }, { confirm: false })).toEqual(
      course("accepted", SENT_AND_ACCEPTED),
    );
  });

  it("is confirmed by reading back though the answer was lost", async () => {
    const air = await airConditioner();
    onSet(air.node, () => []);
    expect(await set(air, { 0xb0: "43" })).toEqual(
      course("confirmed", { readBack: back(0xb0, "43") }),
    );
  });

  it("says that there was no answer, in time", async () => {
    const air = await airConditioner();
    air.node.silent = true;
    const began = air.home.timers.now();
    expect(await set(air, { 0xb0: "43" }, { deadlineMs: 4000 })).toEqual(course("no-answer"));
    expect(air.home.timers.now() - began).toBe(4000);
  });

  it("tries again when the request is lost, and says it was sent once", async () => {
    const air = await airConditioner();
    let lost = 1;
    air.node.quirk = () => (lost-- > 0 ? [] : null);
    expect((await set(air, { 0xb0: "43" })).states).toEqual(["sent", "accepted"]);
  });
});

describe("operating from afar (0x93)", () => {
  const REMOTE = {
    values: { ...OBJECT.values, 0x93: "41" },
    sets: [...(OBJECT.sets ?? []), 0x93],
  };

  it("says first, in the same request, that it comes by a public line", async () => {
    const air = await airConditioner(REMOTE);
    expect((await set(air, { 0xb0: "43" })).state).toBe("confirmed");
    const sent = air.node.requests.find(({ esv }) => esv === ESV.setC);
    expect(sent?.properties).toEqual([
      { epc: 0x93, edt: bytes("42") },
      { epc: 0xb0, edt: bytes("43") },
    ]);
  });

  it("sends nothing to a device that does not allow it (61)", async () => {
    const air = await airConditioner({ ...REMOTE, values: { ...REMOTE.values, 0x93: "61" } });
    expect(await set(air, { 0xb0: "43" })).toEqual(course("refused", { epc: 0x93, states: [] }));
    expect(air.node.requests.map(({ esv }) => esv)).toEqual([ESV.get]);
  });

  it("sets it from inside the house all the same, and says that it is from there", async () => {
    const air = await airConditioner({ ...REMOTE, values: { ...REMOTE.values, 0x93: "61" } });
    expect((await set(air, { 0xb0: "43" }, { via: "home" })).state).toBe("confirmed");
    expect(air.node.requests[0]?.properties[0]).toEqual({ epc: 0x93, edt: bytes("41") });
  });

  it("leaves it out where the device has none", async () => {
    const air = await airConditioner();
    await set(air, { 0xb0: "43" });
    expect(air.node.requests[0]?.properties).toEqual([{ epc: 0xb0, edt: bytes("43") }]);
  });
});
