import type { Day } from "../../kernel/day.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { Label } from "../../terms/fields.ts";
import type { BeforeWork, Skill, Trouble, Urgency } from "../model.ts";
import { type Coverage, coveragesOf } from "./coverage-rule.ts";
import { troubleOf } from "./exclusions.ts";

/** What the terms know of a trouble, whoever has it. */
export interface TroubleFacts {
  readonly label: Label;
  readonly response: Label;
  readonly urgency: Urgency;
  readonly skill: Skill;
  readonly usualMinutes: number;
  readonly before: readonly BeforeWork[];
}

/** By the first of the services that names the trouble; null: none does. */
export function troubleTerms(
  catalogue: Catalogue,
  services: readonly string[],
  trouble: Trouble,
): TroubleFacts | null {
  for (const coverage of coveragesOf(catalogue, services)) {
    const found = troubleFacts(coverage, trouble);
    if (found !== null) return found;
  }
  return null;
}

/** By the terms of one service. */
export function troubleFacts(coverage: Coverage, asked: Trouble): TroubleFacts | null {
  const found = troubleOf(coverage, asked);
  if (found === null) return null;
  const { family, trouble } = found;
  const { label, response, urgency, usualMinutes, asks = [] } = trouble;
  const answers = asks.flatMap((fact) => {
    const { options = {} } = coverage.rule.questions[fact] ?? {};
    return options[asked.facts[fact] ?? ""]?.before ?? [];
  });
  const before = [...new Set([...(trouble.before ?? []), ...answers])];
  return { label, response, urgency, usualMinutes, skill: trouble.skill ?? family.skill, before };
}

/** Minutes of basic work that are free on each visit. */
export function freeMinutesOf(coverage: Coverage, family: Trouble["family"], on: Day): number {
  const own = coverage.rule.families[family];
  const ofFamily = own && inForceOn(own.values, on);
  if (ofFamily?.ok && ofFamily.value.freeMinutes !== undefined) return ofFamily.value.freeMinutes;
  const first = inForceOn(coverage.rule.first.values, on);
  return first.ok ? first.value.freeMinutes : 0;
}
