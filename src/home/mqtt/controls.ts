import type { Settable } from "../echonet/settable.ts";
import { type Entity, onOffTemplate, settingTemplate, valueTemplate } from "./entity.ts";
import { unitOf } from "./sensors.ts";
import type { Topics } from "./topics.ts";

/** What may be set of a device: a switch, a choice or a number. */
export function controlOf(device: string, settable: Settable, topics: Topics): Entity {
  const { property, label, form } = settable;
  const about = { id: property, name: label.ja };
  const shared = { state_topic: topics.state(device), command_topic: topics.set(device) };
  switch (form) {
    case "switch":
      return {
        ...about,
        component: "switch",
        config: {
          ...shared,
          value_template: onOffTemplate(property),
          command_template: settingTemplate(property, "{{ (value == 'ON') | to_json }}"),
        },
      };
    case "choice":
      return {
        ...about,
        component: "select",
        config: {
          ...shared,
          value_template: valueTemplate(property),
          command_template: settingTemplate(property, "{{ value | to_json }}"),
          options: settable.options.map(({ value }) => String(value)),
        },
      };
    case "number":
      return { ...about, component: "number", config: { ...shared, ...numberOf(settable) } };
  }
}

function numberOf({ property, unit, least, most, step }: Settable) {
  return {
    value_template: valueTemplate(property),
    command_template: settingTemplate(property, "{{ value }}"),
    min: least,
    max: most,
    step,
    mode: "box",
    ...(unit === "" ? {} : { unit_of_measurement: unitOf(unit) }),
  };
}

/** Home Assistant's words for what an air conditioner does, and ours. */
const MODES = [
  ["auto", "auto"],
  ["cool", "cooling"],
  ["heat", "heating"],
  ["dry", "dehumidification"],
  ["fan_only", "circulation"],
] as const;

const AIR_CONDITIONER = 0x0130;

/** A thermostat for an air conditioner whose power, mode and temperature may be set; else null. */
export function climateOf(
  { device, eoj }: { readonly device: string; readonly eoj: number },
  settable: readonly Settable[],
  topics: Topics,
): Entity | null {
  const of = (name: string) => settable.find(({ property }) => property === name);
  const target = of("targetTemperature");
  const isWhole = of("operationStatus") && of("operationMode") && target;
  if (eoj >> 8 !== AIR_CONDITIONER || !isWhole) return null;
  const config = {
    ...modesAt(topics.state(device), topics.set(device)),
    temperature_state_topic: topics.state(device),
    temperature_state_template: valueTemplate("targetTemperature"),
    temperature_command_topic: topics.set(device),
    temperature_command_template: settingTemplate("targetTemperature", "{{ value | int }}"),
    current_temperature_topic: topics.state(device),
    current_temperature_template: valueTemplate("roomTemperature"),
    temperature_unit: "C",
    min_temp: target.least,
    max_temp: target.most,
    temp_step: target.step,
    ...fanOf(of("airFlowLevel"), topics.state(device), topics.set(device)),
  };
  return { component: "climate", id: "climate", name: "エアコン", config };
}

function modesAt(state: string, set: string) {
  const theirs = dictOf(MODES.map(([theirs, ours]) => [ours, theirs]));
  return {
    modes: ["off", ...MODES.map(([theirs]) => theirs)],
    mode_state_topic: state,
    mode_state_template:
      "{% if value_json.operationStatus is not defined %}None" +
      "{% elif not value_json.operationStatus %}off" +
      `{% else %}{{ ${theirs}.get(value_json.operationMode, 'None') }}{% endif %}`,
    mode_command_topic: set,
    mode_command_template:
      `{% if value == 'off' %}{"operationStatus": false}{% else %}` +
      `{"operationStatus": true, "operationMode": {{ ${dictOf(MODES)}[value] | to_json }}}` +
      "{% endif %}",
  };
}

function fanOf(flow: Settable | undefined, state: string, set: string) {
  if (!flow) return {};
  return {
    fan_modes: flow.options.map(({ value }) => String(value)),
    fan_mode_state_topic: state,
    fan_mode_state_template: valueTemplate("airFlowLevel"),
    fan_mode_command_topic: set,
    fan_mode_command_template: settingTemplate("airFlowLevel", "{{ value | to_json }}"),
  };
}

function dictOf(pairs: readonly (readonly [string, string])[]): string {
  return `{${pairs.map(([key, value]) => `'${key}': '${value}'`).join(", ")}}`;
}
