import type { Properties } from "../model.ts";

/**
 * The settings that a change replaces, as far as they are known: `{targetTemperature: 28}` over a
 * state of 26 remembers `{targetTemperature: 26}`. What was not known, or is the same, is left out.
 */
export function replacedBy(set: Properties, state: Properties): Properties {
  return Object.fromEntries(
    Object.entries(set).flatMap(([property, value]) => {
      const before = state[property];
      return before === undefined || before === null || isSame(before, value)
        ? []
        : [[property, before] as const];
    }),
  );
}

/**
 * What of the remembered settings is to be put back: only where what was set still stands, for
 * whatever stands otherwise by now, somebody has chosen since. Where it is as it was before, the
 * setting may still be on its way to a home that is not connected: it is put back all the same.
 */
export function toPutBack(
  { settings, setTo }: { readonly settings: Properties; readonly setTo: Properties },
  state: Properties,
): Properties {
  return Object.fromEntries(
    Object.entries(settings).filter(([property]) => {
      const now = state[property];
      const known = now ?? setTo[property];
      return isSame(known, setTo[property]) || isSame(known, settings[property]);
    }),
  );
}

/** Property values are JSON; an object's names come in one order from one source. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
