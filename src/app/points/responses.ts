import type { Properties, PropertyValue } from "../../home/model.ts";
import type { PointScheme } from "../../points/index.ts";
import type { Label } from "../../terms/fields.ts";

/** A device of a home that may answer by itself, with its state as it is known. */
export interface Answering {
  readonly device: string;
  readonly deviceType: string;
  readonly state: Properties;
}

export interface Response {
  readonly device: string;
  readonly set: Properties;
  readonly does: Label;
}

type Rule = PointScheme["rule"]["responses"][string];

/**
 * What each appliance is set to while a window lasts. An air conditioner that cools at 26 °C goes
 * to 28; one that is off, or whose setting is not known, is left alone.
 */
export function responsesOf(
  scheme: PointScheme,
  devices: readonly Answering[],
): readonly Response[] {
  const rules = Object.values(scheme.rule.responses);
  return devices.flatMap((device) => {
    const rule = rules.find(({ deviceType }) => deviceType === device.deviceType);
    if (!rule || !isSo(rule, device.state)) return [];
    const set = setOf(rule, device.state);
    return set === null ? [] : [{ device: device.device, set, does: rule.label }];
  });
}

/** What a kind of appliance would do, whatever it does now; null: nothing. */
export function responseOf(scheme: PointScheme, deviceType: string): Label | null {
  const rules = Object.values(scheme.rule.responses);
  return rules.find((rule) => rule.deviceType === deviceType)?.label ?? null;
}

function isSo({ when = {} }: Rule, state: Properties): boolean {
  return Object.entries(when).every(([property, value]) => state[property] === value);
}

/** Null: a shift of something that is not known, or in a mode that has none. */
function setOf({ steps }: Rule, state: Properties): Properties | null {
  const set: Record<string, PropertyValue> = {};
  for (const step of steps) {
    if (step.form === "set") {
      set[step.property] = step.value;
      continue;
    }
    const now = state[step.property];
    const amount = step.amounts[String(state[step.by])];
    if (typeof now !== "number" || amount === undefined) return null;
    set[step.property] = now + amount;
  }
  return set;
}
