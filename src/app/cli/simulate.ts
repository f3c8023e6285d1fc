import { addressOf, GATEWAY_NODE, HOUSE_PREFIX, streetOf } from "../../home/simulate/addresses.ts";
import type { Fault, House } from "../../home/simulate/house.ts";
import { openStreet } from "../../home/simulate/street.ts";
import { machineTimers } from "../../home/lan/machine-timers.ts";
import type { LanRefusal } from "../../home/lan/udp-lan.ts";
import { type Clock, instantText, machineClock } from "../../platform/index.ts";
import { done, type Outcome, refuse } from "./outcome.ts";
import { stopRequest } from "./stop-request.ts";
import type { Terminal } from "./terminal.ts";

export interface SimulateOptions {
  readonly houses: number;
  readonly seed: number;
  readonly address: string;
  readonly fault: readonly {
    readonly house: number;
    /** Null: every device of the house. */
    readonly device: string | null;
    readonly fault: Fault;
  }[];
  readonly time?: string;
  /** The one document on stdout comes when it stops; the addresses then go to stderr. */
  readonly json?: true;
}

/** Opens the houses, says where they are, and lets them live until asked to stop. */
export async function simulateUntilAsked(
  options: SimulateOptions,
  terminal: Terminal,
): Promise<Outcome> {
  const street = streetOf(options.address);
  if (street === null || options.houses > street.houses)
    return refuse("simulate.too-many", `${options.address} has room for ${street?.houses} houses`);
  const stop = stopRequest();
  const { houses: count, seed } = options;
  const clock = options.time === undefined ? machineClock : startingAt(options.time);
  const timers = machineTimers;
  const opened = await openStreet({ houses: count, seed, base: street.base, clock, timers });
  if (!opened.ok) return refuse(opened.refusal.code, lanText(opened.refusal));
  const unknown = spoil(opened.value, options);
  if (unknown === null) {
    const say = options.json ? terminal.err : terminal.out;
    say(streetText(opened.value, street.base));
    await untilAsked(stop, terminal);
  }
  await Promise.all(opened.value.map((house) => house.close()));
  if (unknown !== null) return refuse("simulate.no-such-device", unknown);
  return done("Stopped.", { ok: true, houses: count });
}

/** Timers of the houses keep no process alive: this one does. */
async function untilAsked(stop: Promise<NodeJS.Signals>, terminal: Terminal): Promise<void> {
  const alive = setInterval(() => undefined, 60_000);
  const signal = await stop;
  clearInterval(alive);
  terminal.err(`\n${signal}: stopping …\n`);
}

/** Runs with the machine's time from an instant on. */
function startingAt(instant: string): Clock {
  const start = Temporal.Instant.from(instant);
  const began = machineClock.elapsedMs();
  return {
    elapsedMs: machineClock.elapsedMs,
    instant() {
      const milliseconds = Math.trunc(machineClock.elapsedMs() - began);
      return instantText(start.add({ milliseconds }).toString());
    },
  };
}

/** Answers what is wrong with the wish, or null. */
function spoil(houses: readonly House[], { fault: asked }: SimulateOptions): string | null {
  for (const { house: number, device, fault } of asked) {
    const house = houses[number - 1];
    if (!house) return `there is no house ${number}`;
    const names = house.devices.map(({ name }) => name);
    if (device !== null && !names.includes(device))
      return `house ${number} has no ${device}; it has ${names.join(", ")}`;
    for (const name of device === null ? names : [device]) house.fault(name, fault);
  }
  return null;
}

function streetText(houses: readonly House[], base: number): string {
  const blocks = houses.flatMap((house, index) => {
    const gateway = `${addressOf(base, index + 1, GATEWAY_NODE)}/${HOUSE_PREFIX}`;
    const devices = house.devices.map(({ name, eoj, address, device }) => {
      const object = `0x${eoj.toString(16).padStart(6, "0")}`;
      return `  ${name.padEnd(18)} ${address.padEnd(15)} ${object}  ${device}`;
    });
    return [`House ${index + 1}, a gateway there: --interface ${gateway}`, ...devices, ""];
  });
  return `${["", ...blocks, "Ctrl+C stops it.", ""].join("\n")}`;
}

export function lanText(refusal: LanRefusal): string {
  switch (refusal.code) {
    case "home.address-not-available":
      return `this machine has no address ${refusal.address}; Linux has all of 127.0.0.0/8`;
    case "home.port-taken":
      return `UDP port ${refusal.port} of ${refusal.address} is in use; choose another --address`;
    case "home.no-multicast":
      return `${refusal.address} takes part in no multicast (${refusal.cause})`;
  }
}
