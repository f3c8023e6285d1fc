import { addDays, type Day } from "../../kernel/day.ts";
import { contains, type OpenPeriod } from "../../kernel/period.ts";
import type { Tenure } from "../../rating/tenure.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import { isPriced } from "./foresee.ts";

/**
 * A contract as if its last day of service were the one given, with the removal work that this
 * needs where it has a price.
 */
export function endTenure(tenure: Tenure, lastDay: Day, catalogue: Catalogue): Tenure {
  const until = addDays(lastDay, 1);
  const before = <P extends OpenPeriod>(spans: readonly P[]): readonly P[] =>
    spans
      .filter(({ from }) => from < until)
      .map((span) => ({ ...span, until: first(span, until) }));
  return {
    ...tenure,
    endedOn: until,
    endReason: "customer",
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
  if (done || !isPriced(catalogue, tenure.service, "removal")) return [];
  return [{ code: "removal", on, quantity: 1, facts: {} }];
}

/**
 * The contracts that cannot go on when some end (XX-02): those whose terms say so, and those that
 * rest on them in turn. Fibre ends: home and call-out.
 */
export function endingWith(
  ending: ReadonlySet<string>,
  { household, catalogue, on }: EndingAsk,
): ReadonlySet<string> {
  const left = household.filter((each) => !ending.has(each.contract) && isHeld(each, on));
  const services = new Set(left.map(({ service }) => service));
  const falling = left.filter((each) => needsMore(each.service, services, catalogue, on));
  if (falling.length === 0) return ending;
  const more = new Set([...ending, ...falling.map(({ contract }) => contract)]);
  return endingWith(more, { household, catalogue, on });
}

interface EndingAsk {
  readonly household: readonly Tenure[];
  readonly catalogue: Catalogue;
  readonly on: Day;
}

function isHeld({ startedOn, endedOn }: Tenure, on: Day): boolean {
  return startedOn !== null && contains({ from: startedOn, until: endedOn }, on);
}

function needsMore(
  service: string,
  held: ReadonlySet<string>,
  catalogue: Catalogue,
  on: Day,
): boolean {
  return rulesOf(catalogue, service, "condition").some(({ rule }) =>
    Object.values(rule.conditions).some((condition) => {
      if (!condition.at.includes("while") || condition.otherwise !== "end-with-it") return false;
      const entry = inForceOn(condition.values, on);
      if (!entry.ok || entry.value.needs.form !== "holds") return false;
      return !entry.value.needs.anyOf.some((each) => held.has(each));
    }),
  );
}
