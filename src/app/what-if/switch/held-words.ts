import type { Held } from "../../../rating/held.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import type { Label } from "../../../terms/fields.ts";
import { shortServiceName } from "../../../terms/service-name.ts";

/** What could not be counted because a fact is missing, each thing once. */
export function heldWords(held: readonly Held[], catalogue: LoadedCatalogue): readonly Label[] {
  const found = new Map(
    held.map(({ service, rule }) => [`${service}/${rule}`, { service, rule }] as const),
  );
  return [...found.values()].map(({ service, rule }) => {
    const named = shortServiceName(catalogue, service);
    const title = catalogue.rules.get(rule)?.rule.title ?? named;
    return {
      ja: `${named.ja}「${title.ja}」の一部は、内容が決まるまで計算できないため含みません。`,
      en: `${named.en}: part of "${title.en}" is left out until it is known what is done.`,
    };
  });
}
