import type { ActionOf } from "../action-schema.ts";
import { type Asked, type NewEvent, refuse } from "../decision.ts";
import { recorded } from "../household/household-after.ts";
import { missingAnswers, questionsOf } from "../rules/deadline-check.ts";
import { listed, SENTENCES } from "../words/listed.ts";

type Asking = ActionOf<"leave"> | ActionOf<"move">;

/** No, while questions that stand before a grave step are not answered (HH-21). */
export function refusedUnanswered(
  { catalogue, life, on }: Asked,
  { type, answers }: Asking,
): ReturnType<typeof refuse> | null {
  const missing = missingAnswers(catalogue, life.service, type, answers, on);
  if (missing.length === 0) return null;
  return refuse({
    code: "contracts.answers-missing",
    clauses: [...new Set(missing.flatMap(({ clauses }) => clauses))],
    reason: {
      ja: "お手続きの前にご確認いただくことがあります",
      en: "There are questions to answer first",
    },
    needed: listed(
      missing.map(({ label }) => label),
      SENTENCES,
    ),
  });
}

/** The answers, kept where the terms ask for them. */
export function answered(asked: Asked, { type, answers }: Asking): readonly NewEvent[] {
  const { catalogue, life, on } = asked;
  const asks = questionsOf(catalogue, life.service, type, on).length > 0;
  return asks ? [recorded(asked, { type: "answered", check: type, answers })] : [];
}
