import { type Day, formatDay } from "../../kernel/day.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { Label } from "../../terms/fields.ts";
import { type Danger, DANGERS } from "../model.ts";

/** Where the questions stand that every call begins with, whatever service it is about. */
const COMMON = "household";

/** What is asked first, and what is done at once when the answer is yes (KK-06). */
export interface DangerTerms {
  readonly danger: Danger;
  readonly question: Label;
  readonly steps: readonly Label[];
  readonly line: { readonly name: Label; readonly phone: string };
  readonly clauses: readonly string[];
  /** Which words were shown: `household/intake/gas-smell@2016-04-01`. */
  readonly script: string;
}

/** The dangers in force on a day, the gravest first. */
export function dangersOf(catalogue: Catalogue, on: Day): readonly DangerTerms[] {
  return rulesOf(catalogue, COMMON, "intake").flatMap(({ id, rule }) =>
    Object.entries(rule.dangers).flatMap(([name, { question, clause, values }]) => {
      const danger = DANGERS.find((each) => each === name);
      const found = inForceOn(values, on);
      if (!danger || !found.ok) return [];
      const { steps, line, from } = found.value;
      const script = `${id}/${danger}@${formatDay(from)}`;
      return [{ danger, question, steps, line, clauses: clause, script }];
    }),
  );
}

/** The gravest danger that was answered with yes: it ends the call (KK-06); null: none. */
export function dangerOf(
  catalogue: Catalogue,
  answers: Readonly<Partial<Record<Danger, "yes" | "no">>>,
  on: Day,
): DangerTerms | null {
  return dangersOf(catalogue, on).find(({ danger }) => answers[danger] === "yes") ?? null;
}
