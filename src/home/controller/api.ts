import type { Property } from "../echonet/frame.ts";
import type { Lan, Timers } from "../lan/lan.ts";
import type { DeviceIdentity, Eoj, Presence, Properties, PropertyValue } from "../model.ts";

/** What a controller is opened with. Nothing is global: several homes run in one process. */
export interface ControllerOptions {
  /** One for each network card; a node is answered on the card on which it was heard. */
  readonly lans: readonly Lan[];
  readonly timers: Timers;
  /** Jitter, phases and first transaction number; the same seed gives the same course. */
  readonly seed: number;
  /** Our own node profile's 0x83: 34 hex digits, FE + maker + what is unique. */
  readonly identification: string;
  /** Where nodes were before a restart: asked by unicast, for some only announce at start. */
  readonly knownAddresses?: readonly string[];
  readonly pace?: Partial<Pace>;
}

/** How often and how patiently. All in ms but `retries` and `mostAtOnce`. */
export interface Pace {
  /** Power now, while somebody watches. */
  readonly fastMs: number;
  /** States; properties that announce by themselves are read every fourth time. */
  readonly slowMs: number;
  /** Multicast discovery again, and every known address by unicast. */
  readonly discoveryMs: number;
  /** Between two requests to one node: some drop bursts. */
  readonly pauseMs: number;
  /** An answer is waited for so long at least and at most; between them it is learned. */
  readonly leastWaitMs: number;
  readonly mostWaitMs: number;
  /** Before anything is known of a node. */
  readonly firstWaitMs: number;
  /** Asked again so often before a request counts as not answered. */
  readonly retries: number;
  /** Properties in one request before anything is learned. */
  readonly mostAtOnce: number;
  /** What was learned not to work is tried again after this. */
  readonly retestMs: number;
}

/** Which request of a node goes first. */
export const URGENCIES = ["command", "boundary", "fast", "ask", "slow"] as const;
export type Urgency = (typeof URGENCIES)[number];

export interface AskOptions {
  /** From now, queueing included: when it is over there is an answer, if only "none". */
  readonly deadlineMs: number;
  /** `ask` where left out. */
  readonly urgency?: Urgency;
}

/** A device as the controller knows it. Times are the timers' ms; null: never. */
export interface Device {
  /** `dv_…` of its identity. */
  readonly device: string;
  readonly identity: DeviceIdentity;
  /** Its node has no identification of its own: with the address the device changes too. */
  readonly weak: boolean;
  readonly eoj: Eoj;
  readonly address: string;
  readonly maker: number | null;
  readonly product: string | null;
  readonly serial: string | null;
  /** Release of the appendix, such as `R`. */
  readonly release: string | null;
  readonly gets: readonly number[];
  readonly sets: readonly number[];
  readonly announces: readonly number[];
  readonly presence: Presence;
  readonly heardAtMs: number | null;
  readonly answeredAtMs: number | null;
  /** The last of each property that was answered or announced, as it came. */
  readonly values: ReadonlyMap<number, TimedEdt>;
}

export interface TimedEdt {
  readonly edt: Uint8Array;
  readonly atMs: number;
}

/** What came of a Get: every property that was asked for stands in exactly one of the three. */
export interface Reading {
  readonly values: ReadonlyMap<number, Uint8Array>;
  /** The device says it has no such value (Get_SNA, PDC 0). */
  readonly refused: readonly number[];
  readonly unanswered: readonly number[];
}

export interface Setting {
  readonly epc: number;
  readonly edt: Uint8Array;
}

export interface SetOptions extends AskOptions {
  /**
   * Where it comes from, for 0x93: `public` (the portal, the default) needs that the device lets
   * itself be operated remotely; `home` (from inside the house) does not.
   */
  readonly via?: "public" | "home";
  /** False: not read back; for what is no state, such as the day of a history (E5). */
  readonly confirm?: boolean;
  /** Called in order as it comes to be: `sent`, then `accepted`. */
  readonly onState?: (state: "sent" | "accepted") => void;
}

