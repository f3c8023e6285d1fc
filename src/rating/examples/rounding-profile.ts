import { z } from "zod";
import { day } from "../../kernel/day.ts";
import { derived } from "../../kernel/derivation.ts";
import { add, decimal, ZERO } from "../../kernel/exact.ts";
import type { Located } from "../../terms/catalogue.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import type { Charge, ChargeGroup } from "../energy/charge.ts";
import { quantityOf } from "../energy/quantity.ts";
import { roundGroup, step } from "../energy/round-group.ts";
import { numberField, stated, thousandths } from "./energy-facts.ts";

const amounts = z.array(numberField).default([]);
const totalSchema = z.strictObject({
  profile: z.string(),
  energy: amounts,
  fuel: amounts,
  levy: amounts,
  settled: amounts,
});
const usageSchema = z.strictObject({ profile: z.string(), kwh: numberField });
const ON = day("2024-04-01");

/** Worked examples of a rounding profile: a group's total, or use as it is priced. */
export function evaluateRoundingProfile(
  { id, rule }: Located<RuleOf<"rounding-profile">>,
  given: unknown,
): unknown {
  const facts = z.union([usageSchema, totalSchema]).parse(given);
  const profile = mustBeInForce(rule.profiles[facts.profile] ?? [], ON, `${id}/${facts.profile}`);
  if ("kwh" in facts) {
    const period = { from: ON, until: day("2024-05-01") };
    const measured = { period, readings: "example", total: thousandths(facts.kwh) };
    const use = { ...measured, bands: null, slots: null, estimated: false };
    const { total } = quantityOf(use, { rounding: profile.usage, gas: false });
    return { kwh: stated(total.value) };
  }
  const charge = (group: ChargeGroup, text: string, index: number): Charge => {
    const own = group === "levy" ? profile.levy : group === "fuel" ? profile.fuel : "keep";
    const amount = step(derived.settled(decimal(text), group), own);
    const item = `${group}-${index}`;
    const label = { ja: group, en: group };
    return { rule: id, item, label, group, amount, tax: { kind: "none" }, clauses: [], marks: [] };
  };
  const groups: readonly ChargeGroup[] = ["energy", "fuel", "levy", "settled"];
  const charges = groups.flatMap((group) =>
    facts[group].map((text, index) => charge(group, text, index)),
  );
  const rounding = roundGroup(charges, profile);
  const sum = charges.reduce((all, { amount }) => add(all, amount.value), ZERO);
  const rounded = rounding?.value ?? ZERO;
  return { rounding: stated(rounded), total: stated(add(sum, rounded)) };
}
