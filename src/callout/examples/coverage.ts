import { z } from "zod";
import { addDays, formatDay } from "../../kernel/day.ts";
import { bareTenure, dayField, yesField } from "../../rating/examples/example-terms.ts";
import type { Tenure } from "../../rating/tenure.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { coverageServices, type Coverage } from "../coverage/coverage-rule.ts";
import { entitlementOf } from "../coverage/entitlement-of.ts";
import type { Entitlement } from "../coverage/entitlement.ts";
import { hourText, instantOf, minuteOf, tokyoMinute } from "../coverage/tokyo-time.ts";
import { DANGERS, FAMILIES, RELATIONS, type Trouble } from "../model.ts";
import { overtimeLine } from "../quote/overtime-line.ts";
import { quoteOf } from "../quote/quote-of.ts";
import { quoteTermsOf } from "../quote/quote-terms-of.ts";
import type { QuoteTerms, UsedLine } from "../quote/quote-terms.ts";

const localField = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "write a time in Japan such as 2026-11-29T02:00");
const troubleField = z.string().regex(/^\w+\/[\w-]+$/, "write family/trouble");

const givenSchema = z.strictObject({
  trouble: troubleField,
  calledAt: localField,
  arrivesAt: localField.optional(),
  /** The contract's first and last day, and days without service; no start: no contract. */
  started: dayField.optional(),
  ended: dayField.optional(),
  suspended: dayField.optional(),
  item: z.string().optional(),
  option: z.string().optional(),
  applied: yesField.default(false),
  relation: z.enum(RELATIONS).default("contractor"),
  elsewhere: yesField.default(false),
  facts: z.record(z.string(), z.string()).default({}),
  dangers: z.partialRecord(z.enum(DANGERS), z.enum(["yes", "no"])).default({}),
  /** Days of covered calls before. */
  visits: z.array(dayField).default([]),
  judged: z.string().optional(),
  cause: z.string().optional(),
  /** Yen that the caller accepted for the visit. */
  accepted: z.int().optional(),
  /** Minutes of work and what is used: then the quote is worked out. */
  minutes: z.int().optional(),
  used: z
    .array(z.strictObject({ code: z.string(), quantity: z.int().default(1), unitPrice: z.int() }))
    .default([]),
  /** Yen of parts that earlier visits of the case had free. */
  partsUsed: z.int().default(0),
});
type Given = z.output<typeof givenSchema>;

/**
 * Worked examples of a call-out. `given`: { trouble: family/trouble, calledAt, arrivesAt?,
 * started?, ended?, suspended?, relation?, elsewhere?, facts?, dangers?, visits?, judged? } and
 * { cause?, accepted?, minutes?, used?, partsUsed? }; times are in Japan. Answers outcome,
 * standing, what is free, fees, reasons by their codes; with minutes or used, the lines of the
 * quote and its total, or why it is refused.
 */
export function evaluateCoverage(located: Coverage, given: unknown, catalogue: Catalogue): unknown {
  const asked = givenSchema.parse(given);
  const entitlement = decided(located, asked, catalogue);
  const answer = answerOf(entitlement);
  const isQuoted = asked.minutes !== undefined || asked.used.length > 0;
  return isQuoted ? { ...answer, ...quoted(catalogue, entitlement, asked) } : answer;
}

function decided(located: Coverage, asked: Given, catalogue: Catalogue): Entitlement {
  const [family = "", name = ""] = asked.trouble.split("/");
  const trouble: Trouble = {
    family: z.enum(FAMILIES).parse(family),
    trouble: name,
    facts: asked.facts,
    words: "",
  };
  return entitlementOf({
    catalogue,
    services: coverageServices(catalogue, [located.service]),
    tenures: tenuresOf(located, asked),
    relation: asked.relation,
    place: asked.elsewhere ? "elsewhere" : "registered",
    trouble,
    dangers: asked.dangers,
    calledAt: utcOf(asked.calledAt),
    arrivesAt: asked.arrivesAt === undefined ? null : utcOf(asked.arrivesAt),
    visits: asked.visits.map((on) => ({ contract: "example", on })),
    judged: asked.judged === undefined ? null : { words: asked.judged },
    cause: asked.cause ?? null,
    accepted: asked.accepted ?? null,
  });
}

function utcOf(local: string): string {
  return instantOf({ day: dayField.parse(local.slice(0, 10)), minute: minuteOf(local.slice(11)) });
}

function tenuresOf({ service, rule: { holders } }: Coverage, asked: Given): readonly Tenure[] {
  const { started, ended, suspended, applied } = asked;
  if ((started === undefined && !applied) || holders.by === "anybody") return [];
  const endedOn = ended === undefined ? null : addDays(ended, 1);
  const span = { from: started ?? FIRST, until: endedOn };
  const [first = ""] = holders.anyOf;
  const item = asked.item ?? (holders.by === "item" ? first : "");
  const option = asked.option ?? (holders.by === "option" ? first : "");
  return [
    bareTenure(service, {
      startedOn: started ?? null,
      endedOn,
      items: [{ ...span, item }],
      options:
        option === "" ? [] : [{ ...span, option, together: true, again: false, quantity: 1 }],
      suspensions: suspended === undefined ? [] : [{ from: suspended, until: null }],
    }),
  ];
}

const FIRST = dayField.parse("2016-04-01");

function answerOf(found: Entitlement) {
  const { outcome, service, standing, freeMinutes, freePartsYen, visitsLeft, visitFee } = found;
  const { cancelFee, overtime, barred, before, skill, urgency, reasons, terms } = found;
  return {
    outcome,
    service,
    standing,
    freeMinutes,
    freePartsYen,
    visitsLeft,
    visitFee,
    cancelFee,
    overtime,
    barred: barred.map(({ code }) => code),
    barredUntil: barred[0]?.until ? localOf(barred[0].until) : null,
    before,
    skill,
    urgency,
    reasons: reasons.map(({ code }) => code),
    clauses: [...new Set(reasons.flatMap(({ clauses }) => clauses))].toSorted(),
    terms,
  };
}

function localOf(instant: string): string {
  const { day, minute } = tokyoMinute(instant);
  return `${formatDay(day)}T${hourText(minute)}`;
}

function quoted(catalogue: Catalogue, entitlement: Entitlement, asked: Given) {
  const { partsUsed } = asked;
  const terms = quoteTermsOf(catalogue, entitlement, { partsUsed });
  const used = asked.used.map((line) => ({ ...line, words: "" }));
  const made = quoteOf(terms, [...used, ...overtimeOf(terms, asked)]);
  if (!made.ok) return { refused: made.refusal.code };
  const lines = made.value.lines.map(({ code, amount, free }) => ({ code, amount, free }));
  return { lines, total: made.value.total };
}

/** At cost it is among what is used, under the price that somebody typed. */
function overtimeOf(terms: QuoteTerms, { minutes = 0 }: Given): readonly UsedLine[] {
  const over = overtimeLine(terms, minutes);
  return over === null || over.unitPrice === null ? [] : [{ ...over, unitPrice: over.unitPrice }];
}
