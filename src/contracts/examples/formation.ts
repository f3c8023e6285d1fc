import { z } from "zod";
import { dayField } from "../../terms/fields.ts";
import { formation, type FormationRule } from "../rules/formation.ts";
import { dayOrNull } from "./said.ts";

const givenSchema = z.strictObject({
  applied: dayField.optional(),
  accepted: dayField.optional(),
  acceptanceSent: dayField.optional(),
  installed: dayField.optional(),
  workDone: dayField.optional(),
  itemChanged: dayField.optional(),
});

/**
 * Worked examples of formation. given: { accepted, acceptanceSent?, installed? (or workDone),
 * itemChanged? }; answers { formed, formedAnew, documentDueFrom }: the after-contract document is
 * given from the newest formation on. Not formed yet is null.
 */
export function evaluateFormation(rule: FormationRule, given: unknown): unknown {
  const asked = givenSchema.parse(given);
  const { works = [], anew = [] } = newestEntry(rule);
  const installed = asked.installed ?? asked.workDone;
  const { formedOn, lastFormedOn } = formation(rule, {
    acceptedOn: asked.accepted ?? null,
    acceptanceSentOn: asked.acceptanceSent ?? null,
    works: [
      ...works.slice(0, 1).flatMap((work) => done(work, installed)),
      ...anew.slice(0, 1).flatMap((work) => done(work, asked.itemChanged)),
    ],
  });
  return {
    formed: dayOrNull(formedOn),
    formedAnew: lastFormedOn === formedOn ? null : dayOrNull(lastFormedOn),
    documentDueFrom: dayOrNull(lastFormedOn),
  };
}

function newestEntry({ id, rule }: FormationRule) {
  const entry = rule.values.findLast((candidate) => !("ended" in candidate));
  if (!entry || "ended" in entry) throw new Error(`${id} has no entry`);
  return entry;
}

function done<On>(work: string, on: On | undefined): { work: string; on: On }[] {
  return on === undefined ? [] : [{ work, on }];
}
