import type { Day } from "../../kernel/day.ts";
import { ok } from "../../kernel/result.ts";
import { type Catalogue, type Located, rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import type { ActionOf } from "../action-schema.ts";
import { supplyAfterChange } from "./capacity-of-plan.ts";
import { conditionFactsOf } from "../household/condition-facts.ts";
import { type Asked, decided, type Decision, type Note, refuse } from "../decision.ts";
import { failedConditions, refusedByConditions } from "../household/failed-conditions.ts";
import { recorded } from "../household/household-after.ts";
import { noticeEffect } from "../rules/notice.ts";
import { eventsOf } from "../history/read-history.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { itemIn } from "../history/state.ts";
import { spoken } from "../words/spoken.ts";
import { refusedByState } from "./state-needed.ts";

/** The work with whose completion an item is changed, where the terms ask for work. */
export const ITEM_CHANGE = "item-change";

/**
 * Change to another item of the same service (HM-11, HH-04, IT-05, IT-20, EN-14): by work where
 * the terms price or ask for it, else on the day wished, or when a notice that the terms ask for
 * takes effect. Family 100M to 1G orders work; Standard to Power asked for 2025-09-10 counts from
 * that day, and the term goes on from the first start.
 */
export function changeItem(asked: Asked, action: ActionOf<"change-item">): Decision {
  const { catalogue, life } = asked;
  const clauses = changeClauses(asked);
  if (!catalogue.services.get(life.service)?.items[action.item]) return unknownItem(clauses);
  const shut = refusedByState(asked, "condition", ["accepted", "active"]);
  if (shut) return shut;
  const fromItem = itemIn(asked.life, asked.on);
  if (action.item === fromItem) return sameItem(clauses);
  const planned = plannedChange(asked);
  if (planned) return changePlanned(planned, clauses);
  if (action.from !== null && action.from < asked.on) return dayPassed(clauses);
  const failed = failedOnChange(asked, action, fromItem);
  const hindered = refusedByConditions(catalogue, failed) ?? optionInTheWay(asked, action.item);
  if (hindered) return hindered;
  return asked.state === "active" && needsWork(catalogue, life.service, asked.on)
    ? byWork(asked, action, { fromItem, clauses })
    : onDay(asked, action, clauses);
}

interface Change {
  readonly fromItem: string;
  readonly clauses: readonly string[];
}

function byWork(asked: Asked, action: ActionOf<"change-item">, change: Change): Decision {
  const { item, from: plannedOn, facts } = action;
  const { fromItem, clauses } = change;
  const label = {
    ja: "工事が完了した日に品目が変わります",
    en: "The item changes on the day the work is done",
  };
  return ok(
    decided({
      events: [
        recorded(asked, {
          type: "work-ordered",
          work: ITEM_CHANGE,
          plannedOn,
          facts: { ...facts, from: fromItem, to: item },
        }),
      ],
      notes: [{ label, clauses, on: plannedOn }, ...formedAnew(asked), ...termGoesOn(asked)],
      effectiveOn: plannedOn,
      clauses,
    }),
  );
}

function onDay(asked: Asked, action: ActionOf<"change-item">, common: readonly string[]): Decision {
  const { item } = action;
  // Before the start another item is only another wish: nothing has to be said in time.
  const notice = asked.state === "active" ? noticeOf(asked, item) : null;
  const effect = notice && effectOf(asked, action, notice);
  if (effect === "day-not-named") return dayNotNamed(common);
  const from = effect?.effectiveOn ?? action.from ?? asked.on;
  const supply = supplyAfterChange(asked, { item, from, facts: action.facts });
  if (supply && "refusal" in supply) return supply;
  const clauses = notice ? notice.clauses : common;
  const day = spoken(from);
  const label = { ja: `${day.ja}から新しい品目です`, en: `The new item counts from ${day.en}` };
  return ok(
    decided({
      events: [
        recorded(asked, { type: "item-changed", item }, from),
        ...(supply ? [recorded(asked, { type: "supply-set", supply }, from)] : []),
      ],
      notes: [{ label, clauses, on: from }, ...termGoesOn(asked)],
      effectiveOn: from,
      clauses,
    }),
  );
}

interface ChangeNotice {
  readonly rule: Located<RuleOf<"notice">>;
  readonly act: string;
  readonly clauses: readonly string[];
}

/** The notice that the terms ask for: one for changes to this item, or for any change. */
function noticeOf({ catalogue, life }: Asked, item: string): ChangeNotice | null {
  for (const rule of rulesOf(catalogue, life.service, "notice")) {
    const acts = Object.entries(rule.rule.acts);
    const found =
      acts.find(([, { items }]) => items?.includes(item)) ??
      acts.find(([name]) => name === "change");
    if (found) return { rule, act: found[0], clauses: found[1].clause ?? rule.rule.clause };
  }
  return null;
}

function effectOf(
  { on: noticedOn }: Asked,
  { from: wishedOn }: ActionOf<"change-item">,
  { rule, act }: ChangeNotice,
): { readonly effectiveOn: Day } | "day-not-named" {
  const effect = noticeEffect(rule, { act, noticedOn, wishedOn, workOn: null });
  return effect.ok ? effect.value : "day-not-named";
}

/** Clauses on a change: of its work, of the condition on it, of the term that goes on. */
function changeClauses({ catalogue, life }: Asked): readonly string[] {
  const fees = rulesOf(catalogue, life.service, "one-off-fee").flatMap(({ rule }) => {
    const fee = rule.fees[ITEM_CHANGE];
    return fee ? (fee.clause ?? rule.clause) : [];
  });
  if (fees.length > 0) return [...new Set(fees)];
  return clausesOf(catalogue, life.service, "term");
}

/** Whether the terms change an item by work (HM-03, IT-05). */
function needsWork(catalogue: Catalogue, service: string, on: Day): boolean {
  return rulesOf(catalogue, service, "work").some(({ rule }) => {
    const work = rule.works[ITEM_CHANGE];
    return work !== undefined && inForceOn(work.values, on).ok;
  });
}

/** The day of a change that is fixed or ordered already; `waits` where it has none. */
function plannedChange({ life, on }: Asked): { readonly on: Day | null } | null {
  const fixed = eventsOf(life, "item-changed").find((event) => event.on > on);
  if (fixed) return { on: fixed.on };
  const orders = eventsOf(life, "work-ordered").filter(({ work }) => work === ITEM_CHANGE);
  const closed = life.events.filter((event) => {
    return (
      (event.type === "work-done" || event.type === "work-cancelled") && event.work === ITEM_CHANGE
    );
  });
  const open = orders.at(-1);
  return open && orders.length > closed.length ? { on: open.plannedOn } : null;
}

function failedOnChange(
  asked: Asked,
  { item, facts }: ActionOf<"change-item">,
  fromItem: string,
): ReturnType<typeof failedConditions> {
  const { catalogue, contract, life, on } = asked;
  const known = conditionFactsOf(asked, {
    at: "change",
    service: life.service,
    item,
    fromItem,
    options: heldOptions(asked),
    channel: life.applied.channel,
    facts: { ...life.applied.facts, ...facts },
    building: life.applied.building,
    contract: contract.id,
    together: [],
    on,
  });
  return failedConditions(catalogue, life.service, known);
}

function heldOptions({ life, on }: Asked): readonly string[] {
  const held = life.options.filter(({ until }) => until === null || until > on);
  return held.map(({ option }) => option);
}

/** IT-02: an option that cannot be had beside the new item is given up first. */
function optionInTheWay({ catalogue, life }: Asked, item: string): Decision | null {
  const held = life.options.filter(({ until }) => until === null).map(({ option }) => option);
  for (const { rule } of rulesOf(catalogue, life.service, "monthly-fee")) {
    const lost = held.map((option) => rule.of === "option" && rule.items[option]);
    const fee = lost.find((each) => each && each.notWith?.includes(item));
    if (!fee) continue;
    return refuse({
      code: "contracts.option-not-with-item",
      clauses: fee.clause ?? rule.clause,
      reason: {
        ja: `変更後の品目では${fee.label.ja}をご利用になれません`,
        en: `${fee.label.en} cannot be had with the new item`,
      },
      needed: {
        ja: `先に${fee.label.ja}を解約してください`,
        en: `Give ${fee.label.en} up first`,
      },
    });
  }
  return null;
}

/** HM-03: with the work the contract forms anew, and its papers are given again. */
function formedAnew({ catalogue, life, on }: Asked): Note[] {
  return rulesOf(catalogue, life.service, "formation").flatMap(({ rule }) => {
    const entry = inForceOn(rule.values, on);
    if (!entry.ok || !entry.value.anew?.includes(ITEM_CHANGE)) return [];
    const label = {
      ja: "工事が完了した日が新しい契約日となり、契約締結後書面をあらためてお渡しします",
      en: "The day of completion is the contract day anew, and its papers are given again",
    };
    return [{ label, clauses: rule.clause, on: null }];
  });
}

/** HH-04: a change starts no new term. */
function termGoesOn({ catalogue, life }: Asked): Note[] {
  if (life.startedOn === null) return [];
  return rulesOf(catalogue, life.service, "term").map(({ rule }) => {
    const label = {
      ja: "契約期間は最初の開始日から数えたまま変わりません",
      en: "The term still counts from the first start",
    };
    return { label, clauses: rule.clause, on: null };
  });
}

function unknownItem(clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.unknown-item",
    clauses,
    reason: { ja: "取り扱いのない品目です", en: "No such item" },
  });
}

function sameItem(clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.item-unchanged",
    clauses,
    reason: { ja: "いまと同じ品目です", en: "It is the same item as now" },
  });
}

function changePlanned({ on }: { readonly on: Day | null }, clauses: readonly string[]): Decision {
  const day = on === null ? null : spoken(on);
  return refuse({
    code: "contracts.change-planned",
    clauses,
    reason: {
      ja: `品目の変更がすでに予定されています${day ? `（${day.ja}）` : ""}`,
      en: `A change is planned already${day ? ` (${day.en})` : ""}`,
    },
    needed: { ja: "先にその予定を取りやめてください", en: "Cancel that one first" },
    days: on === null ? {} : { plannedOn: on },
  });
}

function dayPassed(clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.day-passed",
    clauses,
    reason: { ja: "過ぎた日は指定できません", en: "That day has passed" },
  });
}

function dayNotNamed(clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.day-not-named",
    clauses,
    reason: { ja: "変更を希望する日をお知らせください", en: "Name the day of the change" },
  });
}
