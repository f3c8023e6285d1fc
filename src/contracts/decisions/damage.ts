import { formatDay } from "../../kernel/day.ts";
import { add } from "../../kernel/exact.ts";
import { ok } from "../../kernel/result.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { ActionOf } from "../action-schema.ts";
import { type Asked, decided, type Decision, type Note, refuse } from "../decision.ts";
import { type Lent, stillLent } from "../history/lent.ts";
import { priceOfCharge } from "./price-of-charge.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import type { Chargeable } from "../../rating/tenure.ts";
import { recorded } from "../household/household-after.ts";
import { costWords } from "../words/yen-words.ts";
import { notLent } from "./equipment.ts";

/** The code under which equipment that never came back is priced, where the terms know one. */
const NOT_RETURNED = "not-returned";

/**
 * Equipment was damaged, lost or never returned: the event, and the charge that prices it by table,
 * repair or book value (MM-21, HM-19, IT-17). An ONU lost: 14,000; a gateway of 24,000 lost after
 * 18 of 72 months, labour 5,000: 23,000.
 */
export function reportDamage(asked: Asked, action: ActionOf<"report-damage">): Decision {
  const { serial, repairable } = action;
  const lent = stillLent(asked.catalogue, asked.life).find((each) => each.serial === serial);
  if (!lent) return notLent(asked, serial);
  const wrong = repairCostFault(asked, action);
  if (wrong) return wrong;
  const charge = chargeFor(asked, action, lent);
  const price = priceOfCharge(asked.catalogue, asked.tenure, charge);
  const clauses = clausesOf(asked.catalogue, asked.life.service, "equipment-damage");
  if (price.held.length > 0) return notPriced(clauses, price.held[0]?.missing ?? "");
  return ok(
    decided({
      events: [
        recorded(asked, { type: "equipment-damaged", serial, repairable }),
        recorded(asked, { type: "charged", ...charge }),
      ],
      notes: [costNote(lent, price.lines, clauses)],
      clauses,
    }),
  );
}

function repairsAtCost({ catalogue, life }: Asked): boolean {
  const rules = rulesOf(catalogue, life.service, "equipment-damage");
  return rules.some(({ rule }) => rule.repairable === "repair-cost");
}

/** What can be mended costs its repair, where the terms say so; nothing else has an own amount. */
function repairCostFault(asked: Asked, { repairable, amount }: ActionOf<"report-damage">) {
  const clauses = clausesOf(asked.catalogue, asked.life.service, "equipment-damage");
  const atCost = repairable && repairsAtCost(asked);
  if (atCost && (amount === undefined || amount.startsWith("-") || /^0+$/.test(amount))) {
    return refuse({
      code: "contracts.repair-cost-missing",
      clauses,
      reason: {
        ja: "修理できる場合は修理費の実費をご負担いただくため、金額が必要です",
        en: "What can be mended costs its repair, so the amount is needed",
      },
      needed: { ja: "修理費（円）", en: "The cost of the repair in yen" },
    });
  }
  if (atCost || amount === undefined) return null;
  return refuse({
    code: "contracts.amount-by-terms",
    clauses,
    reason: {
      ja: "この場合の金額は約款で決まっているため、入力できません",
      en: "The terms fix the amount in this case; none can be entered",
    },
    needed: { ja: "金額を空欄にしてください", en: "Leave the amount empty" },
  });
}

function chargeFor(
  asked: Asked,
  { repairable, amount }: ActionOf<"report-damage">,
  lent: Lent,
): Chargeable {
  const rules = rulesOf(asked.catalogue, asked.life.service, "equipment-damage");
  const events = rules.flatMap(({ rule }) => (lent.thing in rule.things ? rule.events : []));
  const neverBack = asked.state === "ended" && !repairable && events.includes(NOT_RETURNED);
  const code = neverBack ? NOT_RETURNED : events[0];
  if (code === undefined) throw new Error(`${lent.thing} is lent and has no price of damage`);
  return {
    code,
    on: asked.on,
    quantity: 1,
    facts: {
      equipment: lent.thing,
      serial: lent.serial,
      inUseFrom: formatDay(lent.lentOn),
    },
    ...(amount === undefined ? {} : { amount }),
  };
}

function notPriced(clauses: readonly string[], missing: string): Decision {
  return refuse({
    code: "contracts.price-not-in-force",
    clauses,
    reason: {
      ja: `この日の金額が約款にありません（${missing}）`,
      en: `The terms have no price on that day (${missing})`,
    },
  });
}

type Lines = ReturnType<typeof priceOfCharge>["lines"];

function costNote(lent: Lent, lines: Lines, clauses: readonly string[]): Note {
  const [first, ...rest] = lines;
  if (!first) throw new Error(`damage of ${lent.serial} has no price`);
  const amount = rest.reduce((sum, line) => add(sum, line.amount), first.amount);
  return { label: costWords(first.label, amount, first.tax.kind), clauses, on: null };
}
