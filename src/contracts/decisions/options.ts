import { addDays, addToMonth, type Day, firstDay, formatMonth, monthOf } from "../../kernel/day.ts";
import { ok } from "../../kernel/result.ts";
import { chargedFrom } from "../../rating/charged-period.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import type { ActionOf } from "../action-schema.ts";
import { conditionFactsOf } from "../household/condition-facts.ts";
import { type Asked, decided, type Decision, type Note, refuse } from "../decision.ts";
import { failedConditions, refusedByConditions } from "../household/failed-conditions.ts";
import { recorded } from "../household/household-after.ts";
import { noticeEffect } from "../rules/notice.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { itemIn } from "../history/state.ts";
import { spoken } from "../words/spoken.ts";
import { refusedByState } from "./state-needed.ts";

/** The price of an option, with the rule in which it stands. */
interface OptionFee {
  readonly rule: RuleOf<"monthly-fee">;
  readonly fee: RuleOf<"monthly-fee">["items"][string];
}

/**
 * Take an option (IT-02, IT-09, HH-17): from today, charged from when its terms say. A router taken
 * 2025-12-10 is charged from 2025-12-01; an add-on to power from the 1st of the next month, with no
 * free months a second time.
 */
export function addOption(asked: Asked, action: ActionOf<"add-option">): Decision {
  const { catalogue, life } = asked;
  const { option, quantity } = action;
  const sold = catalogue.services.get(life.service)?.options[option];
  const found = feeOf(asked, option);
  const clauses = found
    ? (found.fee.clause ?? found.rule.clause)
    : clausesOf(catalogue, life.service, "monthly-fee");
  if (!sold) return unknownOption(clauses);
  const shut = refusedByState(asked, "monthly-fee", ["active"]);
  if (shut) return shut;
  const held = life.options.some((span) => span.option === option && isHeld(span, asked.on));
  if (sold.many !== true && (held || quantity > 1)) return onlyOnce(clauses);
  const unsold = found && notSold(found, asked, clauses);
  if (unsold) return unsold;
  const failed = refusedByConditions(catalogue, failedWith(asked, option));
  if (failed) return failed;
  return ok(
    decided({
      events: [recorded(asked, { type: "option-started", option, quantity })],
      notes: found ? notesOf(found, asked, option) : [],
      effectiveOn: asked.on,
      clauses,
    }),
  );
}

function isHeld(span: { readonly from: Day; readonly until: Day | null }, on: Day): boolean {
  return span.until === null || span.until > on;
}

function feeOf({ catalogue, life }: Asked, option: string): OptionFee | null {
  for (const { rule } of rulesOf(catalogue, life.service, "monthly-fee")) {
    const fee = rule.of === "option" ? rule.items[option] : undefined;
    if (fee) return { rule, fee };
  }
  return null;
}

/** IT-02: not beside some wiring, and some options only for those who have them already. */
function notSold({ fee }: OptionFee, asked: Asked, clauses: readonly string[]): Decision | null {
  if (fee.notWith?.includes(itemIn(asked.life, asked.on))) {
    return refuse({
      code: "contracts.option-not-with-item",
      clauses,
      reason: {
        ja: "ご利用中の品目（配線方式）では、このオプションはご利用になれません",
        en: "This option cannot be had with the item (its wiring)",
      },
    });
  }
  const entry = inForceOn(fee.values, asked.on);
  if (!entry.ok || entry.value.closedToNew !== true) return null;
  return refuse({
    code: "contracts.option-closed",
    clauses,
    reason: { ja: "新規の受付は終了しました", en: "It is closed to new customers" },
  });
}

function failedWith(asked: Asked, option: string) {
  const { catalogue, contract, life, on } = asked;
  const facts = conditionFactsOf(asked, {
    at: "change",
    service: life.service,
    item: itemIn(asked.life, asked.on),
    options: [option, ...life.options.filter((span) => isHeld(span, on)).map((o) => o.option)],
    channel: life.applied.channel,
    facts: life.applied.facts ?? {},
    building: life.applied.building,
    contract: contract.id,
    together: [],
  });
  return failedConditions(catalogue, life.service, facts);
}

