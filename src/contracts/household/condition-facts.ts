import { civil, type Day, parseDay } from "../../kernel/day.ts";
import type { ConditionFacts } from "../rules/check-conditions.ts";
import type { Household } from "../decision.ts";
import { isHeldOn, isPendingOn, type Standing, standingOf } from "./standing.ts";

/** What is asked for, or runs: the part of the facts that the household does not know. */
export interface FactsAsk {
  readonly at: ConditionFacts["at"];
  readonly service: string;
  readonly item: string;
  /** The item before, on a change. */
  readonly fromItem?: string;
  readonly options: readonly string[];
  readonly channel: string | null;
  readonly payment?: string | null;
  readonly customer?: "consumer" | "business";
  /** Answers on the form. */
  readonly facts: Readonly<Record<string, string>>;
  readonly building?: string | undefined;
  /** The contract itself, where there is one already: it is nothing that it holds besides. */
  readonly contract: string | null;
  /** Services of the same request, besides this one. */
  readonly together: readonly string[];
  /** Left out: the day of asking. */
  readonly on?: Day;
}

/** Contracts of the household, and those of other accounts that are tied to them. */
export interface Around {
  readonly person: Household["person"];
  readonly own: readonly Standing[];
  /** Any of both by its name. */
  readonly standing: (contract: string) => Standing | undefined;
}

type Known = Pick<Household, "catalogue" | "on" | "person" | "contracts" | "tied">;

/**
 * What conditions look at, from all that is known of a household (XX-02). A contract counts as held
 * from its formation through its last day, suspended or not; an application that waits counts as
 * applied for together, and only conditions that say so accept that.
 */
export function conditionFactsOf(household: Known, ask: FactsAsk): ConditionFacts {
  const { catalogue, person } = household;
  const on = ask.on ?? household.on;
  const read = (contracts: Household["contracts"]): Standing[] =>
    contracts.map((contract) => standingOf(contract, catalogue, on));
  const own = read(household.contracts);
  const standing = (id: string): Standing | undefined =>
    own.find(({ contract }) => contract.id === id) ??
    read(household.tied.filter((contract) => contract.id === id))[0];
  return factsAround({ person, own, standing }, { ...ask, on });
}

/** The same from contracts that are read already, with the ends that they have or would have. */
export function factsAround(around: Around, ask: FactsAsk & { readonly on: Day }): ConditionFacts {
  const { person, own } = around;
  const { on } = ask;
  const others = own.filter(({ contract }) => contract.id !== ask.contract);
  const held = others.filter((each) => isHeldOn(each, on));
  const pending = others.filter((each) => isPendingOn(each, on));
  const facts = factsOf(around, ask);
  return {
    on,
    at: ask.at,
    item: ask.item,
    ...(ask.fromItem === undefined ? {} : { fromItem: ask.fromItem }),
    options: ask.options,
    customer: ask.customer ?? person.customer,
    channel: ask.channel,
    payment: ask.payment ?? person.payment,
    place: person.place,
    age: ageOn(person.bornOn ?? parseDay(facts["bornOn"] ?? ""), on),
    held: servicesOf(held),
    appliedTogether: [...ask.together, ...servicesOf(pending)],
    sameService:
      ofService([...held, ...pending], ask.service) +
      ask.together.filter((service) => service === ask.service).length,
    facts,
    works: own.flatMap(({ life }) => life.works.map(({ work }) => work)),
  };
}

function servicesOf(standings: readonly Standing[]): string[] {
  return standings.map(({ life }) => life.service);
}

function ofService(standings: readonly Standing[], service: string): number {
  return standings.filter(({ life }) => life.service === service).length;
}

/** The desk's word goes before the answers on a form; the building's state is read, not said. */
function factsOf(
  { person, standing }: Around,
  { facts, building, service, on }: FactsAsk & { readonly on: Day },
): Readonly<Record<string, string>> {
  const { buildingContract: _unread, ...answers } = facts;
  const said = { ...answers, ...person.facts };
  if (building === undefined) return said;
  const named = standing(building);
  // Only the same service of a whole building will do: no power contract, no other dwelling's.
  const isBuildings = named?.life.service === service && named.life.applied.building === undefined;
  const found = isBuildings ? named : undefined;
  const state = found ? (isHeldOn(found, on) ? "active" : "ended") : "unknown";
  return { ...said, buildingContract: state };
}

/** Whole years; born on 29 February, a year is full on 1 March where there is no such day. */
export function ageOn(bornOn: Day | null, on: Day): number | null {
  if (bornOn === null || bornOn > on) return null;
  const [birth, today] = [civil(bornOn), civil(on)];
  const before =
    today.month < birth.month || (today.month === birth.month && today.date < birth.date);
  return today.year - birth.year - (before ? 1 : 0);
}
