import { type Day, formatDay } from "../kernel/day.ts";
import { entryId, marksOf } from "../rating/priced.ts";
import { type Catalogue, rulesOf } from "../terms/catalogue.ts";
import { inForceOn } from "../terms/dated.ts";
import type { AssumptionRow } from "./model.ts";

/** A row of the table of assumptions, with what its source quotes and the entry that says so. */
export interface AssumptionAt extends Omit<AssumptionRow, "value"> {
  readonly value: string;
  readonly range: { readonly least: string; readonly most: string } | null;
  /** `market/assumptions/pv-ageing@2012-07-01`. */
  readonly entry: string;
}

/** Every assumption in force on a day, in the order of the catalogue: the table of EN-08. */
export function assumptionsOn(catalogue: Catalogue, on: Day): readonly AssumptionAt[] {
  return assumptionsTaken(catalogue, on).filter(({ marks }) => !marks.includes("estimated"));
}

/**
 * Every assumption as a diagnosis takes it, whatever its day: before its first entry, that entry
 * stands in, marked as estimated. A battery of 2021 costs what one of 2022 does.
 */
export function assumptionsTaken(catalogue: Catalogue, on: Day): readonly AssumptionAt[] {
  return [...catalogue.services.keys()].flatMap((service) =>
    rulesOf(catalogue, service, "assumption").flatMap(({ id, rule }) =>
      Object.entries(rule.assumptions).flatMap(([key, { label, unit, values }]) => {
        const known = inForceOn(values, on);
        const first = values.find(({ from }) => from > on);
        const found = known.ok ? known : inForceOn(values, first?.from ?? on);
        if (!found.ok) return [];
        const { value, range = null, source } = found.value;
        const document = catalogue.documents.get(source.document);
        const title = document?.title ?? { ja: source.document, en: source.document };
        const named = (text: string) => `${text} ${source.article}`;
        const marks = marksOf(found.value);
        return [
          {
            key,
            label,
            value,
            unit,
            range,
            source: { ja: named(title.ja), en: named(title.en) },
            marks: known.ok ? marks : [...marks, "estimated" as const],
            entry: entryId(id, key, found.value),
          },
        ];
      }),
    ),
  );
}

/**
 * What is assumed for a day (EN-08): `co2-electricity` is 0.438 kg/kWh. Throws for a key that the
 * catalogue does not have: keys stand in code, and its own catalogue has them all.
 */
export function assumptionAt(catalogue: Catalogue, key: string, on: Day): AssumptionAt {
  const found = assumptionsTaken(catalogue, on).find((row) => row.key === key);
  if (!found) throw new Error(`the catalogue assumes no ${key} on ${formatDay(on)}`);
  return found;
}
