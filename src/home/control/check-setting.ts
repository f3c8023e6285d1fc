import { no, ok, type Result } from "../../kernel/result.ts";
import type { Properties, PropertyValue } from "../model.ts";

/** A property that may be set from afar, and to what. */
export interface SettableProperty {
  readonly property: string;
  readonly form: "switch" | "choice" | "number";
  readonly options: readonly { readonly value: PropertyValue }[];
  readonly least: number | null;
  readonly most: number | null;
  readonly step: number | null;
}

export type SettingRefusal =
  | { readonly code: "home.nothing-set" }
  | { readonly code: "home.not-settable"; readonly property: string }
  | {
      readonly code: "home.out-of-range";
      readonly property: string;
      readonly least: number | null;
      readonly most: number | null;
    }
  | { readonly code: "home.bad-value"; readonly property: string };

/** Whether a setting is one that the device takes and that is safe; the first fault is told. */
export function checkSetting(
  set: Properties,
  settables: readonly SettableProperty[],
): Result<Properties, SettingRefusal> {
  const asked = Object.entries(set);
  if (asked.length === 0) return no({ code: "home.nothing-set" });
  for (const [property, value] of asked) {
    const settable = settables.find((each) => each.property === property);
    if (settable === undefined) return no({ code: "home.not-settable", property });
    const fault = faultOf(settable, value);
    if (fault !== null) return no(fault);
  }
  return ok(set);
}

function faultOf(settable: SettableProperty, value: PropertyValue): SettingRefusal | null {
  const { property, form, options, least, most } = settable;
  switch (form) {
    case "switch":
      return typeof value === "boolean" ? null : { code: "home.bad-value", property };
    case "choice":
      return options.some((each) => each.value === value)
        ? null
        : { code: "home.bad-value", property };
    case "number":
      return numberFault(settable, value, { least, most });
  }
}

/** A number on the device's own steps: 26 or 26.5, not 26.1, where the step is 0.5. */
function numberFault(
  { property, step }: SettableProperty,
  value: PropertyValue,
  { least, most }: Pick<SettableProperty, "least" | "most">,
): SettingRefusal | null {
  if (typeof value !== "number" || !Number.isFinite(value))
    return { code: "home.bad-value", property };
  if ((least !== null && value < least) || (most !== null && value > most))
    return { code: "home.out-of-range", property, least, most };
  const steps = step === null || step === 0 ? 0 : value / step;
  const isOnStep = Math.abs(steps - Math.floor(steps + 0.5)) < 1e-6;
  return isOnStep ? null : { code: "home.bad-value", property };
}
