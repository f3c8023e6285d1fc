import { z } from "zod";
import { addToMonth, type Day, monthOf } from "../../kernel/day.ts";
import { toText, whole } from "../../kernel/exact.ts";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { taxPercentOn } from "../../terms/tax.ts";
import { equipmentDamage } from "../equipment-damage.ts";
import { answerOfCosts, dayField, formatMonth, yenField } from "./example-terms.ts";

const givenSchema = z
  .strictObject({
    event: z.enum(["damage", "equipment-damage", "not-returned"]).optional(),
    fee: z.enum(["damage", "equipment-damage"]).optional(),
    equipment: z.string().optional(),
    item: z.string().optional(),
    damaged: z.string().optional(),
    on: dayField.optional(),
    quantity: z.int().min(1).optional(),
    repairCost: yenField.optional(),
    inUseFrom: dayField.optional(),
  })
  .refine(({ equipment, item, damaged }) => (equipment ?? item ?? damaged) !== undefined, {
    message: "name the equipment",
    path: ["equipment"],
  });

/**
 * Worked examples of damaged, lost or unreturned equipment. `given`: `equipment` (or `item`), the
 * day `on` it was found, `quantity`, `repairCost` where it can be mended, `inUseFrom` for book
 * value. Answers `lines`, `amount`, `withTax`, `billMonth`, or `refused`.
 */
export function evaluateEquipmentDamage(
  located: Located<RuleOf<"equipment-damage">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const asked = givenSchema.parse(given);
  const thing = asked.equipment ?? asked.item ?? asked.damaged ?? "";
  const on = asked.on ?? located.rule.things[thing]?.values.at(-1)?.from ?? (0 as Day);
  const { repairCost, inUseFrom, quantity = 1 } = asked;
  const cost = equipmentDamage(
    located,
    {
      thing,
      on,
      quantity,
      ...(repairCost === undefined ? {} : { repairCost: toText(whole(repairCost)) }),
      ...(inUseFrom === undefined ? {} : { inUseFrom }),
    },
    (day) => taxPercentOn(catalogue, day),
  );
  if (!cost.ok) return { refused: cost.refusal.code };
  const billMonth = formatMonth(addToMonth(monthOf(on), located.rule.billed.months));
  return { ...answerOfCosts([cost.value]), billMonth };
}
