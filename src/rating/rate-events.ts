import { addToMonth, type Month, monthOf, parseDay } from "../kernel/day.ts";
import { asYen } from "../kernel/yen.ts";
import { decimal } from "../kernel/exact.ts";
import type { Result } from "../kernel/result.ts";
import { type Catalogue, type Located, rulesOf } from "../terms/catalogue.ts";
import { type Cost, lineFrom, numbered, oneDay } from "./cost.ts";
import {
  type DamageRefusal,
  equipmentDamage,
  type EquipmentDamageRule,
} from "./equipment-damage.ts";
import { evadedCharges } from "./evasion.ts";
import type { Held } from "./held.ts";
import type { Line } from "./line.ts";
import { paymentFee, type PaymentFeeRefusal } from "./payment-fee.ts";
import type { NotPriced, TaxOn } from "./priced.ts";
import type { Chargeable, Tenure } from "./tenure.ts";

/**
 * Codes under which the events priced here are recorded; damage has the codes that its rule names.
 */
const PAYMENT_EVENT = "payment";
const EVASION_EVENT = "evaded-charges";

interface Rated {
  readonly lines: readonly Line[];
  readonly held: readonly Held[];
}

interface EventAsk {
  readonly tenure: Tenure;
  readonly catalogue: Catalogue;
  readonly month: Month;
  readonly taxOn: TaxOn;
}

/**
 * The recorded events of a contract that rules of their own price, in the bill of a month:
 * equipment (IT-17, HM-19), ways to pay (HH-07, IT-16) and evaded charges (HM-17).
 */
export function rateEvents(ask: EventAsk): Rated {
  const { tenure, catalogue } = ask;
  const { service } = tenure;
  const parts = [
    ...rulesOf(catalogue, service, "equipment-damage").map((located) => damages(ask, located)),
    ...rulesOf(catalogue, service, "payment-fee").map((located) =>
      each(ask, located, {
        events: tenure.chargeables.filter(({ code }) => code === PAYMENT_EVENT),
        months: 0,
        costs: (event) => wrapped(paymentFee(located, paymentOf(event), ask.taxOn)),
      }),
    ),
    ...rulesOf(catalogue, service, "evasion").map((located) =>
      each(ask, located, {
        events: tenure.chargeables.filter(({ code }) => code === EVASION_EVENT),
        months: 0,
        costs: ({ amount = "0", on }) =>
          evadedCharges(located, { evaded: asYen(decimal(amount)), on }, ask.taxOn),
      }),
    ),
  ];
  return {
    lines: numbered(parts.flatMap(({ lines }) => lines)),
    held: parts.flatMap(({ held }) => held),
  };
}

function damages(ask: EventAsk, located: EquipmentDamageRule): Rated {
  const { events, billed } = located.rule;
  return each(ask, located, {
    events: ask.tenure.chargeables.filter(({ code }) => events.includes(code)),
    months: billed.months,
    costs: (event) => wrapped(equipmentDamage(located, damageOf(ask.tenure, event), ask.taxOn)),
  });
}

type Refusal = DamageRefusal | PaymentFeeRefusal | NotPriced;
type Costs = Result<readonly Cost[], Refusal>;

function wrapped(result: Result<Cost | null, Refusal>): Costs {
  return result.ok ? { ok: true, value: result.value === null ? [] : [result.value] } : result;
}

interface Priced {
  readonly events: readonly Chargeable[];
  /** Months from the event to the bill. */
  readonly months: number;
  readonly costs: (event: Chargeable) => Costs;
}

function each(
  { tenure, month }: EventAsk,
  { id }: Located,
  { events, months, costs }: Priced,
): Rated {
  const lines: Line[] = [];
  const held: Held[] = [];
  const { contract, service } = tenure;
  for (const event of events) {
    if (addToMonth(monthOf(event.on), months) !== month) continue;
    const priced = costs(event);
    if (priced.ok)
      lines.push(...priced.value.map((cost) => lineFrom(cost, { contract, service, month })));
    else {
      const waits = waitsFor(event, priced.refusal);
      held.push({ contract, service, rule: id, month, period: oneDay(event.on), ...waits });
    }
  }
  return { lines, held };
}

/** A price that is not in force comes with the catalogue; all else, from whoever recorded it. */
function waitsFor({ code }: Chargeable, refusal: Refusal): Pick<Held, "code" | "missing"> {
  if (refusal.code === "rating.price-not-in-force") return refusal;
  return { code: "rating.facts-missing", missing: `${code}: ${refusal.code}` };
}

function paymentOf({ facts, on, quantity }: Chargeable) {
  const afterFailure = facts["failed"] === "yes";
  return { method: facts["method"] ?? "", on, times: quantity, afterFailure };
}

/** What is damaged is said by the event, else it is the equipment of the item held. */
function damageOf(tenure: Tenure, { facts, on, quantity, amount }: Chargeable) {
  const held = tenure.items.findLast(({ from }) => from <= on) ?? tenure.items[0];
  const inUseFrom = parseDay(facts["inUseFrom"] ?? "") ?? tenure.startedOn;
  return {
    thing: facts["equipment"] ?? facts["item"] ?? held?.item ?? "",
    on,
    quantity,
    ...(amount === undefined ? {} : { repairCost: amount }),
    ...(inUseFrom === null ? {} : { inUseFrom }),
  };
}