/** From when it is charged, and which months are free. */
function notesOf({ rule, fee }: OptionFee, { life, on }: Asked, option: string): readonly Note[] {
  const from = chargedFrom(rule.begins, on);
  const clauses = fee.clause ?? rule.clause;
  const again = life.options.some((span) => span.option === option);
  const { freeMonths } = rule;
  const isFree = freeMonths !== undefined && (freeMonths.again || !again);
  const paidFrom = isFree ? firstDay(addToMonth(monthOf(from), freeMonths.months)) : from;
  const day = spoken(paidFrom);
  const label = { ja: `料金は${day.ja}からかかります`, en: `Charged from ${day.en}` };
  const notes: Note[] = [{ label, clauses, on: paidFrom }];
  if (freeMonths === undefined) return notes;
  const [first, last] = [monthOf(from), addToMonth(monthOf(paidFrom), -1)].map(formatMonth);
  const said = isFree
    ? { ja: `${first}から${last}までは無料です`, en: `Free from ${first} through ${last}` }
    : {
        ja: "以前にご利用があるため、無料の期間はありません",
        en: "It was had before, so no months are free",
      };
  return [...notes, { label: said, clauses, on: null }];
}

/**
 * Give an option up (IT-11): at a month's end with ten days' notice where the terms say so, else on
 * the day wished. Said 2025-12-21 for the year's end: 2025-12-31; a day later: 2026-01-31.
 */
export function dropOption(asked: Asked, action: ActionOf<"drop-option">): Decision {
  const { catalogue, life, on } = asked;
  const { option } = action;
  const found = feeOf(asked, option);
  const outlives = asked.state === "ended" && found?.fee.outlives === true;
  const shut = outlives ? null : refusedByState(asked, "notice", ["active", "suspended", "paused"]);
  if (shut) return shut;
  const rule = rulesOf(catalogue, life.service, "notice").find((each) => {
    return "option-end" in each.rule.acts;
  });
  const act = rule?.rule.acts["option-end"];
  const clauses = rule
    ? (act?.clause ?? rule.rule.clause)
    : clausesOf(catalogue, life.service, "monthly-fee");
  const spans = life.options.filter((span) => span.option === option);
  const open = spans.find(({ until }) => until === null);
  if (!open) return notHeld(spans.at(-1)?.until ?? null, on, clauses);
  const wishedOn = action.wishedOn ?? on;
  const effect =
    rule && noticeEffect(rule, { act: "option-end", noticedOn: on, wishedOn, workOn: null });
  if (effect && !effect.ok) throw new Error(`${rule.id}: ${effect.refusal.code}`);
  const last = effect ? effect.value.effectiveOn : wishedOn < on ? on : wishedOn;
  const lastDay = last < open.from ? open.from : last;
  const day = spoken(lastDay);
  const label = { ja: `${day.ja}までご利用になれます`, en: `It is held through ${day.en}` };
  return ok(
    decided({
      events: [recorded(asked, { type: "option-ended", option }, lastDay)],
      notes: [{ label, clauses, on: lastDay }],
      effectiveOn: lastDay,
      clauses,
    }),
  );
}

function notHeld(until: Day | null, on: Day, clauses: readonly string[]): Decision {
  if (until !== null && until > on) {
    const lastDay = addDays(until, -1);
    return refuse({
      code: "contracts.option-ends-already",
      clauses,
      reason: {
        ja: `このオプションは${spoken(lastDay).ja}で終わることになっています`,
        en: `The option ends with ${spoken(lastDay).en} already`,
      },
      days: { lastDay },
    });
  }
  return refuse({
    code: "contracts.option-not-held",
    clauses,
    reason: { ja: "そのオプションはご利用がありません", en: "That option is not held" },
  });
}

function unknownOption(clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.unknown-option",
    clauses,
    reason: { ja: "取り扱いのないオプションです", en: "No such option" },
  });
}

function onlyOnce(clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.option-only-once",
    clauses,
    reason: {
      ja: "このオプションは1契約につき1つまでです",
      en: "This option is had once at most",
    },
  });
}
