import { z } from "zod";
import { formatDay } from "../../kernel/day.ts";
import { extraDaysOff } from "../../terms/business-days.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { dayField } from "../../terms/fields.ts";
import { endByOperator, type EndingRule } from "../rules/end-by-operator.ts";
import { refused } from "./said.ts";

const givenSchema = z.strictObject({
  ground: z.string(),
  noticed: dayField,
  ends: dayField,
  inWriting: z.boolean().default(true),
  suspended: z.boolean().default(false),
  demanded: dayField.optional(),
});

/**
 * Worked examples of ending by the operator. given: { ground, noticed, ends, inWriting? (yes),
 * suspended?, demanded? }; answers { accepted, earliest, latestNotice, endsAs,
 * debts }. Refused: { accepted:
 * false, refused, earliest, latestNotice | lastDay }.
 */
export function evaluateEnding(rule: EndingRule, given: unknown, catalogue: Catalogue): unknown {
  const asked = givenSchema.parse(given);
  const decided = endByOperator(rule, {
    ground: asked.ground,
    noticedOn: asked.noticed,
    inWriting: asked.inWriting,
    endsOn: asked.ends,
    suspended: asked.suspended,
    demandedOn: asked.demanded ?? null,
    daysOff: extraDaysOff(catalogue, rule.service, { on: asked.noticed }),
  });
  if (decided.ok) {
    const { earliest, latestNotice } = decided.value;
    return {
      accepted: true,
      earliest: formatDay(earliest),
      latestNotice: formatDay(latestNotice),
      endsAs: rule.rule.grounds[asked.ground]?.endsAs ?? asked.ground,
      debts: rule.rule.debts ?? null,
    };
  }
  const { refusal } = decided;
  if (refusal.code === "contracts.notice-too-short") {
    const { earliest, latestNotice } = refusal;
    return refused(refusal, { earliest, latestNotice });
  }
  return refused(refusal, "lastDay" in refusal ? { lastDay: refusal.lastDay } : {});
}
