import { type Day, formatDay } from "../../kernel/day.ts";
import type { Tenure } from "../../rating/tenure.ts";
import { inForceOn } from "../../terms/dated.ts";
import { blankEntitlement } from "./blank-entitlement.ts";
import type { Coverage } from "./coverage-rule.ts";
import type { Entitlement, Fee, Reason } from "./entitlement.ts";
import type { EntitlementAsk } from "./entitlement-of.ts";
import { type Exclusion, exclusionsOf } from "./exclusions.ts";
import {
  barredOf,
  beyondFree,
  cancelFee,
  nightOf,
  outsideFee,
  overtimeOf,
  surchargesOf,
} from "./fees.ts";
import { coveredReasons, feeReason } from "./reasons.ts";
import { type Standing, standingOf } from "./standing.ts";
import { freeMinutesOf, troubleFacts } from "./trouble-terms.ts";
import { type TokyoMinute, tokyoMinute } from "./tokyo-time.ts";
import { visitsLeft } from "./visits.ts";

/** The terms of one service, and the contract under it; null: anybody may have it for a fee. */
export interface Under {
  readonly coverage: Coverage;
  readonly tenure: Tenure | null;
}

export interface Moment {
  readonly on: Day;
  readonly arrival: TokyoMinute;
}

/** What one service's terms say to a call, each yes and no with its clauses. */
export function decideUnder(under: Under, ask: EntitlementAsk, at: Moment): Entitlement {
  const said = lookedUp(under, ask, at);
  const { against, exclusions, left } = said;
  const noes = [...against, ...exclusions, ...(left === -1 ? [usedUp(under.coverage)] : [])];
  const isFree = under.coverage.rule.outside?.everyVisit !== true;
  if (under.tenure !== null && noes.length === 0 && isFree) return covered(under, ask, at, left);
  const isPriced = said.mayHave && exclusions.every(({ instead }) => instead === "visit-fee");
  const outside = isPriced ? outsideFee(under.coverage, at.on) : null;
  const base = { ...common(under, ask, at), standing: said.standing };
  if (outside === null) return { ...base, outcome: "refused", reasons: noes.map(bare) };
  return priced(under.coverage, { base, noes, outside, ask }, at);
}

interface LookedUp {
  readonly standing: Standing;
  /** Of contract, person and place. */
  readonly against: readonly Reason[];
  readonly exclusions: readonly Exclusion[];
  /** Visits left after this one; −1: none for this one. */
  readonly left: number | null;
  /** Contract, person and place allow a visit, covered or not. */
  readonly mayHave: boolean;
}

function lookedUp({ coverage, tenure }: Under, ask: EntitlementAsk, { on }: Moment): LookedUp {
  const stood =
    tenure === null ? { standing: "none" as const, against: [] } : standingOf(coverage, tenure, on);
  const against = [...stood.against, ...callerFault(coverage, ask, on)].concat(
    placeFault(coverage, ask, on),
  );
  const first = inForceOn(coverage.rule.first.values, on);
  const most = first.ok ? first.value.visitsAYear : null;
  const left = tenure && visitsLeft(tenure, ask.visits, { on, most });
  return {
    standing: stood.standing,
    against,
    exclusions: exclusionsOf(coverage, { ...ask, on }),
    left: left === null ? null : left - 1,
    mayHave: against.length === 0,
  };
}

function callerFault({ rule }: Coverage, { relation }: EntitlementAsk, on: Day): Reason[] {
  const found = inForceOn(rule.callers.values, on);
  if (found.ok && found.value.relations.includes(relation)) return [];
  const words = {
    ja: "ご契約者とそのご家族など、契約で決められた方だけがご利用になれます",
    en: "Only the contractor and those whom the terms name may use it",
  };
  return [{ code: "callout.caller-not-entitled", words, clauses: rule.callers.clause }];
}

function placeFault({ rule }: Coverage, { place }: EntitlementAsk, on: Day): Reason[] {
  const found = inForceOn(rule.place.values, on);
  if (found.ok && (found.value.where === "anywhere" || place === "registered")) return [];
  const words = {
    ja: "ご契約のお住まい以外は対象外です",
    en: "Only the dwelling of the contract is covered",
  };
  return [{ code: "callout.place-not-registered", words, clauses: rule.place.clause }];
}

