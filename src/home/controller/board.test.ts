import { describe, expect, it } from "vitest";
import { controlledHome, type ControlledHome } from "../../../test/support/controlled-home.ts";
import { bytes, type ScriptedNode } from "../../../test/support/scripted-node.ts";
import { ESV } from "../echonet/esv.ts";
import type { CircuitKind } from "./api.ts";

const BOARD = 0x028701;

interface Equipment {
  /** FD: never configured. */
  readonly count: string;
  readonly circuits: number;
  /** The longest range that it takes. */
  readonly longest: number;
}

/** A board whose lists follow their ranges, as the appendix has it. */
async function board({ count, circuits, longest }: Equipment) {
  const home = controlledHome();
  const values = { 0xb1: count, 0xb2: "FDFD", 0xb3: "FDFD", 0xb6: "FDFD", 0xb7: "FDFD" };
  const node = home.node("10.0.0.7", { [BOARD]: { values, sets: [0xb2, 0xb6] } }, "A1");
  node.quirk = (request) => {
    const [range] = request.properties;
    const [start = 0, asked = 0] = range?.edt ?? [];
    if (request.esv !== ESV.setC || request.deoj !== BOARD || !range) return null;
    const isShown = asked <= longest && start + asked - 1 <= circuits;
    const right = node.right(request);
    if (!isShown && right) {
      return [{ ...right, esv: ESV.setCRefused, properties: [range] }];
    }
    show(node, range.epc + 1, start, asked);
    return null;
  };
  await home.discover();
  node.requests.length = 0;
  return { home, node, device: home.controller.devices()[0]?.device ?? "" };
}

/** Circuit 7 has counted 7. */
function show(node: ScriptedNode, listEpc: number, start: number, count: number): void {
  const counts = Array.from({ length: count }, (_, index) => [0, 0, 0, start + index]).flat();
  node.objects.get(BOARD)?.set(listEpc, Uint8Array.of(start, count, ...counts));
}

function read(home: ControlledHome, device: string, kind: CircuitKind = "energy") {
  return home.timers.until(home.controller.circuits(device, kind, { deadlineMs: 60_000 }));
}

function spans(reading: { ranges: readonly { start: number; count: number }[] }) {
  return reading.ranges.map(({ start, count }) => [start, count]);
}

describe("a distribution board's circuits", () => {
  it("reads more than 32 by ranges: 100 in two (echonetlite2mqtt#46)", async () => {
    const { home, device } = await board({ count: "64", circuits: 100, longest: 60 });
    const reading = await read(home, device);
    expect([reading.complete, spans(reading)]).toEqual([
      true,
      [
        [1, 60],
        [61, 40],
      ],
    ]);
    expect(reading.ranges[1]?.property.edt.at(-1)).toBe(100);
  });

  it("writes a range once: while the board shows it, it is read alone", async () => {
    const { home, node, device } = await board({ count: "0A", circuits: 10, longest: 60 });
    await read(home, device);
    node.requests.length = 0;
    expect(spans(await read(home, device))).toEqual([[1, 10]]);
    expect(node.requests.map(({ esv }) => esv)).toEqual([ESV.get]);
    // It was restarted, or another controller wrote another range.
    node.objects.get(BOARD)?.set(0xb3, bytes("FDFD"));
    expect(spans(await read(home, device))).toEqual([[1, 10]]);
  });

  it("sets up one that never was by writing a range (hems_echonet_lite#98)", async () => {
    const { home, node, device } = await board({ count: "FD", circuits: 8, longest: 60 });
    const reading = await read(home, device);
    expect(reading.complete).toBe(true);
    expect(spans(reading).reduce((sum, [, count = 0]) => sum + count, 0)).toBe(8);
    expect(home.told("trouble")).toMatchObject([{ code: "board-unconfigured", device }]);
    node.requests.length = 0;
    const again = await read(home, device);
    expect([again.complete, spans(again)]).toEqual([true, [[1, 8]]]);
  });

  it("takes a shorter range where a long one is refused", async () => {
    const { home, device } = await board({ count: "14", circuits: 20, longest: 16 });
    const reading = await read(home, device);
    expect([reading.complete, spans(reading)]).toEqual([
      true,
      [
        [1, 10],
        [11, 10],
      ],
    ]);
  });

  it("never takes another range for the one that it wrote", async () => {
    const { home, node, device } = await board({ count: "64", circuits: 100, longest: 60 });
    const follow = node.quirk;
    node.quirk = (request, self) => {
      const answers = follow?.(request, self) ?? null;
      // Another controller reads the first circuits all the time.
      if (request.esv === ESV.setC) show(node, 0xb3, 1, 3);
      return answers;
    };
    const reading = await read(home, device);
    expect([reading.complete, spans(reading)]).toEqual([false, [[1, 3]]]);
    expect(reading.ranges[0]?.property.edt.subarray(0, 2)).toEqual(bytes("0103"));
  });

  it("reads two kinds at once without mixing them up, one after the other", async () => {
    const { home, device } = await board({ count: "64", circuits: 100, longest: 60 });
    const options = { deadlineMs: 60_000 };
    const both = Promise.all([
      home.controller.circuits(device, "energy", options),
      home.controller.circuits(device, "power", options),
      home.controller.circuits(device, "energy", options),
    ]);
    for (const reading of await home.timers.until(both)) expect(reading.complete).toBe(true);
  });

  it("reads nothing, and says it is not all, where there are no lists or no answers", async () => {
    const { home, node, device } = await board({ count: "0A", circuits: 10, longest: 60 });
    expect(await read(home, device, "duplex-energy")).toEqual({ ranges: [], complete: false });
    node.silent = true;
    const reading = home.controller.circuits(device, "energy", { deadlineMs: 5000 });
    expect(await home.timers.until(reading)).toEqual({ ranges: [], complete: false });
  });
});
