import { z } from "zod";
import type { Catalogue, Located } from "../catalogue.ts";
import { dayField } from "../fields.ts";
import type { RuleOf } from "../kinds/index.ts";
import { taxPercentOn } from "../tax.ts";

const givenSchema = z.strictObject({ taxOn: dayField });

/** Worked examples of the tax rate: `given: { taxOn: 2019-09-30 }`, `expect: { percent: 8 }`. */
export function evaluateTax(
  _rule: Located<RuleOf<"tax">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const { taxOn } = givenSchema.parse(given);
  return { percent: taxPercentOn(catalogue, taxOn) };
}
