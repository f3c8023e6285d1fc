import type { Prefecture } from "../../kernel/prefecture.ts";
import type { Catalogue } from "../../terms/catalogue.ts";

/** Keys of the gas districts that touch a prefecture, as the plans name them. */
export function districtsOf(catalogue: Catalogue, prefecture: Prefecture["word"]): string[] {
  const keys = new Set<string>();
  for (const { rule } of catalogue.rules.values()) {
    if (rule.kind !== "energy-tariff") continue;
    for (const { districts } of Object.values(rule.plans))
      for (const [key, { prefectures }] of Object.entries(districts ?? {}))
        if (prefectures.includes(prefecture)) keys.add(key);
  }
  return [...keys].toSorted();
}
