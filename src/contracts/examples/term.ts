import { z } from "zod";
import { addDays, type Day, formatDay } from "../../kernel/day.ts";
import { dayField } from "../../terms/fields.ts";
import { type ContractTerm, nthTerm, type TermRule, termsThrough } from "../rules/term.ts";
import { dayOrNull } from "./said.ts";

const givenSchema = z
  .strictObject({
    started: dayField.optional(),
    start: dayField.optional(),
    supplyStarted: dayField.optional(),
    /** Plan or item changed inside the service; the term does not move. */
    changed: dayField.optional(),
    objected: dayField.optional(),
    on: dayField.optional(),
    item: z.string().optional(),
  })
  .transform((given, context) => {
    const started = given.started ?? given.start ?? given.supplyStarted;
    if (started !== undefined) return { ...given, started };
    context.addIssue({
      code: "custom",
      message: "give the day of the start as started: YYYY-MM-DD",
    });
    return z.NEVER;
  });

/**
 * Worked examples of terms. given: { started, changed?, objected?, on? }; answers with last days
 * in: { from, until, lastDayToObject, renewedFrom, renewedUntil, lastDayToObjectRenewal, terms }.
 * An item without a term answers nulls. With `objected` or `on` also { renewed, endsOn,
 * current: { from, until, lastDayToObject } }.
 */
export function evaluateTerm(rule: TermRule, given: unknown): unknown {
  const { started, objected, on, item } = givenSchema.parse(given);
  if (item !== undefined && rule.rule.notFor?.includes(item) === true) return NO_TERM;
  const [first, second, third] = [0, 1, 2].map((k) => nthTerm(rule, started, k));
  if (!first) throw new Error(`${rule.id} has no first term`);
  const answer = {
    ...said(first),
    renewedFrom: dayOrNull(second?.from ?? null),
    renewedUntil: second ? lastDayIn(second) : null,
    lastDayToObjectRenewal: dayOrNull(second?.lastDayToObject ?? null),
    terms: [first, second, third].flatMap((term) => (term ? [said(term)] : [])),
  };
  const through = on ?? first.until;
  const objections = objected === undefined ? [] : [objected];
  const { terms, runsOutOn } = termsThrough(rule, { startedOn: started, objections, through });
  const current = terms.findLast(({ from }) => from <= through);
  return {
    ...answer,
    renewed: runsOutOn === null || runsOutOn > first.until,
    endsOn: runsOutOn === null ? null : formatDay(addDays(runsOutOn, -1)),
    current: current ? said(current) : null,
  };
}

const NO_TERM = { from: null, until: null, lastDayToObject: null, terms: [] };

function said(term: ContractTerm): Record<string, string | null> {
  const { from, lastDayToObject } = term;
  return {
    from: formatDay(from),
    until: lastDayIn(term),
    lastDayToObject: dayOrNull(lastDayToObject),
  };
}

function lastDayIn({ until }: { readonly until: Day }): string {
  return formatDay(addDays(until, -1));
}
