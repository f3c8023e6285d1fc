import { z } from "zod";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import { dayField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { assumptionsOn } from "../assumptions.ts";

const givenSchema = z.strictObject({ key: z.string(), on: dayField });

/** Worked examples of an assumption: what stands in the table on a day. */
export function evaluateAssumption(
  { id }: Located<RuleOf<"assumption">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const { key, on } = givenSchema.parse(given);
  const row = assumptionsOn(catalogue, on).find(
    (one) => one.key === key && one.entry.startsWith(`${id}/`),
  );
  return row ?? { unknown: key };
}
