import {
  type Action,
  type ActAsk,
  actRefusal,
  type Actor,
  decide,
  type Decided,
  type Decision,
  type Household,
  loadAskedHousehold,
  refusedToResident,
} from "../../contracts/index.ts";
import type { Day } from "../../kernel/day.ts";
import type { MoneyView } from "../api/action.ts";
import { type MoneyBeforeYes, moneyBeforeYes } from "../what-if/money-before-yes.ts";
import type { Moment } from "./moment.ts";
import { needsTwo } from "./needs-two.ts";

export interface PreviewAsk extends Pick<ActAsk, "accountId" | "contractId" | "action"> {
  readonly by: Actor;
  /** An earlier day for which it is entered; null: today. */
  readonly on: Day | null;
}

/** What an action would do, with nothing written. */
export interface Previewed {
  readonly household: Household;
  readonly decision: Decision;
  readonly money: MoneyView | null;
  readonly corrections: MoneyBeforeYes["corrections"];
  /** Length of the contract's history. */
  readonly seen: number;
  readonly needsTwo: boolean;
}

/** Decide without writing, and rate what would become different (XX-05). */
export async function previewAction(at: Moment, ask: PreviewAsk): Promise<Previewed> {
  const on = ask.on ?? at.today;
  const when = { on, now: at.now, by: ask.by };
  const household = await loadAskedHousehold(at.tx, at.catalogue, ask.accountId, when);
  const decision = decideAs(household, ask);
  const own = household.contracts.find(({ id }) => id === ask.contractId);
  const seen = own?.history.length ?? 0;
  if (!decision.ok) {
    return { household, decision, money: null, corrections: [], seen, needsTwo: false };
  }
  const { money, corrections } = await rated(at, ask.accountId, household, decision.value);
  // Only what is entered for an earlier day is somebody's hand in months that were billed.
  const byHand = ask.by === "staff" && on < at.today ? corrections : [];
  const two = needsTwo(ask.action, byHand);
  return { household, decision, money, corrections, seen, needsTwo: two };
}

/** The decision as this actor may ask for it. */
function decideAs(
  household: Household,
  { contractId, action, by }: { contractId: string; action: Action; by: Actor },
): Decision {
  if (!household.contracts.some(({ id }) => id === contractId)) {
    return actRefusal("unknown-contract");
  }
  const forbidden = by === "resident" ? refusedToResident(household, action) : null;
  return forbidden ?? decide(household, contractId, action);
}

export function rated(
  at: Moment,
  accountId: number,
  household: Household,
  decided: Decided,
): Promise<MoneyBeforeYes> {
  return moneyBeforeYes(at, { accountId, household, decided, today: at.today });
}
