import type { CaseNow, ConflictCode } from "../../callout/case/case-now.ts";
import type { NewFact } from "../../callout/facts.ts";
import { knownFacts } from "../../callout/store-cases.ts";
import { holdCase, type Whose, writeFacts } from "../../callout/write-facts.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { afterCase } from "./after-case.ts";
import type { CalloutMoment } from "./callout-moment.ts";
import { writingOf } from "./writing-of.ts";

/** Why nothing was done to a case: stable codes, put into words by `callout-problems.ts`. */
export interface CalloutRefusal {
  readonly code:
    | "callout.case-not-found"
    | "callout.not-now"
    | "callout.price-differs"
    | "callout.technician-not-found"
    | "callout.time-not-possible"
    | "callout.trouble-unknown"
    | "callout.account-unknown"
    | "callout.nobody-to-ask"
    | "callout.fact-of-another"
    | "callout.name-missing"
    | "callout.no-compensation"
    | "request.key-reused"
    | ConflictCode;
}

/** What is to be written, or why not. */
export type Deciding = (
  now: CaseNow,
) => Result<Written, CalloutRefusal> | Promise<Result<Written, CalloutRefusal>>;

export interface Written {
  readonly facts: readonly NewFact[];
  readonly whose?: Whose;
}

/**
 * Do something to a case that is held meanwhile. Facts that are known by their ids are not written
 * again; what follows from the new ones happens in the same transaction.
 */
export async function onCase(
  moment: CalloutMoment,
  number: string,
  decide: Deciding,
): Promise<Result<CaseNow, CalloutRefusal>> {
  const before = await holdCase(moment.tx, number);
  if (before === null) return no({ code: "callout.case-not-found" });
  const decided = await decide(before);
  if (!decided.ok) return decided;
  const { facts, whose } = decided.value;
  const fresh = await notKnown(moment, number, facts);
  if (fresh === null) return no({ code: "callout.fact-of-another" });
  if (fresh.length === 0) return ok(before);
  const after = await writeFacts(writingOf(moment), before, fresh, whose);
  return ok(await afterCase(moment, before, after));
}

/** Facts that were not told before; null: one of their ids is a fact of another case. */
async function notKnown(
  { tx }: CalloutMoment,
  number: string,
  facts: readonly NewFact[],
): Promise<readonly NewFact[] | null> {
  const known = await knownFacts(
    tx,
    facts.map(({ id }) => id),
  );
  if ([...known.values()].some((one) => one.number !== number)) return null;
  return facts.filter(({ id }) => !known.has(id));
}
