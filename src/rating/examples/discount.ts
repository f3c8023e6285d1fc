import { z } from "zod";
import { addDays, type Day, type Month } from "../../kernel/day.ts";
import { toText } from "../../kernel/exact.ts";
import { negate } from "../../kernel/exact.ts";
import { type Catalogue, type Located, rulesOf } from "../../terms/catalogue.ts";
import { monthField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { taxPercentOn } from "../../terms/tax.ts";
import { bundleDiscounts, firstDiscountedMonth } from "../discount.ts";
import { monthlyFee } from "../monthly-fee.ts";
import type { Tenure } from "../tenure.ts";
import { total } from "../with-tax.ts";
import { answerOf, bareTenure, dayField, formatMonth } from "./example-terms.ts";

type Rule = Located<RuleOf<"discount">>;

const unitSchema = z.strictObject({
  item: z.string(),
  started: dayField,
  ended: dayField.optional(),
});
const givenSchema = z.strictObject({
  /** Which discount; the first of the file when left out. */
  discount: z.string().optional(),
  /** Start of the one fibre contract. */
  fibre: dayField.optional(),
  item: z.string().optional(),
  /** Several contracts whose fees may become less. */
  units: z.array(unitSchema).optional(),
  power: dayField.optional(),
  powerEnded: dayField.optional(),
  television: dayField.optional(),
  month: monthField.optional(),
});
type Given = z.output<typeof givenSchema>;

/**
 * Worked examples of bundle discounts. `given`: `fibre` (its start day) with `item`, or `units`;
 * `power`, `powerEnded` (last day), `television`; `month`, else the first discounted one. Answers
 * `firstMonth`, `lines`, `amount`, `discount`.
 */
export function evaluateDiscount(located: Rule, given: unknown, catalogue: Catalogue): unknown {
  const asked = givenSchema.parse(given);
  const [name, chosen] = chosenOf(located, asked.discount);
  const service = Object.keys(chosen.on)[0] ?? "";
  const household = [...unitsOf(asked, service), ...besides(asked, chosen.with)];
  const starts = household.flatMap(({ startedOn }) => (startedOn === null ? [] : [startedOn]));
  const complete =
    starts.length > 1 &&
    chosen.with.every((held) => household.some((tenure) => tenure.service === held));
  const first = complete ? firstDiscountedMonth(firstStarts(household, chosen.with)) : null;
  const month = asked.month ?? first;
  if (month === null) return { firstMonth: null, lines: [], discount: 0 };
  const fees = household.flatMap((tenure) => feesOf(catalogue, tenure, month));
  const only = { ...located, rule: { ...located.rule, discounts: { [name]: chosen } } };
  const lines = bundleDiscounts({ household, fees, month }, only);
  const firstMonth = first === null ? null : formatMonth(first);
  return { firstMonth, ...answerOf(lines), discount: toText(negate(total(lines))) };
}

function chosenOf({ id, rule }: Rule, name: string | undefined) {
  const all = Object.entries(rule.discounts);
  const found = name === undefined ? all[0] : all.find(([key]) => key === name);
  if (found) return found;
  const message = `${id} knows ${Object.keys(rule.discounts).join(", ")}`;
  throw new z.ZodError([{ code: "custom", message, path: ["discount"], input: name }]);
}

function unitsOf({ fibre, item = "family-1g", units }: Given, service: string): Tenure[] {
  const all = units ?? (fibre === undefined ? [] : [{ item, started: fibre, ended: undefined }]);
  return all.map((unit, index) => {
    const endedOn = unit.ended === undefined ? null : addDays(unit.ended, 1);
    return held(service, `unit-${index + 1}`, unit.started, { endedOn, item: unit.item });
  });
}

function besides({ power, powerEnded, television }: Given, services: readonly string[]): Tenure[] {
  const endedOn = powerEnded === undefined ? null : addDays(powerEnded, 1);
  const starts: Readonly<Record<string, Day | undefined>> = {
    "hiho-denki": power,
    "itscom-television": television,
  };
  return services.flatMap((service) => {
    const started = starts[service];
    return started === undefined ? [] : [held(service, service, started, { endedOn, item: "any" })];
  });
}

function held(
  service: string,
  contract: string,
  started: Day,
  { endedOn, item }: { readonly endedOn: Day | null; readonly item: string },
): Tenure {
  const items = [{ item, from: started, until: endedOn }];
  return bareTenure(service, { contract, startedOn: started, endedOn, items });
}

/** The starts that decide the first month of the first unit. */
function firstStarts(household: readonly Tenure[], services: readonly string[]): Day[] {
  const deciding = household.filter(
    ({ contract, service }) => contract === "unit-1" || services.includes(service),
  );
  return deciding.flatMap(({ startedOn }) => (startedOn === null ? [] : [startedOn]));
}

function feesOf(catalogue: Catalogue, tenure: Tenure, month: Month) {
  const taxOn = (day: Day) => taxPercentOn(catalogue, day);
  return rulesOf(catalogue, tenure.service, "monthly-fee")
    .filter(({ rule }) => rule.of === "item")
    .flatMap((located) => monthlyFee(tenure, located, month, taxOn));
}
