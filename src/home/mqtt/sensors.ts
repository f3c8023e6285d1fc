import { propertyOf } from "../echonet/class-table.ts";
import type { Shape } from "../echonet/forms/form.ts";
import type { Readable } from "../echonet/settable.ts";
import type { Eoj } from "../model.ts";
import { type Entity, onOffTemplate, valueTemplate } from "./entity.ts";
import type { Topics } from "./topics.ts";

/** What is only shown of a device: numbers, states, and each part of what has parts. */
export function sensorsOf(
  { eoj, device }: { readonly eoj: Eoj; readonly device: string },
  readable: Readable,
  topics: Topics,
): readonly Entity[] {
  const { property, label } = readable;
  const state_topic = topics.state(device);
  const shape = propertyOf(eoj, property)?.form.shape ?? { kind: "raw" };
  if (shape.kind === "list") return [];
  if (shape.kind === "switch") {
    const config = { state_topic, value_template: onOffTemplate(property) };
    return [{ component: "binary_sensor", id: property, name: label.ja, config }];
  }
  const parts = shape.kind === "record" ? shape.parts : [];
  const all: readonly (readonly [path: string, name: string, of: Shape])[] =
    shape.kind === "record"
      ? parts.map(([part, of]) => [`${property}.${part}`, `${label.ja} ${part}`, of])
      : [[property, label.ja, shape]];
  return all
    .filter(([, , of]) => of.kind !== "list" && of.kind !== "record")
    .map(([path, name, of]) => ({
      component: "sensor",
      id: path.replace(".", "-"),
      name,
      config: { state_topic, value_template: valueTemplate(path), ...kindOf(of) },
    }));
}

function kindOf(shape: Shape): Readonly<Record<string, unknown>> {
  if (shape.kind === "choice") {
    const options = shape.choices.map(({ value }) => String(value));
    return { device_class: "enum", options };
  }
  if (shape.kind !== "number" || shape.unit === "") return {};
  return { unit_of_measurement: unitOf(shape.unit), ...classOf(shape.unit) };
}

export function unitOf(unit: string): string {
  return unit === "Celsius" || unit === "℃" ? "°C" : unit;
}

/** A register only grows until it begins anew: Home Assistant's energy page takes it as such. */
function classOf(unit: string): Readonly<Record<string, string>> {
  if (unit === "kWh") return { device_class: "energy", state_class: "total_increasing" };
  const known = { W: "power", Wh: "energy_storage", A: "current", V: "voltage" } as const;
  const measured = { state_class: "measurement" };
  if (unit === "Celsius") return { ...measured, device_class: "temperature" };
  return unit in known
    ? { ...measured, device_class: known[unit as keyof typeof known] }
    : measured;
}
