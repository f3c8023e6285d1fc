import {
  type Contract,
  type ContractEvent,
  contractsAfter,
  type Decided,
  type Household,
  tenureOf,
} from "../../contracts/index.ts";
import { lastDay, type Month } from "../../kernel/day.ts";
import type { Tenure } from "../../rating/tenure.ts";
import { foresee, orderedWork } from "./foresee.ts";

/** A household as it stands, and as it would stand. */
export interface Sides {
  readonly before: readonly Tenure[];
  readonly after: readonly Tenure[];
  /** Contracts that the decision adds to, or opens. */
  readonly touched: ReadonlySet<string>;
}

export interface SidesAsk {
  readonly household: Household;
  readonly decided: Decided;
  /** How far renewals are counted. */
  readonly through: Month;
}

/**
 * The account's contracts before and after a decision, as rating sees them. Contracts of other
 * accounts that are tied to them are not this account's money and are left out.
 */
export function sidesOf({ household, decided, through }: SidesAsk): Sides {
  const { contracts } = household;
  const changed = new Map(
    contractsAfter({ contracts, tied: [] }, decided).map((contract) => [contract.id, contract]),
  );
  const horizon = { catalogue: household.catalogue, through };
  const before = contracts.flatMap((contract) => {
    const events = changed.has(contract.id) ? orderedWork(contract, household) : [];
    return withForeseen(contract, events, horizon);
  });
  const kept = contracts.filter(({ id }) => !changed.has(id));
  const foreseen = [...changed.values()].flatMap((contract) =>
    withForeseen(contract, foresee(contract, { household, decided }), horizon),
  );
  const after = [...kept.flatMap((contract) => readable(contract, horizon)), ...foreseen];
  return { before, after, touched: new Set(changed.keys()) };
}

interface Horizon {
  readonly catalogue: Household["catalogue"];
  readonly through: Month;
}

/** What is foreseen may not fit, such as an installation after all; what is recorded does. */
function withForeseen(
  contract: Contract,
  events: readonly ContractEvent[],
  horizon: Horizon,
): readonly Tenure[] {
  const read = readable({ ...contract, history: [...contract.history, ...events] }, horizon);
  return read.length > 0 ? read : readable(contract, horizon);
}

/** None of a contract whose history makes no sense: its bills are held. */
function readable(contract: Contract, { catalogue, through }: Horizon): readonly Tenure[] {
  const read = tenureOf(contract, catalogue, { through: lastDay(through) });
  return read.ok ? [read.value] : [];
}

/** Without what it is measured by: charges by use cannot be known ahead. */
export function withoutUse(tenures: readonly Tenure[]): readonly Tenure[] {
  return tenures.map((tenure) => (tenure.supply === null ? tenure : { ...tenure, supply: null }));
}
