import { scenariosOf } from "../../../src/diagnosis/price-scenario.ts";
import { LIFE_KEYS, LIFE_TEMPLATES } from "../../../src/diagnosis/load/templates.ts";
import type { Catalogue } from "../../../src/terms/catalogue.ts";
import type { Choices } from "./messages.ts";

/** Plans, districts, scenarios and patterns of life that a catalogue offers. */
export function choicesOf(catalogue: Catalogue): Choices {
  const electricity: Choices["electricity"][number][] = [];
  const gas: Choices["gas"][number][] = [];
  const districts = new Map<string, Choices["districts"][number]>();
  for (const { id, rule } of catalogue.rules.values()) {
    if (rule.kind !== "energy-tariff") continue;
    for (const [key, plan] of Object.entries(rule.plans)) {
      const choice = { address: `${id}/${key}`, supplier: rule.supplier, label: plan.label };
      if (rule.energy === "electricity") electricity.push({ ...choice, areas: plan.areas });
      else gas.push({ ...choice, districts: Object.keys(plan.districts ?? {}) });
      for (const [name, { label, prefectures }] of Object.entries(plan.districts ?? {}))
        districts.set(name, { key: name, label, prefectures });
    }
  }
  return {
    hash: catalogue.hash,
    electricity,
    gas,
    districts: [...districts.values()],
    scenarios: scenariosOf(catalogue).map(({ key, scenario }) => ({ key, label: scenario.label })),
    templates: LIFE_KEYS.map((key) => ({ key, label: LIFE_TEMPLATES[key].label })),
  };
}
