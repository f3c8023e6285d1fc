import type { FieldVisit } from "../../../../src/app/api/callout-field.ts";
import { isoOf } from "../phone-clock.ts";
import type { ShownVisit } from "./shown-visit.ts";
import { type QuoteTerms, termsNow } from "./terms-now.ts";
import { workedMinutes } from "./worked.ts";

export const MUST = ["covered", "identity", "police", "sign", "quote", "overtime"] as const;
export type Must = (typeof MUST)[number];

/**
 * What stands against beginning, or going on with, work; empty: nothing. Paid work waits for its
 * signature (KK-02), so does time beyond the free minutes: minute 60 of 60 is over.
 */
export function missingBeforeWork(visit: ShownVisit, now: string): readonly Must[] {
  const { before } = visit.entitlement;
  const terms = termsNow(visit);
  const mustShow = before.includes("identity") || before.includes("pledge");
  const isDone = isDoneUnder(terms);
  const stands: Readonly<Record<Must, boolean>> = {
    covered: !isDone,
    identity: mustShow && visit.told.identity === null,
    police: before.includes("police") && visit.told.police === null,
    sign: openQuote(visit) !== null,
    quote: isDone && (before.includes("quote") || terms.freeMinutes === 0) && !isSigned(visit),
    overtime:
      terms.freeMinutes > 0 &&
      workedMinutes(visit.worked, now) >= terms.freeMinutes &&
      !isSigned(visit, "overtime"),
  };
  return MUST.filter((each) => stands[each]);
}

/** KK-03: what is free of nothing and may not be quoted either is not done at all. */
export function isDoneUnder({ freeMinutes, prices }: QuoteTerms): boolean {
  return freeMinutes > 0 || prices.length > 0;
}

/** The quote that waits for a signature. */
export function openQuote({ quotes }: Pick<ShownVisit, "quotes">) {
  return quotes.find(({ state }) => state === "open") ?? null;
}

/** Whether anything was signed; of a kind: whether one of its lines is of it. */
function isSigned(visit: ShownVisit, kind?: "overtime"): boolean {
  const codes = new Set(
    termsNow(visit).prices.flatMap((price) => (price.kind === kind ? [price.code] : [])),
  );
  return visit.quotes.some(
    ({ state, lines }) =>
      state === "signed" && (kind === undefined || lines.some(({ code }) => codes.has(code))),
  );
}

const DAY_MINUTES = 1440;
const TOKYO_MINUTES = 9 * 60;
const MINUTE_MS = 60_000;

/** `23:05` in Tokyo, wherever the phone believes to be. */
export function tokyoClock(instant: string): string {
  const minutes = minuteOfDay(instant);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** `2026-11-30`: the day in Tokyo, which begins there at 15:00 UTC. */
export function tokyoDayOf(instant: string): string {
  return isoOf(Date.parse(instant) + TOKYO_MINUTES * MINUTE_MS).slice(0, "2026-11-30".length);
}

function minuteOfDay(instant: string): number {
  return (Math.floor(Date.parse(instant) / MINUTE_MS) + TOKYO_MINUTES) % DAY_MINUTES;
}

function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(":").map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/**
 * KK-04: whether destructive unlocking is barred, by the instant of arrival; before that by now.
 * Half-open: of 23:00–9:00, 23:00 is inside and 9:00 is not.
 */
export function isBarredByNight(visit: FieldVisit, now: string): boolean {
  const { night, told } = visit;
  if (night === null) return false;
  const at = minuteOfDay(told.arrivedAt ?? now);
  const [from, until] = [minutesOf(night.from), minutesOf(night.until)];
  return from <= until ? at >= from && at < until : at >= from || at < until;
}

/** Seconds until an offer lapses; 0: it has. */
export function secondsLeft(offer: NonNullable<FieldVisit["offer"]>, now: string): number {
  return Math.max(0, Math.ceil((Date.parse(offer.expiresAt) - Date.parse(now)) / 1000));
}

export type Group = "offers" | "now" | "next" | "left";

/** Where a visit stands on the page of the day. */
export function groupOf(visit: ShownVisit): Group {
  if (visit.left !== null || ENDED.has(visit.state)) return "left";
  if (visit.offer !== null) return "offers";
  return visit.state === "on-the-way" || visit.state === "on-site" ? "now" : "next";
}

const ENDED: ReadonlySet<ShownVisit["state"]> = new Set([
  "waiting",
  "done",
  "cancelled",
  "declined",
  "handed-over",
]);

/** In the order in which they are gone to: what is promised or planned first comes first. */
export function byTime(one: ShownVisit, other: ShownVisit): number {
  return Date.parse(fromOf(one)) - Date.parse(fromOf(other)) || 0;
}

function fromOf({ promise, slot }: ShownVisit): string {
  return promise?.from ?? slot?.from ?? "9999-12-31T00:00:00Z";
}
