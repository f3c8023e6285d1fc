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
    devices: before.devices.map((device) => {
      const change = seen.get(device.device);
      if (change === undefined) return device;
      const { presence, stateAt, powerW } = change;
      const state = { ...device.state, ...change.state };
      return { ...device, ...heard(device, change), presence, stateAt, powerW, state };
    }),
  };
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
  { heardAt, answeredAt }: DevicesView["devices"][number],
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
