import type { DeviceSeen } from "../link/messages.ts";
import { deviceTypeOf } from "../echonet/class-table.ts";
import type { Topics } from "./topics.ts";

/** One thing of a device as Home Assistant shows it: its own part of the configuration. */
export interface Entity {
  readonly component: "sensor" | "binary_sensor" | "switch" | "select" | "number" | "climate";
  readonly id: string;
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** A configuration on the topic where Home Assistant looks for it. */
export interface Announced {
  readonly topic: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** With what all entities of a device share: device, availability, one state topic. */
export function announced(seen: DeviceSeen, topics: Topics, entity: Entity): Announced {
  const { component, id, name, config } = entity;
  return {
    topic: `homeassistant/${component}/${seen.device}/${id}/config`,
    config: {
      name,
      unique_id: `${seen.device}-${id}`,
      object_id: `${seen.device}_${id}`,
      availability_mode: "all",
      availability: [{ topic: topics.status }, { topic: topics.available(seen.device) }],
      device: deviceOf(seen),
      origin: { name: "Engawa" },
      ...config,
    },
  };
}

function deviceOf({ device, eoj, maker, product, serial }: DeviceSeen) {
  return {
    identifiers: [device],
    name: `${deviceTypeOf(eoj >> 8).label.ja} ${device.slice(3, 7)}`,
    ...(maker === null ? {} : { manufacturer: `0x${maker.toString(16).padStart(6, "0")}` }),
    ...(product === null || product === "" ? {} : { model: product }),
    ...(serial === null || serial === "" ? {} : { serial_number: serial }),
  };
}

/** Null and what was never read show as unknown, never as off or zero. */
export function valueTemplate(path: string): string {
  return `{{ value_json.${path} | default(none) }}`;
}

export function onOffTemplate(property: string): string {
  return `{{ {true: 'ON', false: 'OFF'}.get(value_json.${property} | default(none), 'None') }}`;
}

/** What a control of Home Assistant sends: a JSON object of properties. */
export function settingTemplate(property: string, json: string): string {
  return `{"${property}": ${json}}`;
}
