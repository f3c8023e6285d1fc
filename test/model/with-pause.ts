import type { LoadedCatalogue } from "../../src/terms/assemble.ts";

/** No item sold here can be paused (IT-12 leaves fibre out): some can, so that it is tried. */
export function withPause(catalogue: LoadedCatalogue): LoadedCatalogue {
  const rules = new Map(catalogue.rules);
  for (const [id, located] of catalogue.rules) {
    if (located.rule.kind !== "pause") continue;
    const notFor = located.rule.notFor.filter((item) => !item.startsWith("mansion"));
    rules.set(id, { ...located, rule: { ...located.rule, notFor } });
  }
  return { ...catalogue, rules };
}
