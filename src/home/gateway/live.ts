import { propertyOf } from "../echonet/class-table.ts";
import type { ControllerEvent, Device } from "../controller/api.ts";
import type { Properties, PropertyValue } from "../model.ts";
import { sourcesOf } from "./channels.ts";
import type { Home } from "./home.ts";

/** Changes of one moment leave together; well under the second that a page may wait. */
const GATHER_MS = 200;

export interface LiveDevice {
  readonly device: string;
  readonly properties: Properties;
}

/** What is so now: only changes leave, and everything once when somebody new listens. */
export interface Live {
  hear(event: ControllerEvent & { readonly type: "values" }): void;
  /** All that is known of the devices that are served. */
  whole(): readonly LiveDevice[];
  stateOf(device: string): Properties;
  stop(): void;
}

export function openLive(home: Home, onChanges: (changes: readonly LiveDevice[]) => void): Live {
  const states = new Map<string, Record<string, PropertyValue>>();
  const changed = new Map<string, Record<string, PropertyValue>>();
  let cancel: (() => void) | null = null;
  const flush = () => {
    cancel = null;
    const changes = [...changed].map(([device, properties]) => ({ device, properties }));
    changed.clear();
    onChanges(changes);
    for (const each of changes) home.tell({ type: "live", ...each });
  };
  const isServed = (device: string) => !home.state.settings.excluded.includes(device);
  return {
    hear({ device, properties }) {
      if (!isServed(device.device)) return;
      const state = states.get(device.device) ?? {};
      states.set(device.device, state);
      const news = newsIn(state, properties, namesOfHistory(device));
      if (news.length === 0) return;
      const change = changed.get(device.device) ?? {};
      changed.set(device.device, change);
      for (const [name, value] of news) state[name] = change[name] = value;
      cancel ??= home.timers.after(GATHER_MS, flush);
    },
    whole: () =>
      [...states]
        .filter(([device]) => isServed(device))
        .map(([device, properties]) => ({ device, properties: { ...properties } })),
    stateOf: (device) => states.get(device) ?? {},
    stop: () => cancel?.(),
  };
}

function newsIn(
  state: Properties,
  properties: Properties,
  without: ReadonlySet<string>,
): readonly (readonly [string, PropertyValue])[] {
  return Object.entries(properties).filter(([name, value]) => {
    return !without.has(name) && JSON.stringify(state[name]) !== JSON.stringify(value);
  });
}

/** A day of registers is no state of now: it goes into half-hours. */
function namesOfHistory(device: Device): ReadonlySet<string> {
  const epcs = sourcesOf(device).flatMap(({ history, stampedEpc }) => [
    ...(history ? [history.epc, history.dayEpc] : []),
    ...(stampedEpc === null ? [] : [stampedEpc]),
  ]);
  return new Set(epcs.flatMap((epc) => propertyOf(device.eoj, epc)?.name ?? []));
}
