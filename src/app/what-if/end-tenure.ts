import { type Household, whatFollowsEnd } from "../../contracts/index.ts";
import { addDays, type Day } from "../../kernel/day.ts";
import type { OpenPeriod } from "../../kernel/period.ts";
import type { Tenure } from "../../rating/tenure.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { isPriced } from "./foresee.ts";

export interface End {
  readonly lastDay: Day;
  readonly reason: string;
}

/**
 * A contract as if its last day of service were the one given, with the removal work that this
 * needs where it has a price.
 */
export function endTenure(tenure: Tenure, { lastDay, reason }: End, catalogue: Catalogue): Tenure {
  const until = addDays(lastDay, 1);
  if (tenure.endedOn !== null && tenure.endedOn < until) return tenure;
  const before = <P extends OpenPeriod>(spans: readonly P[]): readonly P[] =>
    spans
      .filter(({ from }) => from < until)
      .map((span) => ({ ...span, until: first(span, until) }));
  return {
    ...tenure,
    endedOn: until,
    endReason: reason,
    items: before(tenure.items),
    options: before(tenure.options),
    suspensions: before(tenure.suspensions),
    pauses: before(tenure.pauses),
    termStarts: tenure.termStarts.filter((from) => from < until),
    chargeables: [...tenure.chargeables, ...removal(tenure, lastDay, catalogue)],
  };
}

function first({ until }: OpenPeriod, limit: Day): Day {
  return until !== null && until < limit ? until : limit;
}

function removal(tenure: Tenure, on: Day, catalogue: Catalogue): Tenure["chargeables"] {
  const done = tenure.chargeables.some(({ code }) => code === "removal");
  if (done || tenure.startedOn === null || !isPriced(catalogue, tenure.service, "removal"))
    return [];
  return [{ code: "removal", on, quantity: 1, facts: {} }];
}

/**
 * The account's contracts that end when one does, each with the reason that is recorded (XX-02):
 * the contract itself and what rests on it. Fibre ends: home and call-out end with it.
 */
export function endingWith(
  household: Household,
  contract: string,
  on: Day,
): ReadonlyMap<string, string> {
  const reason = "customer";
  const { events } = whatFollowsEnd(household, contract, on, reason);
  const own = new Set(household.contracts.map(({ id }) => id));
  const fallen = events.flatMap(({ contract: id, event }) =>
    event.type === "ended" && own.has(id) ? [[id, event.reason] as const] : [],
  );
  return new Map([[contract, reason], ...fallen]);
}
