import { type ExtraDaysOff, isBusinessDay } from "../kernel/business-day.ts";
import type { Day, Month } from "../kernel/day.ts";
import { type Derived, derived } from "../kernel/derivation.ts";
import { decimal, isZero } from "../kernel/exact.ts";
import { no, ok, type Result } from "../kernel/result.ts";
import type { Located } from "../terms/catalogue.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import { billMonth, claimDay, factsOf, matches } from "./claim-day.ts";
import { numbered, oneDay } from "./cost.ts";
import type { Held, HeldCode } from "./held.ts";
import type { Line } from "./line.ts";
import { entryValue, type Mark, marksOf, pricedOn, type TaxOn, taxOf } from "./priced.ts";
import type { Chargeable, Tenure } from "./tenure.ts";

type OneOffFeeRule = Located<RuleOf<"one-off-fee">>;
type Fee = RuleOf<"one-off-fee">["fees"][string];

export interface OneOffTerms {
  readonly located: OneOffFeeRule;
  readonly taxOn: TaxOn;
  /** Days on which work costs more, besides weekends and national holidays. */
  readonly daysOff: ExtraDaysOff;
}

/**
 * The fees for events that stand in the bill of a month (IT-03…05, HM-13, HH-09, HH-24). An
 * installation with new wiring on Sunday 2024-10-06: 22,000 + 3,300, in the bill of November.
 */
export function oneOffFees(
  tenure: Tenure,
  terms: OneOffTerms,
  month: Month,
): { readonly lines: readonly Line[]; readonly held: readonly Held[] } {
  const { fees } = terms.located.rule;
  const lines: Line[] = [];
  const held: Held[] = [];
  const events = [...startOf(tenure), ...changesOf(tenure), ...tenure.chargeables];
  for (const [key, fee] of Object.entries(fees)) {
    const codes = fee.events ?? [key];
    for (const event of events) {
      if (!codes.includes(event.code)) continue;
      const charge = chargeOf({ tenure, terms, key, fee, event });
      if (charge === null || charge.month !== month) continue;
      const made = linesFor(charge);
      if (made.ok) lines.push(...made.value);
      else held.push(waiting(charge, made.refusal));
    }
  }
  return { lines: numbered(lines), held };
}

/** One event under one fee, with the day and the bill it belongs to. */
interface Charge {
  readonly tenure: Tenure;
  readonly terms: OneOffTerms;
  readonly key: string;
  readonly fee: Fee;
  readonly event: Chargeable;
  readonly facts: Readonly<Record<string, string>>;
  readonly on: Day;
  readonly month: Month;
}

/** Starting and changing the item are every contract's own events; all others were recorded. */
function startOf({ startedOn }: Tenure): Chargeable[] {
  return startedOn === null ? [] : [{ code: "start", on: startedOn, quantity: 1, facts: {} }];
}

function changesOf({ items }: Tenure): Chargeable[] {
  const changed = items.filter(({ item }, index) => index > 0 && items[index - 1]?.item !== item);
  return changed.map(({ from }) => ({ code: "item-changed", on: from, quantity: 1, facts: {} }));
}

type Asked = Pick<Charge, "tenure" | "terms" | "key" | "fee" | "event">;

/** Null while the claim has not arisen, or when the terms waive it for this contract. */
function chargeOf(asked: Asked): Charge | null {
  const { tenure, fee, event } = asked;
  const on = claimDay(fee.arises, tenure, event.on);
  if (on === null || isWaived(fee, tenure)) return null;
  const facts = { ...fee.assume, ...factsOf(tenure, event) };
  return { ...asked, facts, on, month: billMonth(fee.billed, on, tenure.startedOn) };
}

/** IT-04: contracts made on or after 2022-07-01 change their provider without a fee. */
export function isWaived({ waived }: Pick<Fee, "waived">, tenure: Tenure): boolean {
  const madeOn = tenure.formedOn ?? tenure.appliedOn ?? tenure.startedOn;
  return (waived ?? []).some(({ contractedFrom }) => madeOn !== null && madeOn >= contractedFrom);
}

