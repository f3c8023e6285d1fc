import type { Datagram, Lan, Timers } from "./lan.ts";
import { type Chance, xorshift } from "./xorshift.ts";

/** What goes wrong on the way, for each datagram and each receiver anew. */
export interface Faults {
  /** Shares, 0…1. */
  readonly loss: number;
  readonly duplicate: number;
  /** Every datagram takes from `leastMs` to `mostMs`; unequal ones overtake each other. */
  readonly leastMs: number;
  readonly mostMs: number;
}

export const NO_FAULTS: Faults = { loss: 0, duplicate: 0, leastMs: 1, mostMs: 1 };

/** One network inside the process: what is UDP elsewhere, deterministic by its seed. */
export interface Segment {
  /** A station that speaks from `port` (3610 where left out). Throws on an address twice. */
  station(address: string, port?: number): Lan;
  faults(faults: Partial<Faults>): void;
  /** Pulls the cable of one address, or puts it back; both directions are lost meanwhile. */
  plug(address: string, plugged: boolean): void;
}

interface Station {
  readonly port: number;
  onDatagram: ((datagram: Datagram) => void) | null;
}

interface Wire {
  readonly timers: Timers;
  readonly chance: Chance;
  readonly stations: Map<string, Station>;
  readonly unplugged: Set<string>;
  faults: Faults;
}

export function memorySegment(options: { timers: Timers; seed: number }): Segment {
  const wire: Wire = {
    timers: options.timers,
    chance: xorshift(options.seed),
    stations: new Map(),
    unplugged: new Set(),
    faults: NO_FAULTS,
  };
  return {
    station: (address, port = 3610) => openStation(wire, address, port),
    faults: (faults) => {
      wire.faults = { ...wire.faults, ...faults };
    },
    plug(address, plugged) {
      if (plugged) wire.unplugged.delete(address);
      else wire.unplugged.add(address);
    },
  };
}

function openStation(wire: Wire, address: string, port: number): Lan {
  if (wire.stations.has(address)) throw new Error(`${address} is taken on this segment`);
  const station: Station = { port, onDatagram: null };
  wire.stations.set(address, station);
  const carry = (to: string, bytes: Uint8Array, multicast: boolean) => {
    if (wire.stations.get(address) !== station || wire.unplugged.has(address)) return;
    const datagram = { from: { address, port }, bytes: Uint8Array.from(bytes), multicast };
    const copies = wire.chance() < wire.faults.duplicate ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) deliver(wire, to, datagram);
  };
  return {
    address,
    send: (to, bytes) => carry(to, bytes, false),
    multicast(bytes) {
      for (const to of wire.stations.keys()) if (to !== address) carry(to, bytes, true);
    },
    listen(onDatagram) {
      station.onDatagram = onDatagram;
    },
    close() {
      if (wire.stations.get(address) === station) wire.stations.delete(address);
      return Promise.resolve();
    },
  };
}

function deliver(wire: Wire, to: string, datagram: Datagram): void {
  const { loss, leastMs, mostMs } = wire.faults;
  if (wire.chance() < loss) return;
  wire.timers.after(leastMs + wire.chance() * (mostMs - leastMs), () => {
    if (!wire.unplugged.has(to)) wire.stations.get(to)?.onDatagram?.(datagram);
  });
}
