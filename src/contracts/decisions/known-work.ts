import type { Day } from "../../kernel/day.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import type { Asked } from "../decision.ts";
import { refuse } from "../decision.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { type Work, workOn } from "../rules/work-terms.ts";

/** What must be known of a work before it is ordered or done. */
export type KnownWork = Omit<Work, "values">;

/** A work as the terms of a service know it: named by themselves, or by its price. */
export function knownWork(
  catalogue: Catalogue,
  service: string,
  work: string,
  on: Day,
): KnownWork | null {
  for (const rule of rulesOf(catalogue, service, "work")) {
    const found = workOn(rule, work, on);
    if (found) return found;
  }
  for (const { rule } of rulesOf(catalogue, service, "one-off-fee")) {
    const priced = Object.entries(rule.fees).find(
      ([name, { arises, events }]) => arises === "completion" && (events ?? [name]).includes(work),
    );
    if (priced) return { label: priced[1].label, clause: priced[1].clause ?? rule.clause };
  }
  return null;
}

/** No: the terms know no such work; those that they know are named. */
export function noSuchWork(
  { catalogue, life }: Pick<Asked, "catalogue" | "life">,
  work: string,
): ReturnType<typeof refuse> {
  const names = rulesOf(catalogue, life.service, "work").flatMap(({ rule }) =>
    Object.entries(rule.works).map(([name, { label }]) => ({ name, label })),
  );
  return refuse({
    code: "contracts.no-such-work",
    clauses: clausesOf(catalogue, life.service, "work"),
    reason: {
      ja: `このサービスに「${work}」という工事・作業はありません`,
      en: `This service knows no work called ${work}`,
    },
    needed:
      names.length === 0
        ? null
        : {
            ja: names.map(({ label }) => label.ja).join("／"),
            en: names.map(({ name }) => name).join(", "),
          },
  });
}
