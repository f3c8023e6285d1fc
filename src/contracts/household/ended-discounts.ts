import { addToMonth, type Day, firstDay, lastDay, monthOf } from "../../kernel/day.ts";
import { firstDiscountedMonth } from "../../rating/discount.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import type { Consequence, Household } from "../decision.ts";
import { isHeldOn, type Standing } from "./standing.ts";

type Discount = RuleOf<"discount">["discounts"][string];

export interface Gone {
  readonly standing: Standing;
  readonly lastDay: Day;
}

/**
 * Discounts of contracts that go on, lost because another one ends (IT-06, XX-02). Power with
 * 2025-05-10 as its last day: fibre is discounted through 2025-05-31, power being held on 05-01.
 */
export function endedDiscounts(
  { catalogue, contracts }: Pick<Household, "catalogue" | "contracts">,
  gone: Gone,
  after: ReadonlyMap<string, Standing>,
): Consequence[] {
  const { startedOn } = gone.standing.life;
  if (startedOn === null) return [];
  const own = contracts.flatMap(({ id }) => after.get(id) ?? []);
  return rulesOf(catalogue, "household", "discount").flatMap(({ rule }) =>
    Object.values(rule.discounts).flatMap((discount) => {
      if (!discount.with.includes(gone.standing.life.service)) return [];
      const lost = own.filter((unit) => losesIt(discount, { unit, own, gone, startedOn }));
      return lost.map((unit) => consequence(discount, unit, gone));
    }),
  );
}

interface Unit {
  readonly unit: Standing;
  readonly own: readonly Standing[];
  readonly gone: Gone;
  readonly startedOn: Day;
}

/** Discounted in the month of the last day, and served but no longer discounted in the next. */
function losesIt(discount: Discount, { unit, own, gone, startedOn }: Unit): boolean {
  const month = monthOf(gone.lastDay);
  const next = firstDay(addToMonth(month, 1));
  const { life } = unit;
  const item = life.items.findLast(({ from }) => from <= next)?.item ?? "";
  if (!discount.on[life.service]?.includes(item) || life.startedOn === null) return false;
  if (!isHeldOn(unit, next) || !inForceOn(discount.values, next).ok) return false;
  if (firstDiscountedMonth([life.startedOn, startedOn]) > month) return false;
  const { service } = gone.standing.life;
  return !own.some((other) => {
    const began = other.life.startedOn;
    return (
      other.life.service === service && began !== null && began < next && isHeldOn(other, next)
    );
  });
}

function consequence({ label, clause }: Discount, { life }: Standing, { lastDay: last }: Gone) {
  return {
    contract: life.contract,
    service: life.service,
    what: "discount-ends",
    on: lastDay(monthOf(last)),
    label: { ja: `${label.ja}がなくなります`, en: `No more ${label.en}` },
    clauses: clause,
  } as const;
}
