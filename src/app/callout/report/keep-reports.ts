import type { CaseNow, VisitNow } from "../../../callout/case/case-now.ts";
import { takenBefore } from "../../../callout/case/taken-before.ts";
import { causesOf } from "../../../callout/coverage/causes.ts";
import type { Entitlement } from "../../../callout/coverage/entitlement.ts";
import type { NewFact } from "../../../callout/facts.ts";
import { quoteOf } from "../../../callout/quote/quote-of.ts";
import { quoteTermsOf } from "../../../callout/quote/quote-terms-of.ts";
import { keepReport } from "../../../callout/store-reports.ts";
import { loadTechnician } from "../../../callout/store-technicians.ts";
import { type CalloutReport, calloutReportSchema } from "../../api/callout-report.ts";
import { tokyoDay } from "../../tokyo-day.ts";
import type { CalloutMoment } from "../callout-moment.ts";
import { decidedBy, servicesOf, troubleLabel } from "../words/trouble-label.ts";
import { composeReport, isOver, type ReportAsk } from "./compose-report.ts";

type Moment = Pick<CalloutMoment, "tx" | "catalogue" | "now" | "operator">;

/**
 * Keep the report of each visit that is over, and answer the facts that say so. Asked again it
 * keeps nothing, unless more became known of a visit meanwhile: then a new version, and the old
 * one stays.
 */
export async function keepReports(moment: Moment, after: CaseNow): Promise<readonly NewFact[]> {
  const facts: NewFact[] = [];
  for (const visit of after.visits.filter(isOver)) {
    // In the order of its schema: facts that were read back have their keys in another.
    const content = calloutReportSchema.parse(composeReport(await reportAsk(moment, after, visit)));
    const { tx, now } = moment;
    const { number } = after;
    const kept = await keepReport(tx, { number, visit: visit.visit, content, now });
    if (kept === null) continue;
    const { document, hash } = kept;
    const id = `reported/${document}`;
    facts.push({ id, at: now, by: "job", type: "reported", document, hash });
  }
  return facts;
}

async function reportAsk(moment: Moment, now: CaseNow, visit: VisitNow): Promise<ReportAsk> {
  const { name } = moment.operator;
  return {
    now,
    visit,
    operator: { ja: name, en: name },
    technician: await whoCame(moment, visit),
    trouble: troubleLabel(moment.catalogue, decidedBy(now), now.trouble),
    found: foundOn(moment, now, visit),
    entitlement: decidedFor(now, visit),
    unsigned: unsignedOf(moment, now, visit),
  };
}

/** What the terms said to this visit: what is decided for a later one changes nothing of it. */
function decidedFor({ facts, entitlement }: CaseNow, { visit }: VisitNow): Entitlement | null {
  const later = facts.filter((fact) => "visit" in fact && fact.visit > visit);
  const until = Math.min(...later.map(({ position }) => position));
  const decided = facts
    .filter((fact) => fact.type === "decided" && fact.position < until)
    .toSorted((a, b) => a.position - b.position)
    .at(-1);
  return decided?.type === "decided" ? decided.entitlement : entitlement;
}

async function whoCame({ tx }: Moment, visit: VisitNow): Promise<CalloutReport["technician"]> {
  const technician = visit.technician ?? "";
  const found = await loadTechnician(tx, technician);
  return { technician, name: found?.name ?? technician, company: found?.company ?? "" };
}

function foundOn({ catalogue }: Moment, now: CaseNow, { cause }: VisitNow): ReportAsk["found"] {
  if (cause === null) return null;
  const on = tokyoDay(now.opened.at);
  const known = causesOf(catalogue, servicesOf(catalogue, decidedBy(now)), cause.trouble, on);
  const named = known.find((one) => one.cause === cause.cause);
  return {
    trouble: troubleLabel(catalogue, decidedBy(now), cause.trouble),
    cause: named?.label ?? { ja: cause.cause, en: cause.cause },
  };
}

function unsignedOf({ catalogue }: Moment, now: CaseNow, visit: VisitNow): ReportAsk["unsigned"] {
  const decided = decidedFor(now, visit);
  const before = takenBefore(now, visit.visit);
  const made = decided === null ? null : quoteOf(quoteTermsOf(catalogue, decided, before), []);
  return made?.ok === true ? made.value : { lines: [], total: 0 };
}
