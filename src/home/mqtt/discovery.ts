import { readablesOf, type Settable } from "../echonet/settable.ts";
import type { DeviceSeen } from "../link/messages.ts";
import { climateOf, controlOf } from "./controls.ts";
import { type Announced, announced } from "./entity.ts";
import { sensorsOf } from "./sensors.ts";
import type { Topics } from "./topics.ts";

/**
 * Every entity of a device. `settable` is what may be set from the home's network now; the rest is
 * shown and cannot be switched.
 */
export function announcementsOf(
  seen: DeviceSeen,
  settable: readonly Settable[],
  topics: Topics,
): readonly Announced[] {
  const entities = readablesOf(seen.eoj, [...seen.gets, ...seen.sets]).flatMap((readable) => {
    const may = settable.find(({ property }) => property === readable.property);
    return may ? [controlOf(seen.device, may, topics)] : sensorsOf(seen, readable, topics);
  });
  const climate = climateOf(seen, settable, topics);
  const all = climate ? [...entities, climate] : entities;
  return all.map((entity) => announced(seen, topics, entity));
}
