import { addDays, type Day } from "../../kernel/day.ts";
import { contains } from "../../kernel/period.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { Household } from "../decision.ts";
import type { Life } from "../history/read-history.ts";
import { itemIn } from "../history/state.ts";
import type { Contract } from "../model.ts";
import { checkConditions, type FailedCondition } from "../rules/check-conditions.ts";
import { type FactsAsk, factsAround } from "./condition-facts.ts";
import { endThatFollowed } from "./ends-that-followed.ts";
import { type Standing, standingOf } from "./standing.ts";

/** An end or a stop of a contract, as a chain of conditions brings it about. */
export interface Fall {
  readonly standing: Standing;
  readonly lastDay: Day;
  readonly failed: FailedCondition;
}

/**
 * The contracts that lose what they need on a day that is known now, whatever verb brought that day
 * about, to the last consequence (XX-02). Fibre given up for 2025-03-31: call-out falls that day,
 * whether its end is recorded yet or not.
 */
export function fallsNow(household: Household): ReadonlyMap<string, Fall> {
  const known = FALLS.get(household) ?? findFalls(household);
  FALLS.set(household, known);
  return known;
}

/** One household is decided about many times, once for each action that is tried. */
const FALLS = new WeakMap<Household, ReadonlyMap<string, Fall>>();

function findFalls(household: Household): ReadonlyMap<string, Fall> {
  const all = [...household.contracts, ...household.tied];
  const current = new Map(all.map((each) => [each.id, byItself(household, each)]));
  const open = new Map([...current].map(([id, each]) => [id, { ...each, lastDay: null }]));
  const falls = fallsOf(household, open, current).filter(isEnd);
  return new Map(falls.map((fall) => [fall.standing.contract.id, fall]));
}

/** A contract with the last day that it has of itself, not because of another one. */
function byItself(household: Household, contract: Contract): Standing {
  const standing = standingOf(contract, household.catalogue, household.on);
  const { life, lastDay } = standing;
  if (life.refused) {
    return goneAfter({ ...standing, life: { ...life, refused: null } }, life.refused.on);
  }
  if (life.withdrawn) return goneAfter(standing, life.withdrawn.on);
  if (lastDay === null || endThatFollowed(household, contract)) {
    return { ...standing, lastDay: null };
  }
  return goneAfter(standing, lastDay);
}

/** An application that comes to nothing counts as waiting through the day on which it does. */
export function goneAfter(root: Standing, lastDay: Day): Standing {
  const formed = root.formedOn !== null && root.formedOn <= lastDay;
  return { ...root, lastDay: formed ? lastDay : addDays(lastDay, 1) };
}

export function standingsOf({ contracts, tied, catalogue, on }: Household): Map<string, Standing> {
  const all = [...contracts, ...tied];
  return new Map(all.map((each) => [each.id, standingOf(each, catalogue, on)]));
}

/** Let contracts fall until none falls any more. Last days only come nearer, so it ends. */
export function fallsOf(
  household: Household,
  before: ReadonlyMap<string, Standing>,
  ended: ReadonlyMap<string, Standing>,
): Fall[] {
  const current = new Map(ended);
  const own = new Set(household.contracts.map(({ id }) => id));
  const ends = { before, current, own };
  const falls = new Map<string, Fall>();
  let days = daysOfEnds(current);
  for (let changed = true; changed;) {
    changed = false;
    for (const standing of current.values()) {
      const { id } = standing.contract;
      const fall = nextFall(household, standing, { ...ends, days });
      const known = falls.get(id);
      if (!fall || (known && known.lastDay <= fall.lastDay)) continue;
      falls.set(id, fall);
      changed = true;
      if (!isEnd(fall)) continue;
      current.set(id, { ...standing, lastDay: fall.lastDay });
      // Thousands of dwellings end on one day: only another day is looked for anew.
      const isKnown = standing.lastDay === null && days.includes(fall.lastDay);
      if (!isKnown) days = daysOfEnds(current);
    }
  }
  return [...falls.values()];
}

