/** Our controller against whatever device is on the network: what it did, as one line of JSON. */
import type { Device, SetOptions } from "../../../src/home/controller/api.ts";
import { openController } from "../../../src/home/controller/controller.ts";
import { bytesOfHex, hexOf } from "../../../src/home/echonet/bytes.ts";
import { machineTimers } from "../../../src/home/lan/machine-timers.ts";
import { openUdpLan } from "../../../src/home/lan/udp-lan.ts";

const { OWN_ADDRESS: address = "", PREFIX = "24", KNOWN_ADDRESS } = process.env;
const lan = await openUdpLan({ address, prefix: Number(PREFIX), shared: true });
if (!lan.ok) throw new Error(JSON.stringify(lan.refusal));
const controller = openController({
  lans: [lan.value],
  timers: machineTimers,
  seed: 1,
  identification: "FE0000000000000000000000000000E16A",
  knownAddresses: KNOWN_ADDRESS ? [KNOWN_ADDRESS] : [],
});
const announced: string[] = [];
controller.subscribe((event) => {
  if (event.type !== "values" || event.via !== "announced") return;
  for (const [epc, edt] of event.edts) announced.push(`${hexOf(Uint8Array.of(epc))}=${hexOf(edt)}`);
});
// What keeps the process alive while timers and sockets wait.
const awake = setInterval(() => undefined, 1000);
const devices = await found(2);
const air = devices.find(({ eoj }) => eoj === 0x013001);
const meter = devices.find(({ eoj }) => eoj === 0x028801);
console.log(
  JSON.stringify({
    devices: devices.map(({ eoj, weak, maker, release, gets, sets, announces }) => {
      return { eoj, weak, maker, release, gets, sets, announces };
    }),
    reading: await read(meter, [0xe0, 0x80, 0xe7, 0xee, 0xd3]),
    confirmed: await set(air, "B0", "43"),
    temperature: await set(air, "B3", "18"),
    illegal: await set(air, "B0", "99"),
    unknown: await set(meter, "B7", "0102030405060708"),
    notApplied: await set(meter, "E7", "00000000", { deadlineMs: 600 }),
    announced,
  }),
);
clearInterval(awake);
controller.close();
await lan.value.close();

async function found(count: number): Promise<readonly Device[]> {
  for (let turn = 0; turn < 20; turn++) {
    const some = await controller.discover();
    if (some.length >= count) return some;
  }
  return controller.devices();
}

async function read(device: Device | undefined, epcs: readonly number[]) {
  const reading = await controller.get(device?.device ?? "", epcs, { deadlineMs: 20_000 });
  const values = [...reading.values].map(([epc, edt]) => [epc, hexOf(edt)]);
  return { ...reading, values: Object.fromEntries(values) };
}

async function set(
  device: Device | undefined,
  epc: string,
  hex: string,
  options: Partial<SetOptions> = {},
) {
  const settings = [{ epc: Number.parseInt(epc, 16), edt: bytesOfHex(hex) ?? new Uint8Array() }];
  const states: string[] = [];
  const { state, ...rest } = await controller.set(device?.device ?? "", settings, {
    deadlineMs: 20_000,
    onState: (one) => states.push(one),
    ...options,
  });
  const readBack = [...rest.readBack.values()].map(hexOf);
  return { states: [...states, state], epc: rest.epc, readBack };
}
