import { tokyoDayOf } from "../coverage/tokyo-time.ts";
import type { Entitlement } from "../coverage/entitlement.ts";
import type { Day } from "../../kernel/day.ts";
import type { Quote } from "../model.ts";
import type { CaseNow, VisitNow } from "./case-now.ts";

/** Something of a visit that goes on the bill of the household: paid, or free and shown so. */
export interface Charge {
  readonly service: string;
  /** From 1; 0: of the whole case. */
  readonly visit: number;
  /** Of the service's price list. */
  readonly code: string;
  readonly quantity: number;
  /** Yen with tax; less than 0 where too much was charged before. */
  readonly amount: number;
  readonly quote: string | null;
  /** When the visit was over, and when help was asked for: some claims arise with the request. */
  readonly on: Day;
  readonly requestedOn: Day;
}

/** What is free under a decision, by charge codes: `visit`, `basic-work`. */
export type FreeCodes = (entitlement: Entitlement) => readonly string[];

/** The charge under which a cancelled visit is paid for; null: the terms name none. */
export type CancelCode = (entitlement: Entitlement) => string | null;

export interface ChargeTerms {
  readonly freeCodes: FreeCodes;
  readonly cancelCode: CancelCode;
}

/**
 * What is still to be charged of a case: for each visit that is over, the lines of the quote that
 * was signed last, or what is free where nothing was to be signed; less what was charged already.
 * Asked again it gives nothing. Never a yen that nobody signed: a visit's fee alone was accepted
 * before anybody came.
 */
export function chargesDue(now: CaseNow, terms: ChargeTerms): readonly Charge[] {
  if (now.accountId === null) return [];
  const due = [
    ...now.visits.flatMap((visit) => ofVisit(now, visit, terms)),
    ...ofCancel(now, terms),
    ...ofDamage(now),
  ];
  return [...due, ...noLongerDue(now, due)].flatMap((charge) => {
    const before = now.charged.filter((made) => isSame(made, charge));
    const charged = before.reduce((sum, { amount }) => sum + amount, 0);
    if (before.length === 0) return [charge];
    return charged === charge.amount ? [] : [{ ...charge, amount: charge.amount - charged }];
  });
}

type Of = Pick<Charge, "visit" | "code">;

function isSame(a: Of, b: Of): boolean {
  return a.visit === b.visit && a.code === b.code;
}

/**
 * Charged by a quote that another one has replaced since, or for a visit whose end was taken back
 * before the case was given up: taken back.
 */
function noLongerDue(now: CaseNow, due: readonly Charge[]): readonly Charge[] {
  const gone = now.charged.filter((made) => !due.some((charge) => isSame(charge, made)));
  const codes = new Map(gone.map((made) => [`${made.visit}/${made.code}`, made]));
  return [...codes.values()].flatMap(({ visit, code, quote }) => {
    const like = due.find((charge) => charge.visit === visit) ?? givenUp(now, visit);
    return like ? [{ ...like, code, quote, quantity: 1, amount: 0 }] : [];
  });
}

/** What a visit is credited as once the case ended without it; null: it may still be paid for. */
function givenUp(now: CaseNow, visit: number): Omit<Charge, "code" | "quote"> | null {
  const end = now.cancelled ?? now.declined;
  const service = now.entitlement?.service ?? null;
  if (end === null || service === null) return null;
  const requestedOn = tokyoDayOf(now.opened.at);
  return { service, visit, quantity: 1, amount: 0, on: tokyoDayOf(end.at), requestedOn };
}

/** Over: finished, or made safe until somebody comes again (KK-05). */
function overAt({ finished, madeSafe }: VisitNow): string | null {
  return finished?.at ?? madeSafe?.at ?? null;
}

function ofVisit(now: CaseNow, visit: VisitNow, terms: ChargeTerms): readonly Charge[] {
  const at = overAt(visit);
  if (at === null) return [];
  const when = {
    visit: visit.visit,
    on: tokyoDayOf(at),
    requestedOn: tokyoDayOf(now.opened.at),
  };
  const signed = visit.quotes.findLast(({ state }) => state === "signed");
  if (signed) return byCode(signed.quote).map((line) => ({ ...line, ...when }));
  const { entitlement, priceAccepted } = now;
  const service = entitlement?.service ?? null;
  if (entitlement === null || service === null) return [];
  if (entitlement.outcome === "covered") {
    return terms.freeCodes(entitlement).map((code) => {
      return { service, code, quantity: 1, amount: 0, quote: null, ...when };
    });
  }
  const isAccepted = priceAccepted !== null && priceAccepted.total >= entitlement.visitFee;
  if (entitlement.outcome !== "priced" || !isAccepted || visit.visit !== 1) return [];
  return entitlement.fees.map(({ code, yen }) => {
    return { service, code, quantity: 1, amount: yen, quote: null, ...when };
  });
}

/** Several lines of one code are one charge: two parts of 1,100 and 2,200 are 3,300. */
function byCode({ quote, service, lines }: Quote) {
  const codes = Map.groupBy(lines, ({ code }) => code);
  return [...codes].map(([code, own]) => ({
    service,
    code,
    quantity: 1,
    amount: own.reduce((sum, { amount }) => sum + amount, 0),
    quote,
  }));
}

/** Cancelled by the caller when somebody was on the way: what that costs was told before. */
function ofCancel(now: CaseNow, { cancelCode }: ChargeTerms): readonly Charge[] {
  const { cancelled, entitlement } = now;
  const visit = now.visits.at(-1);
  const wasGoing = visit !== undefined && visit.leftAt !== null && visit.arrivedAt === null;
  if (cancelled === null || entitlement === null || !wasGoing) return [];
  const isOwn = cancelled.who === "caller" && cancelled.at >= (visit.leftAt ?? "");
  const code = cancelCode(entitlement);
  const { service, cancelFee } = entitlement;
  if (!isOwn || code === null || service === null || cancelFee === 0) return [];
  const on = tokyoDayOf(cancelled.at);
  const requestedOn = tokyoDayOf(now.opened.at);
  const charge = { service, code, quantity: 1, amount: cancelFee, quote: null };
  return [{ ...charge, visit: visit.visit, on, requestedOn }];
}

/** KK-10: what the operator owes for damage is taken off the bill, all of it as one charge. */
function ofDamage({ compensated, entitlement, opened }: CaseNow): readonly Charge[] {
  const last = compensated.at(-1);
  const service = entitlement?.service ?? null;
  const paid = compensated.reduce((sum, fact) => sum + fact.paid, 0);
  if (last === undefined || service === null || paid === 0) return [];
  const on = tokyoDayOf(last.at);
  const requestedOn = tokyoDayOf(opened.at);
  const charge = { service, code: COMPENSATION, quantity: 1, amount: -paid, quote: null };
  return [{ ...charge, visit: 0, on, requestedOn }];
}

/** The charge code under which compensation stands. */
export const COMPENSATION = "compensation";
