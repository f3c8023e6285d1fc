import {
  type Contract,
  itemOn,
  lastDayOf,
  readHistory,
  stateOn,
  tenureOf,
  trial,
} from "../../contracts/index.ts";
import type { ContractFacts, Quota } from "../../diagnosis/business/contractor.ts";
import { servicesOf } from "../../diagnosis/business/services.ts";
import type { Day } from "../../kernel/day.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";

export const DIAGNOSIS_SERVICE = "enegaeru";

interface FactsAsk {
  readonly catalogue: Catalogue;
  readonly on: Day;
  readonly now: string;
  /** Diagnoses of this month under the contract. */
  readonly used: number;
}

/**
 * What a contract of the diagnosis means for who may diagnose on a day; null: it was not known yet.
 * Formed 2026-11-12 as a free trial: active, last day 2026-12-02, 10 diagnoses a month.
 */
export function contractFacts(contract: Contract, ask: FactsAsk): ContractFacts | null {
  const { catalogue, on, now } = ask;
  const asKnown = { knownAt: now };
  const state = stateOn(contract, on, asKnown);
  const life = readHistory(contract, asKnown);
  const served = itemOn(contract, on, asKnown);
  if (!state.ok || !life.ok || !served.ok) return null;
  const item = served.value ?? life.value.items.at(-1)?.item ?? life.value.applied.item;
  const isFree = !hasMonthlyFee(catalogue, item);
  const ends = lastDayOf(life.value);
  const began = life.value.items.at(0)?.item ?? life.value.applied.item;
  const trialEnds = isFree && began === item ? lastDayOfTrial(contract, ask) : null;
  return {
    contract: contract.id,
    item,
    services: servicesOf(item),
    isFree,
    state: shown(state.value, contract),
    lastDay: earlier(ends, trialEnds),
    quota: quotaOf(item, ask),
  };
}

function earlier(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

function hasMonthlyFee(catalogue: Catalogue, item: string): boolean {
  return rulesOf(catalogue, DIAGNOSIS_SERVICE, "monthly-fee").some(({ rule }) =>
    Object.hasOwn(rule.items, item),
  );
}

function lastDayOfTrial(contract: Contract, { catalogue, on, now }: FactsAsk): Day | null {
  const [rule] = rulesOf(catalogue, DIAGNOSIS_SERVICE, "trial");
  const tenure = tenureOf(contract, catalogue, { knownAt: now, through: on });
  const formedOn = tenure.ok ? (tenure.value.formedOn ?? null) : null;
  if (!rule || formedOn === null) return null;
  return trial(rule, { formedOn, paidFrom: null, decidedLastDay: null }).lastDay;
}

/** A stop for a user's breach stops that user; the others are served on (第32条第2項第1号). */
function shown(state: string, { history }: Contract): ContractFacts["state"] {
  switch (state) {
    case "active":
      return "active";
    case "applied":
    case "accepted":
      return "waiting";
    case "suspended":
    case "paused": {
      const last = history.findLast(({ type }) => type === "suspended");
      const onlyUser = last?.type === "suspended" && last.ground === "users-breach";
      return state === "suspended" && onlyUser ? "active" : "stopped";
    }
    default:
      return "over";
  }
}

function quotaOf(item: string, { catalogue, on, used }: FactsAsk): Quota | null {
  for (const { rule } of rulesOf(catalogue, DIAGNOSIS_SERVICE, "quota")) {
    const entries = Object.hasOwn(rule.items, item) ? rule.items[item]?.values : undefined;
    const entry = entries && inForceOn(entries, on);
    if (entry?.ok) return { used, included: entry.value.included, priceAbove: entry.value.price };
  }
  return null;
}
