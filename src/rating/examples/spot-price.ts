import { z } from "zod";
import { toText } from "../../kernel/exact.ts";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import { dayField, monthField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { catalogueMarket } from "../catalogue-market.ts";
import { areaField } from "./energy-facts.ts";

const meanSchema = z.strictObject({ area: areaField, month: monthField });
const slotSchema = z.strictObject({ area: areaField, day: dayField, slot: z.int().min(0).max(47) });

/** Worked examples of area prices: the mean of a month, or the price of a half-hour. */
export function evaluateSpotPrice(
  _located: Located<RuleOf<"spot-price">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const facts = z.union([meanSchema, slotSchema]).parse(given);
  const market = catalogueMarket(catalogue);
  if ("month" in facts) {
    const mean = market.spotMean(facts.area, facts.month);
    return mean && { sum: mean.text, halfHours: mean.dividedBy };
  }
  const price = market.spotDay(facts.area, facts.day)?.[facts.slot];
  return { price: price === undefined ? null : toText({ n: BigInt(price), d: 100n }, 2) };
}
