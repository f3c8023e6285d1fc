import { no, ok, type Result } from "../../kernel/result.ts";
import { checkSetting, type SettingRefusal } from "../control/check-setting.ts";
import { deviceTypeOf } from "../echonet/class-table.ts";
import { type Settable, settablesOf } from "../echonet/settable.ts";
import { safeRange } from "../control/limits.ts";
import type { DeviceSeen, GatewaySettings } from "../link/messages.ts";
import type { Properties, PropertyValue } from "../model.ts";

export type AskedRefusal =
  | SettingRefusal
  | { readonly code: "mqtt.unknown-device" }
  | { readonly code: "mqtt.not-json" }
  /** The resident has not allowed control of it, or the operator left it out. */
  | { readonly code: "mqtt.not-allowed" };

/** What may be set of a device by who is in the home's network: as from afar, no more. */
export function settableNow(
  seen: DeviceSeen,
  { controllable, excluded }: GatewaySettings,
): readonly Settable[] {
  const { device, eoj, sets } = seen;
  if (!controllable.includes(device) || excluded.includes(device)) return [];
  const { name } = deviceTypeOf(eoj >> 8);
  return settablesOf(eoj, sets).map((each) => ({
    ...each,
    ...safeRange(name, each.property, each),
  }));
}

/** A JSON object of properties out of a message; a choice may be named by its text (`"5"`). */
export function readAsked(
  text: string,
  seen: DeviceSeen | undefined,
  settings: GatewaySettings,
): Result<Properties, AskedRefusal> {
  if (!seen) return no({ code: "mqtt.unknown-device" });
  const settable = settableNow(seen, settings);
  if (settable.length === 0) return no({ code: "mqtt.not-allowed" });
  const asked = objectIn(text);
  if (!asked) return no({ code: "mqtt.not-json" });
  const set: Properties = Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [name, chosen(name, value, settable)]),
  );
  const checked = checkSetting(set, settable);
  return checked.ok ? ok(set) : checked;
}

/** Home Assistant knows choices by their text alone: flow `"5"` is 5. */
function chosen(name: string, value: PropertyValue, settable: readonly Settable[]): PropertyValue {
  const options = settable.find(({ property }) => property === name)?.options ?? [];
  return options.find((option) => String(option.value) === value)?.value ?? value;
}

function objectIn(text: string): Properties | null {
  try {
    const parsed: unknown = JSON.parse(text);
    const isObject = typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as Properties) : null;
  } catch {
    return null;
  }
}
