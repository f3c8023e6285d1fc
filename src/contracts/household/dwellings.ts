import type { Asked, NewEvent } from "../decision.ts";
import type { Contract, ContractEvent } from "../model.ts";

/** The contract that hears it: of a dwelling, the building's, where its representative is told. */
export function heardBy(asked: Asked, who: "customer" | "representative"): Contract {
  const { building } = asked.life.applied;
  if (who === "customer" || building === undefined) return asked.contract;
  const found = [...asked.tied, ...asked.contracts].find(({ id }) => id === building);
  return found ?? asked.contract;
}

/** The dwellings that live under a building's contract. */
export function dwellingsUnder({ contract, contracts, tied }: Asked): readonly Contract[] {
  return [...contracts, ...tied].filter(({ id, history }) => {
    const applied = history.find(({ type }) => type === "applied");
    return id !== contract.id && applied?.type === "applied" && applied.building === contract.id;
  });
}

/** The same event on several contracts. */
export function onEach(contracts: readonly Contract[], event: ContractEvent): readonly NewEvent[] {
  return contracts.map(({ id }) => ({ contract: id, event }));
}
