import { instantText, type Tx } from "../platform/index.ts";
import type { CaseNow } from "./case/case-now.ts";
import { caseOf } from "./case/case-of.ts";
import type { ClockSeconds } from "./case/clocks.ts";
import { dueOf, summaryOf, wakesAt } from "./case/summary.ts";
import type { CaseFact, NewFact } from "./facts.ts";
import { insertCase, insertFacts, loadCase, lockCase, saveCase } from "./store-cases.ts";

export interface Writing {
  readonly tx: Tx;
  /** The operator's present. */
  readonly now: string;
  /** By when steps are due, under the terms of the case's day. */
  readonly clocks: (now: CaseNow) => ClockSeconds;
}

/** Whose home it is, where it became known. */
export interface Whose {
  readonly accountId: number;
  readonly contract: string | null;
}

/** A case that is held until the transaction ends, as it is; null: there is none. */
export async function holdCase(tx: Tx, number: string): Promise<CaseNow | null> {
  if ((await lockCase(tx, number)) === null) return null;
  const found = await loadCase(tx, number);
  return found === null ? null : caseOf(found);
}

/** Add facts to a case that is held, and write what is read from them beside. */
export async function writeFacts(
  writing: Writing,
  before: CaseNow,
  facts: readonly NewFact[],
  whose: Whose | null = null,
): Promise<CaseNow> {
  const { tx, now } = writing;
  const added = placed(facts, { first: before.facts.length + 1, now });
  await insertFacts(tx, before.number, added);
  const { number, accountId, contract } = before;
  const known = { number, accountId, contract, facts: [...before.facts, ...added] };
  const after = caseOf(whose === null ? known : { ...known, ...whose });
  await saveCase(tx, { now: after, ...projectionOf(writing, after) });
  return after;
}

export interface Opening {
  readonly accountId: number | null;
  readonly contract: string | null;
  /** The request's own: the same request opens one case. */
  readonly key: string;
  readonly dwellingKey: string;
  readonly facts: readonly NewFact[];
}

/** Take a case down with its first facts; null: the dwelling has an open one of this family. */
export async function writeOpening(writing: Writing, opening: Opening): Promise<CaseNow | null> {
  const { tx, now } = writing;
  const facts = placed(opening.facts, { first: 1, now });
  const { accountId, contract } = opening;
  const first = caseOf({ number: "", accountId, contract, facts });
  const projection = projectionOf(writing, first);
  const number = await insertCase(tx, { ...opening, now: first, ...projection });
  if (number === null) return null;
  await insertFacts(tx, number, facts);
  const after = caseOf({ number, accountId, contract, facts });
  await saveCase(tx, { now: after, ...projection });
  return after;
}

function placed(
  facts: readonly NewFact[],
  { first, now }: { readonly first: number; readonly now: string },
): readonly CaseFact[] {
  const recordedAt = instantText(now);
  return facts.map((fact, index) => {
    const at = instantText(fact.at);
    return { ...fact, at, recordedAt, position: first + index };
  });
}

function projectionOf({ now, clocks }: Writing, after: CaseNow) {
  const summary = summaryOf(after, clocks(after));
  const wakeAt = after.isOpen ? wakesAt(summary, instantText(now)) : null;
  return { summary, wakeAt, dueAt: dueOf(summary)?.at ?? null };
}
