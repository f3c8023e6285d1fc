import { decodeValue } from "../echonet/value.ts";
import { propertyOf } from "../echonet/class-table.ts";
import type { Properties, PropertyValue } from "../model.ts";
import type { ControllerEvent, TroubleCode } from "./api.ts";
import { presenceOf } from "./liveness.ts";
import { deviceOf, type Ground, type Target } from "./target.ts";

/** What came to be known of a target, noted in it and told to whoever listens. */

export function tellAnswered(ground: Ground, target: Target): void {
  const now = ground.timers.now();
  Object.assign(target.live, { heardAtMs: now, answeredAtMs: now, missed: 0 });
  tellPresence(ground, target);
}

export function tellHeard(ground: Ground, target: Target): void {
  target.live.heardAtMs = ground.timers.now();
  tellPresence(ground, target);
}

export function tellMissed(ground: Ground, target: Target): void {
  if (target.live.missed++ === 0) target.live.missedSinceMs = ground.timers.now();
  tellPresence(ground, target);
}

function tellPresence(ground: Ground, target: Target): void {
  const atMs = ground.timers.now();
  const presence = presenceOf(target.live, atMs);
  if (presence === target.presence) return;
  target.presence = presence;
  if (!target.described) return;
  ground.tell({ type: "presence", atMs, device: deviceOf(target), presence });
}

export function tellDevice(ground: Ground, target: Target): void {
  ground.tell({ type: "device", atMs: ground.timers.now(), device: deviceOf(target) });
}

export function tellTrouble(
  ground: Ground,
  target: Target | null,
  code: TroubleCode,
  detail: Readonly<Record<string, PropertyValue>>,
): void {
  const device = target?.device ? target.device : null;
  ground.tell({ type: "trouble", atMs: ground.timers.now(), device, code, detail });
}

/** Notes values and tells them; a profile's are nobody's business. */
export function tellValues(
  ground: Ground,
  target: Target,
  edts: ReadonlyMap<number, Uint8Array>,
  via: "answered" | "announced" = "answered",
): void {
  const atMs = ground.timers.now();
  for (const [epc, edt] of edts) target.values.set(epc, { edt, atMs });
  for (const wake of target.waiting.splice(0)) wake();
  if (!target.described || edts.size === 0) return;
  const properties = decodeAll(ground, target, edts);
  const device = deviceOf(target);
  const event: ControllerEvent = { type: "values", atMs, device, via, edts, properties };
  ground.tell(event);
}

function decodeAll(
  ground: Ground,
  target: Target,
  edts: ReadonlyMap<number, Uint8Array>,
): Properties {
  const properties: Record<string, PropertyValue> = {};
  // Units and coefficients lie in other properties, read before or along with these.
  const known = { get: (epc: number) => target.values.get(epc)?.edt };
  for (const [epc, edt] of edts) {
    const spec = propertyOf(target.eoj, epc);
    if (!spec) continue;
    const value = decodeValue(target.eoj, epc, edt, known);
    if (value.ok) properties[spec.name] = value.value;
    else tellUnreadable(ground, target, epc);
  }
  return properties;
}

/** Told once: a device of this kind sends it with every answer. */
function tellUnreadable(ground: Ground, target: Target, epc: number): void {
  if (target.unreadable.has(epc)) return;
  target.unreadable.add(epc);
  tellTrouble(ground, target, "value-unreadable", { epc });
}

/** Resolves when any value of the target came, or after `ms`. */
export function newsOf(ground: Ground, target: Target, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const cancel = ground.timers.after(ms, resolve);
    target.waiting.push(() => {
      cancel();
      resolve();
    });
  });
}
