import { freePartsUsed } from "../quote/quote-terms-of.ts";
import type { CaseNow, VisitNow } from "./case-now.ts";

/** What earlier visits of a case had: it is not free again, and not paid again. */
export interface TakenBefore {
  /** Yen of parts that were free. */
  readonly partsUsed: number;
  /** Charge codes of fees that were signed, or accepted before a visit that is over. */
  readonly feesTaken: readonly string[];
}

/** Glass boarded up for 8,800: the visit that brings the pane costs no second 8,800. */
export function takenBefore(now: CaseNow, visit: number): TakenBefore {
  const before = now.visits.filter((one) => one.visit < visit);
  const signed = before.flatMap((one) => signedLast(one) ?? []);
  const isPaid = now.priceAccepted !== null && before.some(isOverUnsigned);
  const accepted = isPaid ? (now.entitlement?.fees ?? []) : [];
  const lines = [...signed.flatMap((quote) => quote.lines), ...accepted];
  return { partsUsed: freePartsUsed(signed), feesTaken: lines.map(({ code }) => code) };
}

/** A visit's next quote takes the place of the one before. */
function signedLast({ quotes }: VisitNow) {
  return quotes.findLast(({ state }) => state === "signed")?.quote;
}

function isOverUnsigned(visit: VisitNow): boolean {
  const isOver = visit.finished !== null || visit.madeSafe !== null;
  return isOver && signedLast(visit) === undefined;
}
