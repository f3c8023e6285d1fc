import { deviceTypeOf, propertiesOf } from "../../../home/echonet/class-table.ts";
import type { Choice, Label, Shape } from "../../../home/echonet/forms/form.ts";
import type { PropertySpec } from "../../../home/echonet/property-spec.ts";
import type { Properties } from "../../../home/model.ts";
import type { DeviceRow } from "../../../home/store-devices.ts";
import { offeredOf } from "../../home/ask-command.ts";

/** JSON as the Device Description of the ECHONET Lite Web API has it. */
export type Json = { readonly [name: string]: unknown };

/** Maps say what there is; the description itself says it better. */
const MAPS = new Set([0x9d, 0x9e, 0x9f]);

/** The properties that a device has by its own maps and that its class describes. */
export function describedOf({ eoj, gets, sets }: Pick<DeviceRow, "eoj" | "gets" | "sets">) {
  return propertiesOf(eoj).filter(
    ({ epc }) => !MAPS.has(epc) && (gets.includes(epc) || sets.includes(epc)),
  );
}

/** How a device stands in the list: what it is, and by whom. */
export function profileOf({ device, eoj, release, maker }: DeviceRow): Json {
  const code = maker === null ? "0x000000" : hex(maker, 6);
  return {
    id: device,
    deviceType: deviceTypeOf(eoj >> 8).name,
    protocol: { type: "ECHONET_Lite", version: release === null ? "unknown" : `Rel.${release}` },
    manufacturer: { code, descriptions: { ja: `メーカー ${code}`, en: `Maker ${code}` } },
  };
}

/** What can be read, set and heard of a device; what is writable is what is safe from afar. */
export function descriptionOf(row: DeviceRow): Json {
  const { name, label } = deviceTypeOf(row.eoj >> 8);
  const writable = new Map(offeredOf(row).map((each) => [each.property, each]));
  const properties = describedOf(row).map((spec) => {
    const safe = writable.get(spec.name);
    const schema = schemaOf(spec.form.shape, safe);
    return [spec.name, { ...headOf(spec), writable: safe !== undefined, schema }] as const;
  });
  return {
    deviceType: name,
    eoj: hex(row.eoj >> 8, 4),
    descriptions: label,
    properties: Object.fromEntries(properties),
    actions: {},
    events: {},
  };
}

function headOf({ epc, label, access }: PropertySpec) {
  return { epc: hex(epc, 2), descriptions: label, observable: access[2] !== "-" };
}

interface Range {
  readonly least: number | null;
  readonly most: number | null;
}

/** A schema of the values; a number that can be set is told within what is safe. */
function schemaOf(shape: Shape, safe?: Range): Json {
  switch (shape.kind) {
    case "switch":
      return { type: "boolean", values: shape.choices.map(choiceOf) };
    case "choice":
      return { enum: shape.choices.map(({ value }) => value), values: shape.choices.map(choiceOf) };
    case "number":
      return {
        type: "number",
        ...(shape.unit === "" ? {} : { unit: shape.unit }),
        minimum: safe?.least ?? shape.least,
        maximum: safe?.most ?? shape.most,
        ...(shape.step === 0 ? {} : { multipleOf: shape.step }),
      };
    case "record": {
      const parts = shape.parts.map(([name, part]) => [name, schemaOf(part)] as const);
      return { type: "object", properties: Object.fromEntries(parts) };
    }
    case "list":
      return { type: "array", items: schemaOf(shape.of) };
    case "date":
    case "time":
    case "date-time":
      return { type: "string", format: shape.kind };
    default:
      return { type: "string" };
  }
}

function choiceOf({ edt, value, label }: Choice): {
  value: unknown;
  descriptions: Label;
  edt: string;
} {
  return { value, descriptions: label, edt: hex(edt, 2) };
}

/** What is known of the device now: a property that was never read is left out. */
export function knownOf(row: DeviceRow): Properties {
  const names = new Set(describedOf(row).map(({ name }) => name));
  return Object.fromEntries(Object.entries(row.state).filter(([name]) => names.has(name)));
}

function hex(code: number, digits: number): string {
  return `0x${code.toString(16).toUpperCase().padStart(digits, "0")}`;
}