export interface SetOutcome {
  /** `accepted` stays where nothing can be read back: set-only, or `confirm: false`. */
  readonly state: "accepted" | "confirmed" | "refused" | "not-applied" | "no-answer";
  /** The property that was refused or came out otherwise. */
  readonly epc: number | null;
  /** What was read back or announced. */
  readonly readBack: ReadonlyMap<number, Uint8Array>;
}

/** One range of a board's circuits (0x0287) as it came: start, count, values. */
export interface CircuitRange {
  readonly start: number;
  readonly count: number;
  readonly property: Property;
}

export interface CircuitReading {
  readonly ranges: readonly CircuitRange[];
  /** True: every circuit that the board says it has was read. */
  readonly complete: boolean;
}

export type CircuitKind =
  /** B2/B3: u32 counts. */
  | "energy"
  /** B6/B7: i32 W. */
  | "power"
  /** B9/BA and BD/BE, circuits with both directions: two u32 counts; i32 W. */
  | "duplex-energy"
  | "duplex-power";

export type ControllerEvent =
  /** New, or anything but values and presence changed (address, maps, maker). */
  | { readonly type: "device"; readonly atMs: number; readonly device: Device }
  | {
      readonly type: "presence";
      readonly atMs: number;
      readonly device: Device;
      readonly presence: Presence;
    }
  | {
      readonly type: "values";
      readonly atMs: number;
      readonly device: Device;
      readonly via: "answered" | "announced";
      readonly edts: ReadonlyMap<number, Uint8Array>;
      /** Decoded, by the Device Description's names; what does not decode is left out. */
      readonly properties: Properties;
    }
  | {
      readonly type: "trouble";
      readonly atMs: number;
      /** Null: of the network. */
      readonly device: string | null;
      readonly code: TroubleCode;
      readonly detail: Readonly<Record<string, PropertyValue>>;
    };

export const TROUBLES = [
  /** Its map's count and its bits differ; the bits are believed. */
  "map-disagrees",
  /** It lists a property that it never answers. */
  "property-silent",
  /** It answers fewer properties at once than it was asked for. */
  "batch-learned",
  "address-changed",
  /** Two nodes give the same identification: both are told apart by address. */
  "identity-twice",
  /** A value of the wrong size or outside its range: kept raw, shown nowhere. */
  "value-unreadable",
  /** The board's circuits were never configured; the range was written by us. */
  "board-unconfigured",
  /** Bytes that are no frame of ECHONET Lite. */
  "frame-unreadable",
] as const;
export type TroubleCode = (typeof TROUBLES)[number];

/** Which devices are read by themselves, and how. */
export interface Lanes {
  /** Somebody watches: power is read each `fastMs`. */
  readonly watched: boolean;
  /** `dv_…` that are not served (MM-03): not read; asking for them is answered by "none". */
  readonly excluded: ReadonlySet<string>;
}

/** A home's controller (05FF01). Nothing of it throws or hangs because of what a device does. */
export interface Controller {
  /** Asks everybody; resolves when all who answered are read, or at the deadline. */
  discover(deadlineMs?: number): Promise<readonly Device[]>;
  /** Without node profiles, in the order of discovery. */
  devices(): readonly Device[];
  get(device: string, epcs: readonly number[], options: AskOptions): Promise<Reading>;
  set(device: string, settings: readonly Setting[], options: SetOptions): Promise<SetOutcome>;
  /** All circuits of a board by ranges; asks how many there are, writes a range, reads its echo. */
  circuits(device: string, kind: CircuitKind, options: AskOptions): Promise<CircuitReading>;
  lanes(lanes: Lanes): void;
  subscribe(onEvent: (event: ControllerEvent) => void): () => void;
  /** Answers everything under way with "none"; closes no `Lan`. */
  close(): void;
}
