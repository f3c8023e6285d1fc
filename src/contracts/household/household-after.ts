import type { Day } from "../../kernel/day.ts";
import type { Asked, Decided, Household, NewEvent } from "../decision.ts";
import type { Contract, ContractEvent, ContractFact } from "../model.ts";
import { readHistory } from "../history/read-history.ts";
import { stateOf } from "../history/state.ts";
import { tenureOf } from "../history/tenure.ts";

/** A fact of the contract asked about, of the day of asking or another, known from now on. */
export function recorded(asked: Asked, fact: ContractFact, on: Day = asked.on): NewEvent {
  return { contract: asked.contract.id, event: stamped(asked, fact, on) };
}

/** A fact with its day and the instant at which it becomes known. */
export function stamped(
  { now }: Pick<Household, "now">,
  fact: ContractFact,
  on: Day,
): ContractEvent {
  return { ...fact, on, recordedAt: now };
}

/** The same household once more events count, those of the contract asked about included. */
function grownBy(asked: Asked, events: readonly NewEvent[]): Asked {
  if (events.length === 0) return asked;
  const grown = growing(events);
  return {
    ...asked,
    contracts: asked.contracts.map(grown),
    tied: asked.tied.map(grown),
    contract: grown(asked.contract),
  };
}

/** The same household once a decision is recorded, with the contracts that it opens. */
export function withEvents(
  household: Household,
  { events, opens }: Pick<Decided, "events" | "opens">,
): Household {
  const grown = growing(events);
  const opened = opens.map(({ contract, service }) => ({ id: contract, service, history: [] }));
  return {
    ...household,
    contracts: [...household.contracts, ...opened].map(grown),
    tied: household.tied.map(grown),
  };
}

/** Contracts to which nothing is added stay the very same. */
function growing(events: readonly NewEvent[]): (contract: Contract) => Contract {
  const added = Map.groupBy(events, ({ contract }) => contract);
  return (contract) => {
    const own = added.get(contract.id);
    if (own === undefined) return contract;
    return { ...contract, history: [...contract.history, ...own.map(({ event }) => event)] };
  };
}

/** The same question, read anew. Throws when the events cannot be: they were decided on. */
export function askedAfter(asked: Asked, events: readonly NewEvent[]): Asked {
  const after = grownBy(asked, events);
  const life = readHistory(after.contract);
  const tenure = tenureOf(after.contract, asked.catalogue, { through: asked.on });
  if (!life.ok || !tenure.ok) {
    throw new Error(`${after.contract.id} cannot be read after what was undone`);
  }
  const state = stateOf(life.value, asked.on) ?? "applied";
  return { ...after, life: life.value, tenure: tenure.value, state };
}
