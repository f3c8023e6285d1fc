import type { CommandView, DevicesView, LiveView } from "../../../src/app/api/home-device.ts";

/** What a live message changes in what was loaded; of devices that are new, nothing. */
export function mergeLive(before: DevicesView, live: LiveView): DevicesView {
  const seen = new Map(live.devices.map((device) => [device.device, device]));
  const connected = new Map(live.gateways.map((each) => [each.gateway, each.connected]));
  return {
    ...before,
    asOf: later(before.asOf, live.at),
    house: live.house,
    gateways: before.gateways.map((gateway) => {
      const now = connected.get(gateway.gateway) ?? gateway.connected;
      if (now === gateway.connected) return gateway;
      return { ...gateway, connected: now, lastSeenAt: live.at };
    }),
    devices: before.devices
      .map((device) => changed(device, seen.get(device.device)))
      .map((device) => withConfirmed(device, live.commands)),
  };
}

type Device = DevicesView["devices"][number];

function changed(device: Device, change: LiveView["devices"][number] | undefined): Device {
  if (change === undefined) return device;
  const { presence, stateAt, powerW } = change;
  const state = { ...device.state, ...change.state };
  return { ...device, ...heard(device, change), presence, stateAt, powerW, state };
}

/**
 * What was read back is how the device is, where it has told nothing since: without it a control
 * would fall back for a moment between the confirmation and the device's own report.
 */
function withConfirmed(device: Device, commands: readonly CommandView[]): Device {
  const confirmed = commands.findLast(
    (command) => command.device === device.device && command.state === "confirmed",
  );
  const at = confirmed?.steps.at(-1)?.at;
  if (confirmed === undefined || at === undefined) return device;
  if (device.stateAt !== null && Date.parse(device.stateAt) > Date.parse(at)) return device;
  return { ...device, state: { ...device.state, ...confirmed.set } };
}

/** A message names something that was not there when the page was loaded. */
export function bringsNew(before: DevicesView, live: LiveView): boolean {
  const devices = new Set(before.devices.map(({ device }) => device));
  const gateways = new Set(before.gateways.map(({ gateway }) => gateway));
  return (
    (before.shows === "appliances" && live.devices.some(({ device }) => !devices.has(device))) ||
    live.gateways.some(({ gateway }) => !gateways.has(gateway))
  );
}

/** The newest command of each device, by the device. */
export type Told = Readonly<Record<string, CommandView>>;

/** Commands in whatever order they are heard of: a device's newest, never one step back. */
export function mergeTold(before: Told, commands: readonly CommandView[]): Told {
  const told: Record<string, CommandView> = { ...before };
  for (const command of commands) {
    const known = told[command.device];
    if (known === undefined || !isBefore(command, known)) told[command.device] = command;
  }
  return told;
}

function isBefore(one: CommandView, other: CommandView): boolean {
  if (one.command !== other.command) return Date.parse(one.askedAt) < Date.parse(other.askedAt);
  return one.steps.length < other.steps.length;
}

/** What is known of it as of an instant was heard then; and told, if it answers. */
function heard(
  { heardAt, answeredAt }: Device,
  { presence, stateAt }: LiveView["devices"][number],
) {
  if (stateAt === null) return { heardAt, answeredAt };
  return {
    heardAt: later(heardAt ?? stateAt, stateAt),
    answeredAt: presence === "answers" ? later(answeredAt ?? stateAt, stateAt) : answeredAt,
  };
}

function later(one: string, other: string): string {
  return Date.parse(other) > Date.parse(one) ? other : one;
}

/** States in which a command is still on its way. */
export function isUnderWay({ state }: Pick<CommandView, "state">): boolean {
  return state === "asked" || state === "sent" || state === "accepted";
}
