import type { Channel, Eoj } from "../model.ts";

/** A name that a resident gave, or the class's own in both languages. */
export interface Named {
  readonly ja: string;
  readonly en: string;
}

/** A series that a device has, and the meter of `metering` under which its days lie. */
export interface MeteredChannel extends Omit<Channel, "device"> {
  readonly meter: string;
}

export interface HomeDevice {
  readonly device: string;
  readonly eoj: Eoj;
  readonly name: Named;
  readonly room: string | null;
  /** Not served, after checking (MM-03): it is no part of any view. */
  readonly excluded: boolean;
  /** The circuit of a board on which it hangs, where the resident said so. */
  readonly measuredBy: { readonly device: string; readonly circuit: number } | null;
  readonly channels: readonly MeteredChannel[];
}

/** What measures in a home: all that the views know of its devices. */
export interface HomeMeters {
  readonly rooms: readonly { readonly room: string; readonly name: string }[];
  readonly devices: readonly HomeDevice[];
}

export const NO_METERS: HomeMeters = { rooms: [], devices: [] };
