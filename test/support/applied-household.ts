import { applyFor, type NamedApplication } from "../../src/contracts/apply.ts";
import { applicationSchema } from "../../src/contracts/action-schema.ts";
import type { Decision, Household, Refused } from "../../src/contracts/decision.ts";
import { contractsAfter } from "../../src/contracts/household/household-after.ts";
import { later } from "./asked-household.ts";

interface Sold {
  readonly service: string;
  readonly item: string;
}

/** An application as a form sends it; what is left out is what the schema fills in. */
export function application(
  contract: string,
  given: Partial<NamedApplication["application"]> & Sold,
): NamedApplication {
  const { service, item } = given;
  return { contract, application: { ...applicationSchema.parse({ service, item }), ...given } };
}

/** The household with what was applied for in it, on the same day. */
export function applied(of: Household, applications: readonly NamedApplication[]): Household {
  const decision = applyFor(of, applications);
  if (!decision.ok) throw new Error(decision.refusal.code);
  const touched = contractsAfter(of, decision.value);
  return { ...of, contracts: [...of.contracts, ...touched] };
}

/** The same some days later: what follows is then recorded after the applications. */
export function appliedThen(
  of: Household,
  applications: readonly NamedApplication[],
  days = 1,
): Household {
  return later(applied(of, applications), days);
}

export function refusalOf(decision: Decision): Refused {
  if (decision.ok) throw new Error("it was decided");
  return decision.refusal;
}

/** What is recorded, as `contract type`: `lines` has the days as well. */
export function eventTypes(decision: Decision): readonly string[] {
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.value.events.map(({ contract, event }) => `${contract} ${event.type}`);
}