function usedUp({ rule }: Coverage): Reason {
  const words = {
    ja: "この契約年度の無料の回数を使い切りました",
    en: "The free visits of this contract year are used up",
  };
  return { code: "callout.visits-used-up", words, clauses: rule.first.clause };
}

function bare({ code, words, clauses }: Reason): Reason {
  return { code, words, clauses };
}

function covered(
  { coverage, tenure }: Under,
  ask: EntitlementAsk,
  at: Moment,
  left: number | null,
): Entitlement {
  const base = common({ coverage, tenure }, ask, at);
  const first = inForceOn(coverage.rule.first.values, at.on);
  const fees = surchargesOf(coverage, { arrival: at.arrival, isCovered: true });
  const given = {
    freeMinutes: freeMinutesOf(coverage, ask.trouble.family, at.on),
    freePartsYen: first.ok ? first.value.freePartsYen : null,
    visitsLeft: left,
  };
  return {
    ...base,
    ...given,
    ...withFees(fees),
    outcome: "covered",
    standing: "running",
    reasons: [
      ...coveredReasons(coverage, given, beyondFree(coverage, at.on)),
      ...fees.map(feeReason),
    ],
  };
}

interface PricedAsk {
  readonly base: Entitlement;
  readonly noes: readonly Reason[];
  readonly outside: NonNullable<ReturnType<typeof outsideFee>>;
  readonly ask: EntitlementAsk;
}

function priced(coverage: Coverage, asked: PricedAsk, at: Moment): Entitlement {
  const { base, noes, outside } = asked;
  const fees = visitFees(coverage, asked, at);
  return {
    ...base,
    ...withFees(fees),
    outcome: "priced",
    freeMinutes: outside.minutes,
    before: [...new Set([...base.before, "quote" as const])],
    reasons: [...noes.map(bare), ...fees.map(feeReason), beyondFree(coverage, at.on)],
  };
}

/**
 * The fee and what the hour of the arrival adds; where less was accepted, what the hour of the call
 * adds. Accepted at 21:50 for 8,800, somebody comes at 22:05: 8,800 it stays.
 */
function visitFees(coverage: Coverage, { outside, ask }: PricedAsk, at: Moment): readonly Fee[] {
  const { accepted = null, calledAt } = ask;
  const feesAt = (arrival: TokyoMinute) => {
    return [outside.fee, ...surchargesOf(coverage, { arrival, isCovered: false })];
  };
  const fees = feesAt(at.arrival);
  const asCalled = feesAt(tokyoMinute(calledAt));
  const isDearer = accepted !== null && withFees(fees).visitFee > accepted;
  return isDearer && withFees(asCalled).visitFee <= accepted ? asCalled : fees;
}

function withFees(fees: readonly Fee[]): Pick<Entitlement, "fees" | "visitFee"> {
  return { fees, visitFee: fees.reduce((sum, { yen }) => sum + yen, 0) };
}

/** What holds whatever is decided. */
function common({ coverage, tenure }: Under, ask: EntitlementAsk, at: Moment): Entitlement {
  const { trouble } = ask;
  const { family } = trouble;
  const facts = troubleFacts(coverage, trouble);
  const first = inForceOn(coverage.rule.first.values, at.on);
  const blank = blankEntitlement(trouble, at.on);
  return {
    ...blank,
    service: coverage.service,
    contract: tenure?.contract ?? null,
    response: facts?.response ?? coverage.rule.families[family]?.label ?? coverage.rule.title,
    cancelFee: cancelFee(coverage, at.on),
    overtime: overtimeOf(coverage, at.on),
    barred: barredOf(coverage, { family, arrival: at.arrival }),
    night: nightOf(coverage, { family, on: at.on }),
    before: facts?.before ?? blank.before,
    skill: facts?.skill ?? coverage.rule.families[family]?.skill ?? blank.skill,
    urgency: facts?.urgency ?? blank.urgency,
    usualMinutes: facts?.usualMinutes ?? blank.usualMinutes,
    terms: first.ok ? [`${coverage.id}@${formatDay(first.value.from)}`] : [],
  };
}
