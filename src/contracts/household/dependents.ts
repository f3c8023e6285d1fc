import { addDays, type Day } from "../../kernel/day.ts";
import { contains } from "../../kernel/period.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import type { Label } from "../../terms/fields.ts";
import { serviceName } from "../../terms/service-name.ts";
import { checkConditions, type FailedCondition, lostAtEnd } from "../rules/check-conditions.ts";
import { closeLife } from "./close-life.ts";
import type { Consequence, Household, NewEvent } from "../decision.ts";
import { type FactsAsk, factsAround } from "./condition-facts.ts";
import { endedDiscounts } from "./ended-discounts.ts";
import type { Life } from "../history/read-history.ts";
import { endThatFollowed, ENDED_WITH_IT } from "./ends-that-followed.ts";
import type { Contract } from "../model.ts";
import { type Standing, standingOf } from "./standing.ts";

export { ENDED_WITH_IT } from "./ends-that-followed.ts";

/** What else happens when a contract ends, named before it does, and the events that record it. */
export interface Followed {
  readonly follows: readonly Consequence[];
  readonly events: readonly NewEvent[];
}

/** Ends or stops of contracts, as a chain of conditions brings them about. */
export interface Fall {
  readonly standing: Standing;
  readonly lastDay: Day;
  readonly failed: FailedCondition;
}

/**
 * Everything that ends with a contract (XX-02): from every condition that must hold while a
 * contract runs, to the point at which nothing more changes. Fibre ended 2025-03-31: call-out and
 * HEMS end that day (KK-07, HM-02); a building's energy management ended: every dwelling's contract
 * ends that day and its points lapse (MM-01, MM-16). The contract's own end is the caller's to
 * record. Said again, nothing follows.
 */
export function whatFollowsEnd(
  household: Household,
  contractId: string,
  lastDay: Day,
  reason: string,
): Followed {
  const before = standingsOf(household);
  const root = before.get(contractId);
  if (!root) throw new Error(`${contractId} is no contract of this household`);
  const openEnded = new Map(before).set(contractId, { ...root, lastDay: null });
  const ended = new Map(before).set(contractId, goneAfter(root, lastDay));
  const falls = fallsOf(household, openEnded, ended);
  const after = new Map(ended);
  for (const { standing, lastDay: last } of falls.filter(isEnd)) {
    after.set(standing.contract.id, { ...standing, lastDay: last });
  }
  const gone = [{ standing: root, lastDay }, ...falls.filter(isEnd)];
  return {
    follows: [
      ...falls.map((fall) => consequenceOf(household, fall)),
      ...gone.flatMap((each) => lostWith(household.catalogue, each)),
      ...gone.flatMap((each) => {
        const own = household.contracts.some(({ id }) => id === each.standing.contract.id);
        return own ? endedDiscounts(household, each, after) : [];
      }),
    ],
    events: falls.flatMap((fall) =>
      eventsOfFall(household, fall, { service: root.life.service, reason }),
    ),
  };
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

/** The reason that is recorded: that of the contract on whose last day it falls. */
export function reasonOfFall(household: Household, fall: Fall): string {
  const { catalogue, on, contracts, tied } = household;
  const { standing, lastDay } = fall;
  const causes = [...contracts, ...tied].flatMap((each) => {
    if (each.id === standing.contract.id) return [];
    const { life, lastDay: last } = standingOf(each, catalogue, on);
    return last === lastDay ? [{ service: life.service, reason: life.endReason ?? "" }] : [];
  });
  const reasons = causes.map((cause) => reasonFor(catalogue, standing.life.service, cause));
  return reasons.find((reason) => reason !== ENDED_WITH_IT) ?? ENDED_WITH_IT;
}

/** An application that comes to nothing counts as waiting through the day on which it does. */
function goneAfter(root: Standing, lastDay: Day): Standing {
  const formed = root.formedOn !== null && root.formedOn <= lastDay;
  return { ...root, lastDay: formed ? lastDay : addDays(lastDay, 1) };
}

function standingsOf({ contracts, tied, catalogue, on }: Household): Map<string, Standing> {
  const all = [...contracts, ...tied];
  return new Map(all.map((each) => [each.id, standingOf(each, catalogue, on)]));
}

/** Let contracts fall until none falls any more. Last days only come nearer, so it ends. */
function fallsOf(
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

function isEnd({ failed }: Fall): boolean {
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

function whileAsk(
  { service, applied, items, options }: Life,
  on: Day,
): Omit<FactsAsk, "contract" | "together"> {
  return {
    at: "while",
    service,
    item: items.findLast(({ from }) => from <= on)?.item ?? applied.item,
    options: options.filter((span) => contains(span, on)).map(({ option }) => option),
    channel: applied.channel,
    facts: applied.facts ?? {},
    building: applied.building,
  };
}

export function consequenceOf(
  { catalogue }: Household,
  { standing, lastDay, failed }: Fall,
): Consequence {
  const { contract, service } = standing.life;
  const ends = failed.otherwise === "end-with-it";
  return {
    contract,
    service,
    what: ends ? "ends" : "is-suspended",
    on: ends ? lastDay : addDays(lastDay, 1),
    label: fallLabel(serviceName(catalogue, service), failed),
    clauses: failed.clauses,
  };
}

function fallLabel(name: Label, { label, otherwise }: FailedCondition): Label {
  if (otherwise === "end-with-it") {
    return {
      ja: `${name.ja}も同じ日に終了します（条件：${label.ja}）`,
      en: `${name.en} ends on the same day (it needs: ${label.en})`,
    };
  }
  return {
    ja: `${name.ja}は翌日から利用停止になります（条件：${label.ja}）`,
    en: `${name.en} is suspended from the next day (it needs: ${label.en})`,
  };
}

/** What a contract that was served leaves behind when it ends: points that lapse (MM-16). */
function lostWith(
  catalogue: Catalogue,
  { standing: { life }, lastDay }: Pick<Fall, "standing" | "lastDay">,
): Consequence[] {
  const { contract, service, startedOn } = life;
  if (startedOn === null || startedOn > lastDay) return [];
  const item = life.items.findLast(({ from }) => from <= lastDay)?.item ?? "";
  return rulesOf(catalogue, service, "condition")
    .flatMap((rule) => lostAtEnd(rule, { item, on: lastDay }))
    .map(({ what, label, clause }) => {
      return { contract, service, what, on: lastDay, label, clauses: clause };
    });
}

function eventsOfFall(
  { catalogue, on, now }: Household,
  { standing: { life }, lastDay, failed }: Fall,
  cause: { readonly service: string; readonly reason: string },
): NewEvent[] {
  const { contract } = life;
  if (failed.otherwise === "suspend") {
    const ground = failed.code.slice(failed.code.lastIndexOf("/") + 1);
    const event = { type: "suspended", ground, on: addDays(lastDay, 1), recordedAt: now } as const;
    return [{ contract, event }];
  }
  const reason = reasonFor(catalogue, life.service, cause);
  return closeLife(life, { lastDay, reason, on, now }).map((event) => ({ contract, event }));
}

/** Whoever may leave the one free of charge is not charged for what ends with it. */
function reasonFor(
  catalogue: Catalogue,
  service: string,
  cause: { readonly service: string; readonly reason: string },
): string {
  const isFree = (of: string): boolean =>
    rulesOf(catalogue, of, "exit-fee").some(({ rule }) => rule.exempt.includes(cause.reason));
  return isFree(cause.service) && isFree(service) ? cause.reason : ENDED_WITH_IT;
}
