import type { CaseNow, QuoteNow, VisitNow } from "../../../callout/case/case-now.ts";
import type { Entitlement } from "../../../callout/coverage/entitlement.ts";
import type { CaseFact, FactOf } from "../../../callout/facts.ts";
import type { QuoteLine } from "../../../callout/model.ts";
import type { Label } from "../../../terms/fields.ts";
import type { CalloutReport } from "../../api/callout-report.ts";
import { OUTCOME_WORDS, PAPER_WORDS, WAITS_WORDS } from "../words/state-words.ts";
import { dayWords } from "../words/time-words.ts";

export interface ReportAsk {
  readonly now: CaseNow;
  readonly visit: VisitNow;
  readonly operator: Label;
  readonly technician: CalloutReport["technician"];
  /** What was told on the call, in the terms' words. */
  readonly trouble: Label;
  /** What was found on site; null: it was not said. */
  readonly found: CalloutReport["cause"];
  /** What the terms said to this visit. */
  readonly entitlement: Entitlement | null;
  /** What the visit costs where nothing had to be signed: free lines, and a fee told before. */
  readonly unsigned: { readonly lines: readonly QuoteLine[]; readonly total: number };
}

/** Whether there is something to report of a visit: it was finished, or made safe for now. */
export function isOver({ finished, madeSafe }: VisitNow): boolean {
  return finished !== null || madeSafe !== null;
}

/**
 * The report of a visit from the facts of its case. The same facts give the same report: nothing
 * of the day on which it is written is in it.
 */
export function composeReport(ask: ReportAsk): CalloutReport {
  const { now, visit, unsigned, entitlement } = ask;
  const signed = visit.quotes.find(({ state }) => state === "signed") ?? null;
  const priced = signed?.quote ?? unsigned;
  const own = now.facts.filter((fact) => isOf(now, visit, fact));
  return {
    operator: ask.operator,
    number: now.number,
    visit: visit.visit,
    to: now.opened.asker.name,
    place: { postalCode: now.place.postalCode, address: now.place.address },
    technician: ask.technician,
    family: now.trouble.family,
    trouble: { label: ask.trouble, words: now.trouble.words },
    cause: ask.found,
    ...endOf(visit),
    times: timesOf(now, visit),
    minutes: {
      ...minutesOf(visit),
      free: entitlement?.freeMinutes ?? 0,
      covered: entitlement?.outcome === "covered",
    },
    photos: visit.photos.map(({ photo, shows, at }) => ({ photo, shows, at })),
    lines: priced.lines.map(lineOf),
    total: priced.total,
    signed: signed === null ? null : signatureOf(own, signed),
    notDone: visit.quotes.filter(({ state }) => state === "declined").map(notDone),
    identity: identityOf(visit),
    police: visit.police?.number ?? null,
    seen: seenOf(visit),
    reasons: (entitlement?.reasons ?? []).map(({ words, clauses }) => ({
      words,
      clauses: [...clauses],
    })),
    terms: [...(entitlement?.terms ?? [])],
    lateMinutes: Math.max(0, ...own.map(minutesLate)),
  };
}

/** Facts of this visit that count. */
function isOf(now: CaseNow, { visit }: VisitNow, fact: CaseFact): boolean {
  if (!("visit" in fact) || fact.visit !== visit) return false;
  return !now.conflicts.some((conflict) => conflict.fact.id === fact.id);
}

function endOf({ finished, madeSafe }: VisitNow): Pick<CalloutReport, "outcome" | "done" | "next"> {
  if (finished !== null) {
    const outcome = OUTCOME_WORDS[finished.outcome];
    return { outcome, done: finished.words, next: null };
  }
  const outcome = { ja: "応急処置をしました", en: "Made safe for now" };
  return { outcome, done: madeSafe?.how ?? "", next: madeSafe === null ? null : nextOf(madeSafe) };
}

function nextOf({ waitsFor, expectedOn }: FactOf<"made-safe">): Label {
  const waits = WAITS_WORDS[waitsFor];
  const on = expectedOn === null ? null : dayWords(expectedOn);
  return {
    ja: `${waits.ja}を待って、もう一度うかがいます${on ? `（${on.ja}ごろ）` : ""}。`,
    en: `We come again after ${waits.en}${on ? ` (about ${on.en})` : ""}.`,
  };
}

function timesOf(now: CaseNow, visit: VisitNow): CalloutReport["times"] {
  const times: readonly (readonly [Label, string | null])[] = [
    [{ ja: "受付", en: "Called" }, now.opened.at],
    [{ ja: "出発", en: "Left" }, visit.leftAt],
    [{ ja: "到着", en: "Arrived" }, visit.arrivedAt],
    [{ ja: "応急処置", en: "Made safe" }, visit.madeSafe?.at ?? null],
    [{ ja: "作業完了", en: "Finished" }, visit.finished?.at ?? null],
  ];
  return times.flatMap(([label, at]) => (at === null ? [] : [{ label, at }]));
}

function minutesOf({ arrivedAt, work, finished, madeSafe }: VisitNow) {
  const left = finished?.at ?? madeSafe?.at ?? null;
  return {
    onSite: arrivedAt === null || left === null ? 0 : minutesBetween(arrivedAt, left),
    worked: Math.ceil(work.seconds / 60),
  };
}

function lineOf({ code: _code, clauses, ...line }: QuoteLine) {
  return { ...line, clauses: [...clauses] };
}

function signatureOf(own: readonly CaseFact[], { quote }: QuoteNow): CalloutReport["signed"] {
  const fact = own.find((each) => each.type === "signed" && each.quote === quote.quote);
  if (fact?.type !== "signed") return null;
  return { name: fact.name, at: fact.at, strokes: copied(fact.strokes), hash: quote.hash };
}

function notDone({ quote }: QuoteNow): CalloutReport["notDone"][number] {
  const paid = quote.lines.filter(({ amount }) => amount > 0);
  return { total: quote.total, lines: paid.map(({ label }) => label) };
}

function identityOf({ identity }: VisitNow): CalloutReport["identity"] {
  if (identity === null) return null;
  const { name, at, pledge, paper } = identity;
  return { name, at, strokes: copied(pledge), paper: PAPER_WORDS[paper] };
}

function seenOf({ finished }: VisitNow): CalloutReport["seen"] {
  const strokes = finished?.strokes ?? null;
  if (finished === null || strokes === null || finished.name === "") return null;
  return { name: finished.name, at: finished.at, strokes: copied(strokes) };
}

function copied(strokes: readonly (readonly number[])[]): number[][] {
  return strokes.map((stroke) => [...stroke]);
}

/** Of a phone without a signal; what was known within five minutes is not late. */
function minutesLate({ at, recordedAt }: CaseFact): number {
  const late = minutesBetween(at, recordedAt);
  return late > 5 ? late : 0;
}

/** Minutes begun from one instant to another: 61 s are 2. */
function minutesBetween(from: string, until: string): number {
  const [begins, ends] = [Temporal.Instant.from(from), Temporal.Instant.from(until)];
  return Math.max(0, Math.ceil((ends.epochMilliseconds - begins.epochMilliseconds) / 60_000));
}
