import { afterEach, describe, expect, it } from "vitest";
import { IDENTIFICATION } from "../../../test/support/controlled-home.ts";
import { bytes, type ScriptedNode, scriptedNode } from "../../../test/support/scripted-node.ts";
import type { Lan } from "../lan/lan.ts";
import { machineTimers } from "../lan/machine-timers.ts";
import { openUdpLan } from "../lan/udp-lan.ts";
import type { Controller, ControllerEvent } from "./api.ts";
import { openController } from "./controller.ts";

const AIR = 0x013001;
const opened: { close(): unknown }[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

async function station(address: string): Promise<Lan> {
  const lan = await openUdpLan({ address, prefix: 24 });
  if (!lan.ok) throw new Error(lan.refusal.code);
  opened.push(lan.value);
  return lan.value;
}

/** An air conditioner whose target temperature tells in which house it stands. */
async function house(network: string, target: string): Promise<[Controller, ScriptedNode]> {
  const object = { values: { 0xb0: "42", 0xb3: target }, sets: [0xb0, 0xb3], announces: [0xb0] };
  const options = { id: "A1", objects: { [AIR]: object } };
  const node = scriptedNode(await station(`${network}.2`), options);
  const lans = [await station(`${network}.1`)];
  const controller = openController({
    lans,
    timers: machineTimers,
    seed: 1,
    identification: IDENTIFICATION,
  });
  opened.push(controller);
  return [controller, node];
}

function next(
  controller: Controller,
  wanted: (event: ControllerEvent) => boolean,
): Promise<ControllerEvent> {
  return new Promise((resolve) => {
    controller.subscribe((event) => {
      if (wanted(event)) resolve(event);
    });
  });
}

describe("controllers over UDP", () => {
  it("know two houses with equal objects and numbers apart, in one process", async () => {
    const [left] = await house("127.66.21", "14");
    const [right] = await house("127.66.22", "1E");
    for (const [controller, address, target] of [
      [left, "127.66.21.2", "14"],
      [right, "127.66.22.2", "1E"],
    ] as const) {
      const devices = await controller.discover();
      expect(devices.map((device) => device.address)).toEqual([address]);
      const reading = await controller.get(devices[0]?.device ?? "", [0xb3], { deadlineMs: 5000 });
      expect(reading.values.get(0xb3)).toEqual(bytes(target));
    }
  });

  it("set a device and hear what it announces", async () => {
    const [controller, node] = await house("127.66.23", "14");
    const [device] = await controller.discover();
    const settings = [{ epc: 0xb0, edt: bytes("43") }];
    const outcome = await controller.set(device?.device ?? "", settings, { deadlineMs: 5000 });
    expect(outcome.state).toBe("confirmed");
    const announced = next(controller, (event) => event.type === "values");
    node.objects.get(AIR)?.set(0xb0, bytes("45"));
    node.announce(AIR, [0xb0]);
    expect(await announced).toMatchObject({
      via: "announced",
      properties: { operationMode: "circulation" },
    });
  });
});