/** The last days that contracts have and the days before them, in order. */
function daysOfEnds(current: ReadonlyMap<string, Standing>): readonly Day[] {
  const lasts = new Set([...current.values()].map(({ lastDay }) => lastDay));
  const days = [...lasts].flatMap((last) => (last === null ? [] : [addDays(last, -1), last]));
  return [...new Set(days)].toSorted((a, b) => a - b);
}

export function isEnd({ failed }: Fall): boolean {
  return failed.otherwise === "end-with-it";
}

interface Ends {
  readonly before: ReadonlyMap<string, Standing>;
  readonly current: ReadonlyMap<string, Standing>;
  /** Names of the household's own contracts. */
  readonly own: ReadonlySet<string>;
}

/** The first day on which a running contract loses what it needs, because of the new ends. */
function nextFall(
  household: Household,
  standing: Standing,
  ends: Ends & { readonly days: readonly Day[] },
): Fall | null {
  const { life, lastDay } = standing;
  if (life.acceptedOn === null || life.refused || life.withdrawn) return null;
  if (!needsOthers(household, life.service)) return null;
  const since = life.acceptedOn;
  for (const last of ends.days) {
    // What ended before this contract was accepted is nothing that it rested on.
    if (last < since) continue;
    if (lastDay !== null && lastDay <= last) return null;
    const failed = failsAfter(household, standing, { ...ends, ends: ends.current, last });
    if (failed.length === 0) continue;
    const then = failsAfter(household, standing, { ...ends, ends: ends.before, last });
    const anyway = then.map(({ code }) => code);
    const because = failed.find(({ code }) => !anyway.includes(code));
    if (because && !isStopped(because, life, last)) {
      return { standing, lastDay: last, failed: because };
    }
  }
  return null;
}

function needsOthers({ catalogue }: Household, service: string): boolean {
  return rulesOf(catalogue, service, "condition").some(({ rule }) =>
    Object.values(rule.conditions).some(
      ({ at, otherwise, rests }) =>
        at.includes("while") && otherwise !== "refuse" && rests === undefined,
    ),
  );
}

/** A contract that rests already is not stopped twice. */
function isStopped({ otherwise }: FailedCondition, { suspensions }: Life, last: Day): boolean {
  return otherwise === "suspend" && suspensions.some((span) => contains(span, addDays(last, 1)));
}

/** Conditions that hold on a day and no longer on the next. */
function failsAfter(
  household: Household,
  standing: Standing,
  given: Given & { readonly last: Day },
): FailedCondition[] {
  const { last } = given;
  const after = failedOn(household, standing, { ...given, on: addDays(last, 1) });
  if (after.length === 0) return [];
  const then = failedOn(household, standing, { ...given, on: last }).map(({ code }) => code);
  return after.filter(({ code }) => !then.includes(code));
}

interface Given extends Pick<Ends, "own"> {
  readonly ends: ReadonlyMap<string, Standing>;
}

function failedOn(
  household: Household,
  { contract, life }: Standing,
  { ends, own, on }: Given & { readonly on: Day },
): FailedCondition[] {
  // What a dwelling of another account holds besides is not known here, and not asked for.
  const besides = own.has(contract.id) ? [...own].flatMap((id) => ends.get(id) ?? []) : [];
  const facts = factsAround(
    { own: besides, standing: (id) => ends.get(id), person: household.person },
    {
      ...whileAsk(life, on),
      contract: contract.id,
      together: [],
      on,
    },
  );
  return rulesOf(household.catalogue, life.service, "condition")
    .flatMap((rule) => checkConditions(rule, facts))
    .filter(({ otherwise, rests }) => otherwise !== "refuse" && rests === undefined);
}

function whileAsk(life: Life, on: Day): Omit<FactsAsk, "contract" | "together"> {
  const { service, applied, options } = life;
  return {
    at: "while",
    service,
    item: itemIn(life, on),
    options: options.filter((span) => contains(span, on)).map(({ option }) => option),
    channel: applied.channel,
    facts: applied.facts ?? {},
    building: applied.building,
  };
}
