import { networkInterfaces } from "node:os";
import path from "node:path";
import packageFile from "../../../package.json" with { type: "json" };
import { enrolOnce } from "../../home/gateway/enrol.ts";
import type { EnrolRefusal, Gateway, GatewayEvent } from "../../home/gateway/gateway.ts";
import { openKey } from "../../home/gateway/key.ts";
import { openState } from "../../home/gateway/kept-state.ts";
import { holdDirectory } from "../../home/gateway/hold-directory.ts";
import { openGateway } from "../../home/gateway/open-gateway.ts";
import { machineTimers } from "../../home/lan/machine-timers.ts";
import type { Subnet } from "../../home/lan/subnet.ts";
import { type LanRefusal, openUdpLans } from "../../home/lan/udp-lan.ts";
import { machineClock } from "../../platform/clock.ts";
import { becomeLean } from "./lean-process.ts";
import { done, type Outcome, refuse } from "./outcome.ts";
import { stopRequest } from "./stop-request.ts";
import type { Terminal } from "./terminal.ts";

export interface RunOptions {
  readonly directory: string;
  readonly interface: readonly Subnet[];
  /** A broker that the home is published at; left out: none. */
  readonly mqtt?: string;
}

const { version } = packageFile;

export async function enrolGateway(options: {
  readonly code: string;
  readonly platform: string;
  readonly directory: string;
}): Promise<Outcome> {
  const { directory, platform, code } = options;
  const held = holdDirectory(directory);
  if (!held) return inUse(directory);
  try {
    const [key, state] = [openKey(directory), openState(directory)];
    const answer = await enrolOnce({ key, state, version }, { platform, code });
    if (!answer.ok) return refuse(answer.refusal.code, enrolText(answer.refusal));
    const { gateway } = answer.value;
    return done(`Enrolled as ${gateway}. Now: engawa gateway run`, { ok: true, gateway });
  } finally {
    held.release();
  }
}

/** Reads two small files; looks at no journal, which a running gateway may be writing. */
export function showGateway({ directory }: { readonly directory: string }): Promise<Outcome> {
  const held = holdDirectory(directory);
  held?.release();
  const { gateway, platform, settings } = openState(directory);
  const { publicKey } = openKey(directory);
  const running = held === null;
  const json = { ok: true, gateway, platform, publicKey, running, settings };
  const lines = [
    `Gateway     ${gateway ?? "not enrolled"}${running ? ", running" : ""}`,
    `Platform    ${platform ?? "none"}`,
    `Public key  ${publicKey}`,
    `Updates     ${updatesText(settings.updatesForbidden)}`,
    `May switch  ${settings.controllable.length} devices`,
    `Leaves out  ${settings.excluded.length} devices`,
  ];
  return Promise.resolve(done(lines.join("\n"), json));
}

function updatesText(forbidden: boolean): string {
  return forbidden
    ? "forbidden by the resident; none happen by themselves"
    : "none happen by themselves";
}

export async function runGateway(options: RunOptions, terminal: Terminal): Promise<Outcome> {
  becomeLean();
  const places = options.interface.length > 0 ? options.interface : ownNetworks();
  if (options.interface.length === 0 && places.length !== 1)
    return refuse("gateway.which-network", whichText(places));
  const held = holdDirectory(options.directory);
  if (!held) return inUse(options.directory);
  try {
    const lan = await openUdpLans(places);
    if (!lan.ok) return refuse(lan.refusal.code, lanText(lan.refusal));
    const gateway = openGateway({
      lan: lan.value,
      clock: machineClock,
      timers: machineTimers,
      directory: path.resolve(options.directory),
      platform: null,
      version,
      seed: process.pid,
    });
    return await runUntilAsked(gateway, options, terminal);
  } finally {
    held.release();
  }
}

async function runUntilAsked(
  gateway: Gateway,
  { mqtt }: RunOptions,
  terminal: Terminal,
): Promise<Outcome> {
  const broker = mqtt === undefined ? null : await publishAt(mqtt, gateway, terminal);
  if (broker?.ok === false) {
    await gateway.close();
    return refuse(broker.refusal.code, `${broker.refusal.url} names no broker: mqtt://host:1883`);
  }
  const stop = stopRequest();
  gateway.subscribe((event) => {
    const line = lineOf(event);
    if (line) terminal.err(`${machineClock.instant()} ${line}\n`);
  });
  gateway.start();
  const called = gateway.stand().gateway ?? "not enrolled: nothing leaves this home";
  terminal.err(`Gateway ${called}. Ctrl+C stops it.\n`);
  const signal = await stop;
  terminal.err(`\n${signal}: stopping …\n`);
  if (broker?.ok) await broker.value.close();
  await gateway.close();
  return done("Stopped.", { ok: true, stoppedBy: signal });
}

/** Loaded only where it is wanted: most gateways publish nothing. */
async function publishAt(url: string, gateway: Gateway, terminal: Terminal) {
  const { publishTo } = await import("../../home/mqtt/publish.ts");
  const report = ({ message }: Error) => terminal.err(`broker: ${message}\n`);
  return publishTo({ url, gateway, clock: machineClock, report });
}

/** What a person who looks at the terminal wants to see; properties change all the time. */
function lineOf(event: GatewayEvent): string | null {
  switch (event.type) {
    case "link":
      return event.connected ? "connected to the platform" : `not connected: ${event.why}`;
    case "device":
      return `${event.seen.device} at ${event.seen.address}, ${event.seen.eoj.toString(16)}`;
    case "presence":
      return `${event.device} ${event.presence}`;
    case "trouble":
      return `${event.device ?? "home"}: ${event.code}`;
    case "command":
      return `${event.device} ${event.command}: ${event.state}`;
    case "live":
    case "settings":
      return null;
  }
}

/** Own addresses in networks of other machines: usually one. */
function ownNetworks(): readonly Subnet[] {
  return Object.values(networkInterfaces()).flatMap((card = []) =>
    card.flatMap(({ address, family, internal, cidr }) =>
      family === "IPv4" && !internal && cidr
        ? [{ address, prefix: Number(cidr.split("/")[1]) }]
        : [],
    ),
  );
}

function whichText(places: readonly Subnet[]): string {
  if (places.length === 0) return "this machine is in no network; name one with --interface";
  const names = places.map(({ address, prefix }) => `${address}/${prefix}`);
  return `several networks; name the home's with --interface: ${names.join(", ")}`;
}

function inUse(directory: string): Outcome {
  return refuse("gateway.in-use", `another gateway runs on ${directory}`);
}

function lanText(refusal: LanRefusal): string {
  switch (refusal.code) {
    case "home.address-not-available":
      return `no card of this machine has the address ${refusal.address}`;
    case "home.port-taken":
      return `another program holds port ${refusal.port} on ${refusal.address}; stop it first`;
    case "home.no-multicast":
      return `${refusal.address} reaches no group of devices: ${refusal.cause}`;
  }
}

function enrolText(refusal: EnrolRefusal): string {
  switch (refusal.code) {
    case "gateway.already-enrolled":
      return `this gateway is enrolled as ${refusal.gateway}`;
    case "gateway.code-refused":
      return `the platform refused the code: ${refusal.said}`;
    case "gateway.platform-not-reached":
      return `the platform was not reached: ${refusal.said}`;
    case "gateway.platform-not-safe":
      return `${refusal.platform} is neither https: nor on this machine`;
  }
}
