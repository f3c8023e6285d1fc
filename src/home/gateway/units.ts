import { countingOf, type RegisterSource } from "../echonet/registers.ts";
import type { Device } from "../controller/api.ts";
import { knownOf } from "./boundary-reads.ts";
import type { Days } from "./days.ts";
import type { Home } from "./home.ts";

/** What a count is worth is asked again so often: a meter may be exchanged behind its adapter. */
const ASK_AGAIN_MS = 6 * 3_600_000;
const DEADLINE_MS = 20_000;

/** Unit, coefficient and digits of devices, asked before any energy is made of a count. */
export interface Units {
  /** Asks unless it was answered lately. False: the device gives no answer now. */
  know(device: Device, sources: readonly RegisterSource[]): Promise<boolean>;
  /** Notes how a body counts in a channel, as far as it is known. */
  note(
    device: Device,
    source: RegisterSource,
    of: { readonly key: string; readonly body: string },
  ): void;
}

export function openUnits(home: Home, days: Days): Units {
  const askedAt = new Map<string, number>();
  const answers = new Map<string, Map<number, Uint8Array>>();
  return {
    async know(device, sources) {
      const epcs = epcsOf(device, sources);
      const before = askedAt.get(device.device);
      const isFresh = before !== undefined && home.timers.now() - before < ASK_AGAIN_MS;
      if (epcs.length === 0 || isFresh) return true;
      const deadline = { deadlineMs: DEADLINE_MS, urgency: "boundary" } as const;
      const { values, unanswered } = await home.controller.get(device.device, epcs, deadline);
      // A unit that never comes, though listed, is a lie of the map: the rest counts as an answer.
      if (values.size === 0 && unanswered.length > 0) return false;
      answers.set(device.device, new Map(values));
      askedAt.set(device.device, home.timers.now());
      return true;
    },
    note(device, source, { key, body }) {
      const known = answers.get(device.device) ?? new Map<number, Uint8Array>();
      // Before the unit was asked for nothing can be said of it, least that it is missing.
      if (source.unitEpc !== null && !askedAt.has(device.device)) return;
      const counting = countingOf(source, knownOf(device, known));
      if (home.log.noteCounting(key, body, counting)) days.recount(key);
    },
  };
}

/** The unit is asked for even where the map has none: some meters leave it out and answer. */
function epcsOf(device: Device, sources: readonly RegisterSource[]): readonly number[] {
  const epcs = new Set<number>();
  for (const { unitEpc, coefficientEpc, digitsEpc } of sources) {
    if (unitEpc !== null) epcs.add(unitEpc);
    for (const epc of [coefficientEpc, digitsEpc])
      if (epc !== null && device.gets.includes(epc)) epcs.add(epc);
  }
  return [...epcs];
}
