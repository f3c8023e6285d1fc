import type { Day } from "../../kernel/day.ts";
import type { Located } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";

export type FormationRule = Located<RuleOf<"formation">>;

/** What has happened so far that may form a contract. */
export interface FormationFacts {
  readonly acceptedOn: Day | null;
  readonly acceptanceSentOn: Day | null;
  readonly works: readonly { readonly work: string; readonly on: Day }[];
}

export interface Formation {
  /** Null: not formed yet. */
  readonly formedOn: Day | null;
  /** The day of the newest formation: a changed contract may form anew. */
  readonly lastFormedOn: Day | null;
}

/**
 * The day on which a contract exists (MM-04, HM-03, EN-12, IT-08). HEMS accepted 2024-05-01 and
 * installed 2024-05-10 was formed on 2024-05-10; fibre is formed by the acceptance.
 */
export function formation({ rule }: FormationRule, facts: FormationFacts): Formation {
  const first = firstFormation(rule, facts);
  if (first === null) return { formedOn: null, lastFormedOn: null };
  const entry = inForceOn(rule.values, first);
  const anew = entry.ok ? (entry.value.anew ?? []) : [];
  const again = facts.works.filter(({ work, on }) => anew.includes(work) && on >= first);
  return { formedOn: first, lastFormedOn: again.at(-1)?.on ?? first };
}

function firstFormation(rule: RuleOf<"formation">, facts: FormationFacts): Day | null {
  const candidates = rule.values.flatMap((entry) => {
    if ("ended" in entry) return [];
    const on = formedUnder(entry, facts);
    return on === null ? [] : [{ entry, on }];
  });
  const found = candidates.find(({ entry, on }) => {
    const inForce = inForceOn(rule.values, on);
    return inForce.ok && inForce.value.from === entry.from;
  });
  return found?.on ?? null;
}

type Entry = Exclude<RuleOf<"formation">["values"][number], { readonly ended: true }>;

function formedUnder(entry: Entry, facts: FormationFacts): Day | null {
  switch (entry.on) {
    case "acceptance":
      return facts.acceptedOn;
    case "acceptance-sent":
      return facts.acceptanceSentOn ?? facts.acceptedOn;
    case "work-done":
      return facts.works.find(({ work }) => entry.works?.includes(work))?.on ?? null;
  }
}
