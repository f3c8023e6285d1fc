/** Class group, class and instance as one number: the first air conditioner is 0x013001. */
export type Eoj = number;

/**
 * What a device is recognised by. The address is no part of it: it changes, the device stays.
 * `node` is the node's identification number (EPC 0x83 of the node profile, hex) or, for a node
 * that has none, `weak:` and its address: such a device is a new one when the address changes.
 */
export interface DeviceIdentity {
  readonly node: string;
  readonly eoj: Eoj;
}

/** What a counting register counts. */
export const REGISTERS = [
  /** Bought from the grid (0x0288 E0), or through a sub-meter (0x028D E1). */
  "bought",
  /** Sold to the grid (0x0288 E3, 0x0279 E3). */
  "sold",
  /** Used by this device alone (0x85). */
  "used",
  /** One circuit of a distribution board (0x0287 B3/BB, D0…EF), or its total (C0). */
  "circuit",
  "circuit-back",
  "board",
  "board-back",
  /** Made by panels (0x0279 E1). */
  "generated",
  /** Into and out of a battery or a car (0x027D A8/A9 or D6/D8, 0x027E/0x02A1 D8). */
  "charged",
  "discharged",
] as const;
export type Register = (typeof REGISTERS)[number];

/** One series of half-hours that a home has: a register of a device; of a board, of a circuit. */
export interface Channel {
  readonly device: string;
  readonly register: Register;
  /** 1…252 for `circuit` and `circuit-back`, else null. */
  readonly circuit: number | null;
}

/** `dv_…/bought`, `dv_…/circuit-07`: also the name of the meter where none is agreed. */
export function channelKey({ device, register, circuit }: Channel): string {
  return circuit === null
    ? `${device}/${register}`
    : `${device}/${register}-${String(circuit).padStart(2, "0")}`;
}

/**
 * A property's value in the words of the Device Description (the ECHONET Lite Web API):
 * `operationStatus: true`, `targetTemperature: 26`. Null is what the device gives as
 * "unmeasurable" or "not set".
 */
export type PropertyValue =
  | null
  | boolean
  | number
  | string
  | readonly PropertyValue[]
  | { readonly [name: string]: PropertyValue };

export type Properties = Readonly<Record<string, PropertyValue>>;

/** How a device stands, as the gateway finds it. `heard-only`: it announces but does not answer. */
export const PRESENCES = ["answers", "heard-only", "silent"] as const;
export type Presence = (typeof PRESENCES)[number];

/**
 * The way of a command, told truly: `sent` left the gateway, `accepted` is the device's Set_Res,
 * `confirmed` is a read-back or an announcement with the new value. `refused` names the property;
 * `not-applied`: accepted, but read back otherwise.
 */
export const COMMAND_STATES = [
  "asked",
  "sent",
  "accepted",
  "confirmed",
  "refused",
  "not-applied",
  "no-answer",
  "expired",
] as const;
export type CommandState = (typeof COMMAND_STATES)[number];
