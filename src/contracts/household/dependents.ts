import { addDays, type Day } from "../../kernel/day.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import type { Label } from "../../terms/fields.ts";
import { serviceName } from "../../terms/service-name.ts";
import type { Consequence, Household, NewEvent } from "../decision.ts";
import { type FailedCondition, lostAtEnd } from "../rules/check-conditions.ts";
import { closeLife } from "./close-life.ts";
import { endedDiscounts } from "./ended-discounts.ts";
import { ENDED_WITH_IT } from "./ends-that-followed.ts";
import { type Fall, fallsOf, goneAfter, isEnd, standingsOf } from "./falls.ts";
import { standingOf } from "./standing.ts";

/** What else happens when a contract ends, named before it does, and the events that record it. */
export interface Followed {
  readonly follows: readonly Consequence[];
  readonly events: readonly NewEvent[];
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
