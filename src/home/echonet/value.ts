import { no, ok, type Result } from "../../kernel/result.ts";
import type { Eoj, Properties, PropertyValue } from "../model.ts";
import { propertyOf } from "./class-table.ts";
import type { Misread } from "./forms/form.ts";
import type { Property } from "./frame.ts";
import type { Known } from "./units.ts";

/** Bytes that are no value, or a value that is no bytes; what came goes along. */
export type ValueFault =
  | { readonly code: "echonet.unknown-property"; readonly property: number | string }
  | { readonly code: `echonet.${Misread}`; readonly epc: number; readonly edt: Uint8Array }
  | { readonly code: "echonet.not-settable"; readonly property: string }
  | {
      readonly code: "echonet.no-such-value";
      readonly property: string;
      readonly value: PropertyValue;
    };

const NOTHING_KNOWN: Known = new Map();

/**
 * The value that a property's bytes stand for; null is the device's own "unmeasurable" or "not
 * set". `known` is what else was read of the device: kWh need the unit (E1) and the coefficient
 * (D3), and are null without. 0x013001 BB `1A` is 26; 0x028801 E0 `0000138C` with E1 `02` is 50.04.
 */
export function decodeValue(
  eoj: Eoj,
  epc: number,
  edt: Uint8Array,
  known: Known = NOTHING_KNOWN,
): Result<PropertyValue, ValueFault> {
  const spec = propertyOf(eoj, epc);
  if (!spec) return no({ code: "echonet.unknown-property", property: epc });
  const read = spec.form.read(edt, known);
  return read.ok ? ok(read.value) : no({ code: `echonet.${read.misread}`, epc, edt });
}

/**
 * The bytes to send for a value. Refused: names that the class has not, properties that cannot be
 * set, values outside the range. `targetTemperature` 26 of an air conditioner is B3 `1A`.
 */
export function encodeValue(
  eoj: Eoj,
  name: string,
  value: PropertyValue,
): Result<Property, ValueFault> {
  const spec = propertyOf(eoj, name);
  if (!spec) return no({ code: "echonet.unknown-property", property: name });
  if (spec.access[1] === "-") return no({ code: "echonet.not-settable", property: name });
  const bytes = spec.form.write(value);
  if (!bytes) return no({ code: "echonet.no-such-value", property: name, value });
  return ok({ epc: spec.epc, edt: Uint8Array.from(bytes) });
}

/** Everything known of a device by name; what cannot be read is left out and told beside. */
export function valuesOf(
  eoj: Eoj,
  known: ReadonlyMap<number, Uint8Array>,
): { readonly values: Properties; readonly faults: readonly ValueFault[] } {
  const values: Record<string, PropertyValue> = {};
  const faults: ValueFault[] = [];
  for (const [epc, edt] of known) {
    const decoded = decodeValue(eoj, epc, edt, known);
    const name = propertyOf(eoj, epc)?.name;
    if (decoded.ok && name !== undefined) values[name] = decoded.value;
    else if (!decoded.ok) faults.push(decoded.refusal);
  }
  return { values, faults };
}
