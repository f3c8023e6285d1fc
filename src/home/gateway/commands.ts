import { propertyOf } from "../echonet/class-table.ts";
import { decodeValue, encodeValue } from "../echonet/value.ts";
import type { Device, Setting, SetOutcome } from "../controller/api.ts";
import type { CommandState, Properties, PropertyValue } from "../model.ts";
import type { CommandLog, CommandNote } from "./command-log.ts";
import type { GatewayCommand } from "./gateway.ts";
import { type Home, servedDevices } from "./home.ts";

/** However long a command may wait for its device, an answer is given after this. */
const MOST_MS = 30_000;

/** Commands with an end: each begins at most once, and never after it expired. */
export interface Commands {
  take(command: GatewayCommand): Promise<void>;
  /** What a restart interrupted: read back once, and told. */
  resume(device: Device): Promise<void>;
}

interface Parts {
  readonly home: Home;
  readonly log: CommandLog;
  /** The platform's time, which set the expiry: ms since 1970. */
  platformMs(): number;
}

interface Told {
  readonly state: CommandState;
  readonly property?: string | null;
  readonly properties?: Properties;
}

export function openCommands(parts: Parts): Commands {
  // Not those of this process, which end by themselves.
  const interrupted = new Set(parts.log.open());
  return {
    take: (command) => take(parts, command),
    async resume(device) {
      for (const note of interrupted) {
        if (note.device !== device.device || !interrupted.delete(note)) continue;
        await resume(parts, device, note);
      }
    },
  };
}

async function take(parts: Parts, command: GatewayCommand): Promise<void> {
  const { home, log } = parts;
  if (log.has(command.command)) return;
  const begun = noteOf(home, command, "begun");
  const noted = log.note(begun);
  const told = await carryOut(parts, command, noted);
  await end(parts, begun, told);
}

async function carryOut(
  parts: Parts,
  command: GatewayCommand,
  noted: Promise<void>,
): Promise<Told> {
  const { home } = parts;
  if (msLeft(parts, command) <= 0) return { state: "expired" };
  const device = servedDevices(home).find((each) => each.device === command.device);
  const barred = barredBecause(home, command, device);
  if (barred || !device) return refuse(home, command, barred ?? "unknown-device");
  const settings: Setting[] = [];
  for (const [name, value] of Object.entries(command.set)) {
    const encoded = encodeValue(device.eoj, name, value);
    if (!encoded.ok) return refuse(home, command, "not-encodable", name);
    if (!device.sets.includes(encoded.value.epc))
      return refuse(home, command, "not-settable", name);
    settings.push(encoded.value);
  }
  await noted;
  return send(parts, command, device, settings);
}

async function send(
  parts: Parts,
  command: GatewayCommand,
  device: Device,
  settings: readonly Setting[],
): Promise<Told> {
  const { home } = parts;
  const left = msLeft(parts, command);
  if (left <= 0) return { state: "expired" };
  let sent = false;
  const outcome = await home.controller.set(device.device, settings, {
    deadlineMs: Math.min(left, MOST_MS),
    urgency: "command",
    via: "public",
    onState(state) {
      sent = true;
      tellCommand(home, command, { state });
    },
  });
  // It waited behind others until its time was over: it never left.
  if (!sent && outcome.state === "no-answer" && msLeft(parts, command) <= 0)
    return { state: "expired" };
  return toldOf(device, outcome);
}

function barredBecause(
  { state: { settings } }: Home,
  { device }: GatewayCommand,
  found: Device | undefined,
): string | null {
  if (settings.excluded.includes(device)) return "excluded";
  if (!settings.controllable.includes(device)) return "no-consent";
  return found ? null : "unknown-device";
}

/** Why stands in the trouble; the command itself has only room for the property. */
function refuse(
  home: Home,
  { command, device }: GatewayCommand,
  why: string,
  property: string | null = null,
): Told {
  home.trouble({ device, code: "command-refused", detail: { command, why, property } });
  return { state: "refused", property };
}

function toldOf({ eoj }: Device, { state, epc, readBack }: SetOutcome): Told {
  const property = epc === null ? null : (propertyOf(eoj, epc)?.name ?? null);
  return { state, property, properties: propertiesOf(eoj, readBack) };
}

function propertiesOf(eoj: number, edts: ReadonlyMap<number, Uint8Array>): Properties {
  const properties: Record<string, PropertyValue> = {};
  for (const [epc, edt] of edts) {
    const name = propertyOf(eoj, epc)?.name;
    const value = decodeValue(eoj, epc, edt);
    if (name && value.ok) properties[name] = value.value;
  }
  return properties;
}

/** Whether it left before the power went nobody knows: what is so now decides. */
async function resume(parts: Parts, device: Device, note: CommandNote): Promise<void> {
  const wanted = Object.entries(note.set).flatMap(([name, value]) => {
    const encoded = encodeValue(device.eoj, name, value);
    return encoded.ok ? [encoded.value] : [];
  });
  const epcs = wanted.map(({ epc }) => epc);
  const options = { deadlineMs: MOST_MS, urgency: "ask" } as const;
  const { values } = await parts.home.controller.get(device.device, epcs, options);
  const isSo = wanted.every(({ epc, edt }) => {
    const now = values.get(epc);
    return now !== undefined && Buffer.compare(now, edt) === 0;
  });
  const state = isSo && wanted.length > 0 ? "confirmed" : "no-answer";
  await end(parts, note, { state, properties: propertiesOf(device.eoj, values) });
}

/** Both are written before anything else can happen: a kill between finds neither or both. */
async function end({ home, log }: Parts, note: CommandNote, told: Told): Promise<void> {
  tellCommand(home, note, told);
  await Promise.all([home.journal.sync(), log.note({ ...note, state: "ended" })]);
}

function tellCommand(
  home: Home,
  { command, device }: { readonly command: string; readonly device: string },
  { state, property = null, properties = {} }: Told,
): void {
  const at = home.clock.instant();
  home.record({ kind: "command", at, command, state, property, properties }, "now");
  home.tell({ type: "command", command, device, state, property, properties });
}

function msLeft({ platformMs }: Parts, { expiresAt }: GatewayCommand): number {
  return Temporal.Instant.from(expiresAt).epochMilliseconds - platformMs();
}

function noteOf(
  { clock }: Home,
  { command, device, set }: GatewayCommand,
  state: "begun",
): CommandNote {
  return { command, device, set, state, at: clock.instant() };
}
