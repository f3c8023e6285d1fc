import { describe, expect, it } from "vitest";
import { controlledHome } from "../../../test/support/controlled-home.ts";
import { bytes } from "../../../test/support/scripted-node.ts";
import { deviceIdOf } from "../device-id.ts";

const AIR_CONDITIONER = {
  values: {
    0x82: "00005200",
    0x84: "0190",
    0x8a: "00000B",
    0x8c: "41432D3100000000 00000000",
    0xb0: "42",
    0xb3: "1A",
    0xbb: "1B",
  },
  sets: [0x80, 0xb0, 0xb3],
  announces: [0x80, 0xb0],
};

describe("a home's controller", () => {
  it("finds a device, knows it by its node's number, and reads and sets it", async () => {
    const home = controlledHome();
    home.node("10.0.0.7", { 0x013001: AIR_CONDITIONER }, "A1");
    await home.discover();
    const node = "FE00000B000000000000000000000000A1";
    const [device] = home.controller.devices();
    expect(device).toMatchObject({
      device: deviceIdOf({ node: `${node}`.padEnd(34, "0").slice(0, 34), eoj: 0x013001 }),
      address: "10.0.0.7",
      eoj: 0x013001,
      weak: false,
      maker: 0x0b,
      product: "AC-1",
      release: "R",
      presence: "answers",
      sets: [0x80, 0xb0, 0xb3],
      announces: [0x80, 0xb0],
    });
    const id = device?.device ?? "";
    const reading = home.controller.get(id, [0xb0, 0xbb, 0xe7], { deadlineMs: 5000 });
    expect(await home.timers.until(reading)).toEqual({
      values: new Map([
        [0xb0, bytes("42")],
        [0xbb, bytes("1B")],
      ]),
      refused: [0xe7],
      unanswered: [],
    });
    const states: string[] = [];
    const setting = home.controller.set(id, [{ epc: 0xb3, edt: bytes("18") }], {
      deadlineMs: 5000,
      onState: (state) => states.push(state),
    });
    expect(await home.timers.until(setting)).toEqual({
      state: "confirmed",
      epc: null,
      readBack: new Map([[0xb3, bytes("18")]]),
    });
    expect(states).toEqual(["sent", "accepted"]);
  });
});
