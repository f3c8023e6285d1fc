import type { Pace } from "./api.ts";

/**
 * What one object of a node can be asked at once, as far as it was found out. A device that is
 * asked for too much is silent or leaves properties out, so nothing tells it but trying.
 */
export interface Capacity {
  /** The properties in portions that should work; those known to be mute are left out. */
  plan(epcs: readonly number[]): number[][];
  /** So many at once were not answered, though the device lives. */
  tooMany(count: number): void;
  /** So many at once were answered. */
  worked(count: number): void;
  /** Alone it was not answered, though the device lives; twice running it is mute. True: now. */
  mute(epc: number): boolean;
  /** It was answered after all. */
  heardOf(epc: number): void;
  /** What was put down to number was one mute property's doing. */
  restore(count: number): void;
  /** Refused when asked alone, so the refusal was not for want of room. */
  refusedAlone(epc: number): void;
  isRefusedAlone(epc: number): boolean;
  most(): number;
}

/** A first lesson may be two lost datagrams; it is tried again sooner than a proven one. */
const FIRST_RETEST_MS = 600_000;

export function openCapacity(options: {
  readonly pace: Pace;
  readonly now: () => number;
  /** Properties that together are never answered by this make. */
  readonly apart: readonly (readonly [number, number])[];
}): Capacity {
  const { pace, now, apart } = options;
  let most = pace.mostAtOnce;
  let retestAt = 0;
  let retestMs = FIRST_RETEST_MS;
  const muted = new Map<number, { readonly times: number; readonly until: number }>();
  const refusedUntil = new Map<number, number>();

  /** When it is time, one portion is twice as large as what is known to work. */
  const room = () => (now() < retestAt ? most : Math.min(pace.mostAtOnce, most * 2));

  return {
    plan(epcs) {
      const askable = [...new Set(epcs)].filter((epc) => now() >= (muted.get(epc)?.until ?? 0));
      const portions: number[][] = [];
      const size = room();
      for (const epc of askable) {
        const clashes = (portion: readonly number[]) =>
          apart.some((pair) => pair.includes(epc) && portion.some((one) => pair.includes(one)));
        const portion = portions.find((one) => one.length < size && !clashes(one));
        if (portion) portion.push(epc);
        else portions.push([epc]);
      }
      return portions;
    },
    tooMany(count) {
      const smaller = Math.max(1, Math.min(most, Math.ceil(count / 2)));
      retestMs = smaller < most ? FIRST_RETEST_MS : Math.min(pace.retestMs, retestMs * 2);
      most = smaller;
      retestAt = now() + retestMs;
    },
    worked(count) {
      if (count > most) most = count;
    },
    mute(epc) {
      const times = (muted.get(epc)?.times ?? 0) + 1;
      const restMs = times === 1 ? 0 : times === 2 ? FIRST_RETEST_MS : pace.retestMs;
      muted.set(epc, { times, until: now() + restMs });
      return times === 2;
    },
    heardOf(epc) {
      muted.delete(epc);
    },
    restore(count) {
      most = Math.max(most, count);
    },
    refusedAlone(epc) {
      refusedUntil.set(epc, now() + pace.retestMs);
    },
    isRefusedAlone: (epc) => now() < (refusedUntil.get(epc) ?? 0),
    most: () => most,
  };
}

/** Pairs seen to fail in the field, by maker (8A) and class. Source: field reports of MKN7350S1. */
const APART: readonly {
  readonly maker: number;
  readonly deviceClass: number;
  readonly pair: readonly [number, number];
}[] = [{ maker: 0x00000b, deviceClass: 0x0287, pair: [0xb3, 0xb7] }];

export function apartOf(maker: number | null, deviceClass: number): (readonly [number, number])[] {
  return APART.filter((one) => one.maker === maker && one.deviceClass === deviceClass).map(
    ({ pair }) => pair,
  );
}
