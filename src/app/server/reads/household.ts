import {
  type Contract,
  loadContracts,
  nthTerm,
  stateOn,
  tenureOf,
  termRuleOf,
} from "../../../contracts/index.ts";
import { loadMeterPoints } from "./store.ts";
import { metersOf } from "../../../rating/supply.ts";
import type { Tenure } from "../../../rating/tenure.ts";
import { orderOf } from "../../../terms/service-order.ts";
import type { ContractContext, KnownContract } from "../views/contract-view.ts";
import type { Reading } from "./world.ts";

/** An account's contracts, read from their histories as known now. */
export async function loadHousehold(
  { tx, world, now, today }: Reading,
  accountId: number,
): Promise<ContractContext> {
  const contracts = (await loadContracts(tx, [accountId])).get(accountId) ?? [];
  const household = contracts.flatMap((contract) =>
    knownContract(contract, { catalogue: world.catalogue, now, today }),
  );
  const meters = household.flatMap(({ tenure }) => metersOf(tenure.supply));
  const points = await loadMeterPoints(tx, meters);
  return {
    catalogue: world.catalogue,
    today,
    household: household.toSorted(byService(world.catalogue)),
    supplyPointOf: (meter) => points.get(meter) ?? null,
  };
}

type Knowing = Pick<ContractContext, "catalogue" | "today"> & { readonly now: string };

/** Nothing when it is not known yet: applied for after today. */
function knownContract(
  contract: Contract,
  { catalogue, now: knownAt, today }: Knowing,
): readonly KnownContract[] {
  const state = stateOn(contract, today, { knownAt });
  if (!state.ok) return [];
  const tenure = tenureOf(contract, catalogue, { knownAt, through: today });
  if (!tenure.ok) throw new Error(`contract ${contract.id}: ${tenure.refusal.code}`);
  return [
    { contract, tenure: tenure.value, state: state.value, term: termOf(tenure.value, catalogue) },
  ];
}

function termOf(tenure: Tenure, catalogue: Knowing["catalogue"]): KnownContract["term"] {
  const rule = termRuleOf(catalogue, tenure);
  if (!rule || tenure.startedOn === null) return null;
  return nthTerm(rule, tenure.startedOn, Math.max(0, tenure.termStarts.length - 1));
}

function isOver({ state }: KnownContract): boolean {
  return state === "ended" || state === "withdrawn" || state === "refused";
}

/** Running contracts first, each in the order of services. */
function byService(catalogue: Knowing["catalogue"]) {
  const rank = (known: KnownContract) =>
    orderOf(catalogue, known.tenure.service) + (isOver(known) ? 10_000 : 0);
  return (a: KnownContract, b: KnownContract) => rank(a) - rank(b);
}
