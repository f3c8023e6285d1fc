import type { Lan } from "../../home/lan/lan.ts";
import { machineTimers } from "../../home/lan/machine-timers.ts";
import { memorySegment } from "../../home/lan/memory-lan.ts";
import { openStations } from "../../home/simulate/addresses.ts";
import { stationsOf } from "../../home/simulate/street.ts";

/** A network for each home of the demo. */
export interface HomeNetworks {
  /** Over what, for the line that the start prints. */
  readonly said: string;
  readonly stationsOf: (home: number) => (node: number) => Lan;
}

/** 127.65.0.0/16: houses of `engawa simulate` have 127.64.0.0/16. */
const BASE = (127 << 24) + (65 << 16);

/**
 * Real UDP on loopback addresses; where this machine has none of these, or another demo holds them,
 * networks in memory, which the gateways do not tell apart.
 */
export async function openNetworks(homes: readonly (readonly number[])[]): Promise<HomeNetworks> {
  const opened: ReadonlyMap<number, Lan>[] = [];
  for (const [index, nodes] of homes.entries()) {
    const stations = await openStations(BASE, index + 1, nodes);
    if (!stations.ok) {
      await Promise.all(opened.flatMap((lans) => [...lans.values()].map((lan) => lan.close())));
      const { code } = stations.refusal;
      return { said: `on networks in memory (no UDP here: ${code})`, stationsOf: inMemory };
    }
    opened.push(stations.value);
  }
  return {
    said: "over UDP on 127.65.0.0/16",
    stationsOf: (home) => stationsOf(opened[home] ?? new Map()),
  };
}

function inMemory(home: number): (node: number) => Lan {
  const segment = memorySegment({ timers: machineTimers, seed: home });
  return (node) => segment.station(`192.168.1.${node}`);
}
