import { decodePropertyMap } from "../../home/echonet/property-map.ts";
import { registersOf } from "../../home/echonet/registers.ts";
import { valuesOf } from "../../home/echonet/value.ts";
import { memorySegment } from "../../home/lan/memory-lan.ts";
import type { DeviceSeen } from "../../home/link/messages.ts";
import type { Properties } from "../../home/model.ts";
import type { House, SimulatedDevice } from "../../home/simulate/house.ts";
import { openHouse } from "../../home/simulate/open-house.ts";
import { type Day, addDays } from "../../kernel/day.ts";
import { clockAt } from "../../platform/index.ts";
import { tokyoDay } from "../tokyo-day.ts";
import type { LiveHome } from "./home-households.ts";

/** A device as its gateway will tell it, with what it says of itself on the demo's day. */
export interface SeenDevice {
  readonly name: string;
  readonly seen: DeviceSeen;
  readonly state: Properties;
}

/** Registers of a house are sums from here on: as far back as a meter's own history goes. */
export function anchorOf(today: Day): Day {
  return addDays(today, -100);
}

/** Time that stands: nobody is asked, nothing comes. */
const STANDING = { now: () => 0, after: () => () => undefined };

/** What a gateway would find in a home at an instant, without any network. */
export async function seenIn(home: LiveHome, now: string): Promise<readonly SeenDevice[]> {
  const segment = memorySegment({ timers: STANDING, seed: home.seed });
  const house = await openHouse({
    ...home,
    station: (node) => segment.station(`192.168.1.${node}`),
    clock: clockAt(now),
    timers: STANDING,
    anchor: anchorOf(tokyoDay(now)),
  });
  const seen = house.devices.map((device) => seenOf(house, device, home));
  await house.close();
  return seen;
}

function seenOf(house: House, device: SimulatedDevice, home: LiveHome): SeenDevice {
  const { name, eoj, node, address } = device;
  const map = (epc: number): number[] => {
    const decoded = decodePropertyMap(house.ask(name, epc) ?? new Uint8Array());
    return decoded.ok ? [...decoded.value.epcs] : [];
  };
  const gets = map(0x9f);
  const known = new Map(
    gets.flatMap((epc) => {
      const edt = house.ask(name, epc);
      return edt === null || edt.length > MOST_STATE_BYTES || MAPS.includes(epc)
        ? []
        : [[epc, edt] as const];
    }),
  );
  const text = (epc: number) => {
    const letters = [...(known.get(epc) ?? [])].filter((byte) => byte > 0);
    return letters.length === 0 ? null : String.fromCharCode(...letters);
  };
  const maker = known.get(0x8a);
  return {
    name,
    state: valuesOf(eoj, known).values,
    seen: {
      device: device.device,
      node,
      eoj,
      maker: maker ? ((maker[0] ?? 0) << 16) | ((maker[1] ?? 0) << 8) | (maker[2] ?? 0) : null,
      product: text(0x8c),
      serial: text(0x8d),
      release: "R",
      address,
      gets,
      sets: map(0x9e),
      announces: map(0x9d),
      channels: channelsOf(eoj, gets, home.equipment.board?.circuits ?? 0),
    },
  };
}

/** Histories and maps are no state. */
const MOST_STATE_BYTES = 16;
const MAPS = [0x9d, 0x9e, 0x9f];

function channelsOf(eoj: number, gets: number[], circuits: number): DeviceSeen["channels"] {
  const channels: DeviceSeen["channels"] = [];
  for (const { register, circuits: listed } of registersOf(eoj >> 8, gets)) {
    if (listed === null) channels.push({ register, circuit: null, unitKnown: true });
    else if (register === "circuit")
      for (let circuit = 1; circuit <= circuits; circuit += 1)
        channels.push({ register, circuit, unitKnown: true });
  }
  return channels;
}
