import type { Day } from "../../kernel/day.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { Label } from "../../terms/fields.ts";
import { type Danger, FAMILIES, type Family, type Urgency } from "../model.ts";
import { type Coverage, coveragesOf, type FamilyTerms } from "./coverage-rule.ts";
import { type DangerTerms, dangersOf } from "./dangers.ts";

/** What is asked of whoever calls: dangers first, then the troubles in the words of the terms. */
export interface IntakeQuestions {
  readonly dangers: readonly DangerTerms[];
  readonly families: readonly FamilyQuestions[];
}

export interface FamilyQuestions {
  readonly family: Family;
  readonly label: Label;
  readonly dangers: Danger[];
  readonly troubles: readonly TroubleQuestions[];
}

export interface TroubleQuestions {
  readonly trouble: string;
  readonly label: Label;
  readonly response: Label;
  readonly covered: boolean;
  readonly urgency: Urgency;
  readonly asks: readonly {
    readonly fact: string;
    readonly label: Label;
    readonly options: readonly { readonly value: string; readonly label: Label }[];
  }[];
}

/** Of several services, the first that names a trouble has the words. */
export function intakeForm(
  catalogue: Catalogue,
  { services, on }: { readonly services: readonly string[]; readonly on: Day },
): IntakeQuestions {
  const coverages = coveragesOf(catalogue, services);
  const dangers = dangersOf(catalogue, on);
  return {
    dangers,
    families: FAMILIES.flatMap((family) => {
      const named = coverages.flatMap((coverage) => {
        const terms = coverage.rule.families[family];
        return terms ? [{ coverage, terms }] : [];
      });
      const [first] = named;
      if (!first) return [];
      const asked = new Set(named.flatMap(({ terms }) => terms.dangers));
      return [
        {
          family,
          label: first.terms.label,
          dangers: dangers.flatMap(({ danger }) => (asked.has(danger) ? [danger] : [])),
          troubles: troublesOf(named, on),
        },
      ];
    }),
  };
}

interface Named {
  readonly coverage: Coverage;
  readonly terms: FamilyTerms;
}

function troublesOf(named: readonly Named[], on: Day): readonly TroubleQuestions[] {
  const troubles = new Map<string, TroubleQuestions>();
  for (const { coverage, terms } of named) {
    const found = inForceOn(terms.values, on);
    const { holders, outside } = coverage.rule;
    const isPaid = holders.by === "anybody" || outside?.everyVisit === true;
    const covers = found.ok && !isPaid ? found.value.covers : [];
    for (const [trouble, { label, response, urgency, asks = [] }] of Object.entries(
      terms.troubles,
    )) {
      if (troubles.has(trouble)) continue;
      const questions = asks.map((fact) => questionOf(coverage, fact));
      const covered = covers.includes(trouble);
      troubles.set(trouble, { trouble, label, response, covered, urgency, asks: questions });
    }
  }
  return [...troubles.values()];
}

function questionOf({ rule }: Coverage, fact: string): TroubleQuestions["asks"][number] {
  const { label, options } = rule.questions[fact] ?? { label: { ja: fact, en: fact }, options: {} };
  return {
    fact,
    label,
    options: Object.entries(options).map(([value, option]) => ({ value, label: option.label })),
  };
}
