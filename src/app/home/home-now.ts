import type { Properties } from "../../home/model.ts";
import type { HomeName, Watcher } from "./live-hub.ts";
import type { LiveDevice } from "./tell-servers.ts";

export interface KnownNow {
  readonly properties: Properties;
  readonly at: string;
  /** At most so many letters it is as JSON. */
  readonly letters?: number;
}

/** One home in a server's memory. */
export interface HomeNow {
  readonly name: HomeName;
  readonly now: Map<string, KnownNow>;
  /** What is not written down yet. */
  readonly unwritten: Map<string, KnownNow>;
  readonly watchers: Set<Watcher>;
  /** Other servers on which somebody looks, and until when. */
  readonly watchedBy: Map<string, number>;
  /** Lines of its gateways on this server. */
  lines: number;
  isWatched: boolean;
}

export function emptyHome(name: HomeName): HomeNow {
  return {
    name,
    now: new Map(),
    unwritten: new Map(),
    watchers: new Set(),
    watchedBy: new Map(),
    lines: 0,
    isWatched: false,
  };
}

/** A device with more to tell makes things up: what it said before is forgotten. */
const MOST_PROPERTIES = 128;
const MOST_LETTERS = 64_000;

/** Lay what changed over what is known; a gateway that invents names does not fill the memory. */
export function lay(into: Map<string, KnownNow>, device: string, changed: KnownNow): void {
  const before = into.get(device);
  const added = JSON.stringify(changed.properties).length;
  const all = { ...before?.properties, ...changed.properties };
  const isTooMuch = Object.keys(all).length > MOST_PROPERTIES;
  const said = (before?.letters ?? 0) + added;
  // What is said anew takes the place of what was: only then is it worth counting.
  const letters = said > MOST_LETTERS ? JSON.stringify(all).length : said;
  if (isTooMuch || letters > MOST_LETTERS) into.set(device, { ...changed, letters: added });
  else into.set(device, { properties: all, at: changed.at, letters });
}

/** A notification of Postgres holds 8,000 bytes, its frame included. */
const MOST_BYTES = 7000;

/** As many devices in one notification as go in; one that is larger alone is left out. */
export function inParts(devices: readonly LiveDevice[]): readonly (readonly LiveDevice[])[] {
  const parts: LiveDevice[][] = [];
  let bytes = MOST_BYTES;
  for (const each of devices) {
    const size = Buffer.byteLength(JSON.stringify(each)) + 1;
    if (size > MOST_BYTES) continue;
    if (bytes + size > MOST_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(each);
    bytes += size;
  }
  return parts;
}
