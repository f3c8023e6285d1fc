import type { Day } from "../../kernel/day.ts";
import type { Asked, NewEvent } from "../decision.ts";
import type { Contract, ContractEvent } from "../model.ts";
import { eventsOf, type Life, readHistory } from "./read-history.ts";

export type Told = Extract<ContractEvent, { readonly type: "told" }>;

/**
 * What was said on a ground and still counts on a day: nothing from before the last time that
 * service was restored, because that ground was gone.
 */
export function toldOn(life: Life, ground: string, on: Day): readonly Told[] {
  const restored = eventsOf(life, "restored").findLast((event) => event.on <= on);
  const after = restored === undefined ? -1 : life.events.indexOf(restored);
  return eventsOf(life, "told").filter((event) => {
    return event.ground === ground && event.on <= on && life.events.indexOf(event) > after;
  });
}

/** The contract that hears it: of a dwelling, the building's, where its representative is told. */
export function heardBy(asked: Asked, who: "customer" | "representative"): Contract {
  const { building } = asked.life.applied;
  if (who === "customer" || building === undefined) return asked.contract;
  const found = [...asked.tied, ...asked.contracts].find(({ id }) => id === building);
  return found ?? asked.contract;
}

/** The life of a contract that was stored, which can always be read; anything else is a bug. */
export function lifeOf(contract: Contract): Life {
  const life = readHistory(contract);
  if (!life.ok) throw new Error(`the history of ${contract.id} cannot be read`);
  return life.value;
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