interface Missing {
  readonly code: HeldCode;
  readonly missing: string;
}

function linesFor(charge: Charge): Result<Line[], Missing> {
  const price = priceOf(charge);
  if (!price.ok) return price;
  const surcharges = surchargesOn(charge);
  if (!surcharges.ok) return surcharges;
  const isShown = charge.fee.shownFree === true || !isZero(price.value.amount.value);
  const fee = isShown ? [lineOf(charge, charge.key, charge.fee, price.value)] : [];
  return ok([...fee, ...surcharges.value]);
}

interface Price {
  readonly amount: Derived;
  readonly marks: readonly Mark[];
}

function priceOf({ terms, key, fee, event, facts, on }: Charge): Result<Price, Missing> {
  const {
    id: rule,
    rule: { unit },
  } = terms.located;
  if (fee.passedOn) {
    const what = `the amount of ${key}`;
    if (event.amount === undefined) return no({ code: "rating.facts-missing", missing: what });
    return ok({
      amount: derived.settled(decimal(event.amount), `${key} ${event.code}`),
      marks: fee.illustrative ? ["illustrative"] : [],
    });
  }
  const found = pricedOn(fee.values ?? [], on, { rule, item: key });
  if (!found.ok) return found;
  const entry = found.value;
  const amount = typeof entry.price === "string" ? entry.price : matching(entry.price, facts);
  if (amount === null) {
    const said = JSON.stringify(facts);
    return no({ code: "rating.facts-missing", missing: `one price of ${key} for ${said}` });
  }
  const unitPrice = entryValue(amount, unit, { rule, item: key, entry });
  const { quantity } = event;
  const total =
    quantity === 1 ? unitPrice : derived.product([unitPrice, derived.count(quantity, key)]);
  return ok({ amount: total, marks: marksOf(entry) });
}

type Case = { readonly when: Readonly<Record<string, string | string[]>>; readonly amount: string };

/** The amount of the one case that the facts choose; none or several choose nothing. */
function matching(cases: readonly Case[], facts: Readonly<Record<string, string>>): string | null {
  const [only, ...rest] = cases.filter(({ when }) => matches(when, facts));
  return only && rest.length === 0 ? only.amount : null;
}

/** IT-03: work on a weekend, a holiday or one of the named days costs more; not without a visit. */
function surchargesOn(charge: Charge): Result<Line[], Missing> {
  const { terms, key, facts, event } = charge;
  const lines: Line[] = [];
  if (isBusinessDay(event.on, terms.daysOff)) return ok(lines);
  for (const [name, surcharge] of Object.entries(terms.located.rule.surcharges ?? {})) {
    const spared = surcharge.unless !== undefined && matches(surcharge.unless, facts);
    if (!surcharge.on.includes(key) || spared) continue;
    const at = { rule: terms.located.id, item: name };
    const found = pricedOn(surcharge.values, charge.on, at);
    if (!found.ok) return found;
    const amount = entryValue(found.value.amount, terms.located.rule.unit, {
      ...at,
      entry: found.value,
    });
    lines.push(lineOf(charge, name, surcharge, { amount, marks: marksOf(found.value) }));
  }
  return ok(lines);
}

function lineOf(
  { tenure, terms, on, month }: Charge,
  item: string,
  said: Pick<Fee, "label" | "clause" | "tax">,
  { amount, marks }: Price,
): Line {
  const { id, rule } = terms.located;
  return {
    contract: tenure.contract,
    service: tenure.service,
    rule: id,
    item,
    label: said.label,
    month,
    period: oneDay(on),
    amount: amount.value,
    tax: taxOf(said.tax, on, terms.taxOn),
    why: amount.why,
    clauses: said.clause ?? rule.clause,
    marks,
  };
}

function waiting({ tenure, terms, on, month }: Charge, { code, missing }: Missing): Held {
  const { contract, service } = tenure;
  return { contract, service, rule: terms.located.id, code, month, period: oneDay(on), missing };
}
