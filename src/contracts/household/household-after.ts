import type { Day } from "../../kernel/day.ts";
import type { Asked, Decided, Household, NewEvent } from "../decision.ts";
import type { Contract, ContractEvent, ContractFact } from "../model.ts";

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

/** The same household once a decision is recorded, with the contracts that it opens. */
export function withEvents(
  household: Household,
  { events, opens }: Pick<Decided, "events" | "opens">,
): Household {
  const grown = growing(events);
  return {
    ...household,
    contracts: [...household.contracts, ...opened(opens)].map(grown),
    tied: household.tied.map(grown),
  };
}

/** The contracts that a decision touches, with their new events: those opened come last. */
export function contractsAfter(
  { contracts, tied }: Pick<Household, "contracts" | "tied">,
  { events, opens }: Pick<Decided, "events" | "opens">,
): readonly Contract[] {
  const grown = growing(events);
  return [...contracts, ...tied, ...opened(opens)].flatMap((contract) => {
    const after = grown(contract);
    return after === contract ? [] : [after];
  });
}

function opened(opens: Decided["opens"]): readonly Contract[] {
  return opens.map(({ contract, service }) => ({ id: contract, service, history: [] }));
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
