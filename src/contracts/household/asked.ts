import { ok, type Result } from "../../kernel/result.ts";
import type { Asked, Decided, Decision, Household, NewEvent, Refused } from "../decision.ts";
import { readHistory } from "../history/read-history.ts";
import { refusedByHistory } from "../history/refused-by-history.ts";
import { stateOf } from "../history/state.ts";
import { tenureOf } from "../history/tenure.ts";
import { contractsAfter, withEvents } from "./household-after.ts";

/** A contract of the household, read as it stands on the day of asking. Throws when it is none. */
export function askedOf(household: Household, contractId: string): Result<Asked, Refused> {
  const { contracts, catalogue, on } = household;
  const contract = contracts.find(({ id }) => id === contractId);
  if (!contract) throw new Error(`${contractId} is no contract of this household`);
  const life = readHistory(contract);
  if (!life.ok) return refusedByHistory(catalogue, contract.service, life.refusal);
  const tenure = tenureOf(contract, catalogue, { through: on });
  if (!tenure.ok) return refusedByHistory(catalogue, contract.service, tenure.refusal);
  const state = stateOf(life.value, on) ?? "applied";
  return ok({ ...household, contract, life: life.value, tenure: tenure.value, state });
}

/** The same question, read anew once more events count. */
export function askedAfter(asked: Asked, events: readonly NewEvent[]): Result<Asked, Refused> {
  if (events.length === 0) return ok(asked);
  return askedOf(withEvents(asked, { events, opens: [] }), asked.contract.id);
}

/** Whether every history that a decision adds to still makes sense under the terms. */
export function possible(household: Household, decision: Decided): Decision {
  for (const contract of contractsAfter(household, decision)) {
    const read = tenureOf(contract, household.catalogue, { through: household.on });
    if (!read.ok) return refusedByHistory(household.catalogue, contract.service, read.refusal);
  }
  return ok(decision);
}
