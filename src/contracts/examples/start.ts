import { z } from "zod";
import { addDays, type Day, formatDay, formatMonth, monthOf } from "../../kernel/day.ts";
import { chargedPeriod } from "../../rating/charged-period.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import { dayField } from "../../terms/fields.ts";
import { startDay, type StartRule } from "../rules/start.ts";

const givenSchema = z.strictObject({
  applied: dayField.optional(),
  notified: dayField.optional(),
  workDone: dayField.optional(),
  installed: dayField.optional(),
  opened: dayField.optional(),
  proceduresDone: dayField.optional(),
  readingDays: z.array(dayField).optional(),
  usedSince: dayField.optional(),
  /** The last day of service, where the last fee is asked about. */
  ended: dayField.optional(),
  cancelled: dayField.optional(),
  item: z.string().optional(),
});

/**
 * Worked examples of the start of service, and of the charging that follows from the service's
 * monthly fee. given: { applied?, notified | workDone | installed | opened | proceduresDone +
 * readingDays, usedSince?, ended? }; answers { started, chargedFrom, firstFee, chargedUntil,
 * lastFee }, months as YYYY-MM and `chargedUntil` the last day charged. Refused: { refused,
 * waitsFor }.
 */
export function evaluateStart(rule: StartRule, given: unknown, catalogue: Catalogue): unknown {
  const asked = givenSchema.parse(given);
  const decided = startDay(rule, {
    appliedOn: asked.applied ?? null,
    notifiedOn: asked.notified ?? null,
    workDoneOn: asked.workDone ?? asked.installed ?? asked.opened ?? null,
    proceduresDoneOn: asked.proceduresDone ?? null,
    readingDays: asked.readingDays ?? [],
    usedSince: asked.usedSince ?? null,
  });
  if (!decided.ok) {
    const { code, waitsFor } = decided.refusal;
    return { started: null, refused: code, waitsFor };
  }
  const started = decided.value;
  const last = asked.ended ?? asked.cancelled;
  const until = last === undefined ? null : addDays(last, 1);
  return { started: formatDay(started), ...charging(rule, catalogue, { from: started, until }) };
}

/** Services without a fee by the month, such as electricity, are charged from the start itself. */
function charging(
  { service }: StartRule,
  catalogue: Catalogue,
  held: { readonly from: Day; readonly until: Day | null },
): Record<string, string | null> {
  const fees = rulesOf(catalogue, service, "monthly-fee").find(({ rule }) => rule.of === "item");
  const { from, until } = fees ? chargedPeriod(fees.rule, held) : held;
  const last = until === null ? null : addDays(until, -1);
  return {
    chargedFrom: formatDay(from),
    firstFee: formatMonth(monthOf(from)),
    chargedUntil: last === null ? null : formatDay(last),
    lastFee: last === null || last < from ? null : formatMonth(monthOf(last)),
  };
}
