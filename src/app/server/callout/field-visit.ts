import type { CaseNow, VisitNow } from "../../../callout/case/case-now.ts";
import { takenBefore } from "../../../callout/case/taken-before.ts";
import { causesOf } from "../../../callout/coverage/causes.ts";
import type { Entitlement } from "../../../callout/coverage/entitlement.ts";
import { type EntitlementAsk, entitlementOf } from "../../../callout/coverage/entitlement-of.ts";
import type { QuoteTerms } from "../../../callout/quote/quote-terms.ts";
import { quoteTermsOf } from "../../../callout/quote/quote-terms-of.ts";
import type { Area } from "../../../callout/store-areas.ts";
import type { PhotoRow } from "../../../callout/store-photos.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import type { FieldVisit } from "../../api/callout-field.ts";
import { decidedBy, servicesOf, troubleLabel } from "../../callout/words/trouble-label.ts";
import { tokyoDay } from "../../tokyo-day.ts";
import { wordsOf } from "../problems.ts";
import { entitlementView } from "./entitlement-view.ts";
import { placeView } from "./place-view.ts";
import { quoteView } from "./quote-view.ts";

export interface FieldVisitAsk {
  readonly now: CaseNow;
  readonly visit: VisitNow;
  readonly technician: string;
  /** What the case is decided from, as it stands. */
  readonly decision: EntitlementAsk;
  readonly catalogue: LoadedCatalogue;
  readonly areas: readonly Area[];
  readonly photos: readonly PhotoRow[];
}

/** A visit with all that works without a signal: every cause with what may be quoted then. */
export function fieldVisit(ask: FieldVisitAsk): FieldVisit {
  const { now, visit, technician, catalogue } = ask;
  const { trouble, opened } = now;
  const decided = now.entitlement ?? entitlementOf(ask.decision);
  const offer = now.offers.find((one) => {
    return one.visit === visit.visit && one.technician === technician && one.state === "open";
  });
  return {
    number: now.number,
    visit: visit.visit,
    state: now.state,
    urgency: now.urgency,
    family: trouble.family,
    trouble: {
      trouble: trouble.trouble,
      label: troubleLabel(catalogue, decidedBy(now), trouble),
      words: trouble.words,
      facts: { ...trouble.facts },
    },
    ...whoCalled(ask),
    relation: opened.asker.relation,
    place: placeView(now.place, ask.areas),
    offer:
      offer === undefined
        ? null
        : {
            expiresAt: offer.expiresAt,
            offeredAt: offer.offeredAt,
            reasons: [...offer.reasons],
          },
    slot: visit.slot,
    promise:
      visit.promise === null ? null : { from: visit.promise.from, until: visit.promise.until },
    entitlement: entitlementView(decided, catalogue),
    night: decided.night,
    terms: termsView(termsUnder(ask, decided)),
    worked: workedView(visit),
    told: toldView(visit),
    quotes: visit.quotes.map((quote) => quoteView(quote, catalogue)),
    photos: photosView(ask),
    known: now.facts.filter(({ by }) => by === `technician:${technician}`).map(({ id }) => id),
    conflicts: conflictsView(now, technician),
    causes: causesView(ask),
  };
}

/** Name and telephone are for whoever goes; who is only asked decides without them. */
function whoCalled({ now, visit, technician }: FieldVisitAsk): Pick<FieldVisit, "name" | "phone"> {
  const { name, phone } = now.opened.asker;
  return visit.technician === technician ? { name, phone } : { name: "", phone: "" };
}

function termsUnder({ now, visit, catalogue }: FieldVisitAsk, decided: Entitlement): QuoteTerms {
  return quoteTermsOf(catalogue, decided, takenBefore(now, visit.visit));
}

function termsView(terms: QuoteTerms): FieldVisit["terms"] {
  const { service, freeMinutes, freeParts, overtime } = terms;
  return {
    service,
    terms: [...terms.terms],
    free: terms.free.map(copied),
    fees: terms.fees.map(copied),
    freeMinutes,
    freeParts: freeParts === null ? null : copied(freeParts),
    overtime,
    prices: terms.prices.map(copied),
  };
}

function copied<T extends { readonly clauses: readonly string[] }>(line: T) {
  return { ...line, clauses: [...line.clauses] };
}

function workedView({ work: { seconds, runsSince } }: VisitNow): FieldVisit["worked"] {
  return { minutes: Math.floor(seconds / 60), runsSince };
}

function toldView(visit: VisitNow): FieldVisit["told"] {
  const { madeSafe } = visit;
  return {
    acceptedAt: visit.acceptedAt,
    onTheWayAt: visit.leftAt,
    arrivedAt: visit.arrivedAt,
    identity: visit.identity?.name ?? null,
    police: visit.police?.number ?? null,
    cause: visit.cause?.cause ?? null,
    safe:
      madeSafe === null
        ? null
        : { how: madeSafe.how, waitsFor: madeSafe.waitsFor, expectedOn: madeSafe.expectedOn },
  };
}

/** Of this visit, and what the household sent with its call. */
function photosView({ now, visit, photos }: FieldVisitAsk): FieldVisit["photos"] {
  const taken = now.visits.flatMap((one) => one.photos);
  return photos
    .filter(({ number }) => number === now.number)
    .map(({ photo, at, width, height }) => {
      const fact = taken.find((one) => one.photo === photo);
      return {
        fact,
        view: { photo, shows: fact?.shows ?? "other", at: fact?.at ?? at, width, height },
      };
    })
    .filter(({ fact }) => (fact?.visit ?? 1) <= visit.visit)
    .map(({ view }) => view);
}

function conflictsView({ conflicts }: CaseNow, technician: string): FieldVisit["conflicts"] {
  return conflicts
    .filter(({ fact }) => fact.by === `technician:${technician}`)
    .map(({ fact, code }) => ({
      fact: fact.id,
      words: fact.type === "not-taken" ? fact.words : wordsOf(code),
    }));
}

function causesView(ask: FieldVisitAsk): FieldVisit["causes"] {
  const { now, catalogue, decision } = ask;
  const services = servicesOf(catalogue, decidedBy(now));
  const on = tokyoDay(now.opened.at);
  return causesOf(catalogue, services, now.trouble, on).map(
    ({ cause, label, covered, clauses }) => {
      const decided = entitlementOf({ ...decision, trouble: now.trouble, cause });
      const terms = termsView(termsUnder(ask, decided));
      return { cause, label, covered, clauses: [...clauses], terms };
    },
  );
}
