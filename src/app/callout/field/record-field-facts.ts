import type { CaseNow, Conflict } from "../../../callout/case/case-now.ts";
import type { EntitlementAsk } from "../../../callout/coverage/entitlement-of.ts";
import type { CaseFact, NewFact } from "../../../callout/facts.ts";
import { knownFacts } from "../../../callout/store-cases.ts";
import { attachTaken } from "../../../callout/store-photos.ts";
import { no, ok } from "../../../kernel/result.ts";
import type { Label } from "../../../terms/fields.ts";
import type { FieldFact } from "../../api/callout-field.ts";
import type { CalloutMoment } from "../callout-moment.ts";
import { askAgain, decisionAsk } from "../decide-case.ts";
import { type CalloutRefusal, onCase } from "../on-case.ts";
import { checkQuote, type QuoteCheck } from "./check-quote.ts";
import { factOfTold } from "./fact-of-told.ts";
import { setRight } from "./set-right.ts";

export interface ToldByPhone {
  readonly technician: string;
  /** The phone's clock as it sent. */
  readonly sentAt: string;
  /** In the order in which the phone queued them. */
  readonly facts: readonly FieldFact[];
}

/** What became of one thing that was told; where it was refused, why. */
export interface Taken {
  readonly id: string;
  readonly taken: "taken" | "before" | "refused";
  readonly code: CalloutRefusal["code"] | null;
  /** Nearer words than those of the code, where there are any. */
  readonly words: Label | null;
}

/**
 * Take what a phone tells, each thing once, whatever its clock says and however late it comes.
 * What does not hold beside what is known is kept as a conflict and answered with its reason.
 */
export async function recordFieldFacts(
  moment: CalloutMoment,
  told: ToldByPhone,
): Promise<readonly Taken[]> {
  const of = Map.groupBy(told.facts, ({ number }) => number);
  const answers: Taken[] = [];
  // In one order for all, so that two phones do not wait for each other.
  for (const number of [...of.keys()].toSorted()) {
    answers.push(...(await ofOneCase(moment, number, { ...told, facts: of.get(number) ?? [] })));
  }
  return answers;
}

async function ofOneCase(
  moment: CalloutMoment,
  number: string,
  told: ToldByPhone,
): Promise<readonly Taken[]> {
  const ids = [...new Set(told.facts.map(({ id }) => id))];
  const known = await knownFacts(moment.tx, ids);
  const by = byOf(told);
  const foreign = ids.filter((id) => {
    const one = known.get(id);
    return one !== undefined && (one.number !== number || one.by !== by);
  });
  // Of one id that stands twice in the queue the first is the fact.
  const firsts = ids.flatMap((id) => told.facts.find((fact) => fact.id === id) ?? []);
  const own = firsts.filter(({ id }) => !foreign.includes(id));
  const done = await onCase(moment, number, async (now) => {
    if (!isConcerned(now, told.technician)) return no({ code: "callout.no-such-visit" });
    const fresh = own.filter(({ id }) => !known.has(id));
    return ok({ facts: await factsOf(moment, now, { ...told, facts: fresh }) });
  });
  const codes = done.ok ? conflictsOf(done.value) : new Map<string, Conflict>();
  if (done.ok) await attachPhotos(moment, done.value, told);
  return ids.map((id) => {
    if (foreign.includes(id)) return refused(id, "callout.fact-of-another");
    if (!done.ok) return refused(id, NO_SUCH[done.refusal.code] ?? done.refusal.code);
    const conflict = codes.get(id);
    if (conflict !== undefined) return refused(id, conflict.code, wordsOf(conflict));
    return { id, taken: known.has(id) ? "before" : "taken", code: null, words: null };
  });
}

/** Whether there is a case that is not theirs is nothing to be told. */
const NO_SUCH: Partial<Record<CalloutRefusal["code"], CalloutRefusal["code"]>> = {
  "callout.case-not-found": "callout.no-such-visit",
};

function refused(id: string, code: CalloutRefusal["code"], words: Label | null = null): Taken {
  return { id, taken: "refused", code, words };
}

function wordsOf({ fact }: Conflict): Label | null {
  return fact.type === "not-taken" ? fact.words : null;
}

function byOf({ technician }: Pick<ToldByPhone, "technician">): string {
  return `technician:${technician}`;
}

/** Somebody who was never asked, and never had a visit of it, has nothing to tell of a case. */
export function isConcerned({ facts }: CaseNow, technician: string): boolean {
  return firstKnown(facts, technician) !== null;
}

/** When somebody first could know of the case: offered, assigned, or planned. */
function firstKnown(facts: readonly CaseFact[], technician: string): string | null {
  const named = facts.filter(
    (fact) =>
      (fact.type === "offered" || fact.type === "accepted" || fact.type === "planned") &&
      fact.technician === technician,
  );
  return named.map(({ recordedAt }) => recordedAt).toSorted()[0] ?? null;
}

function conflictsOf({ conflicts }: CaseNow): ReadonlyMap<string, Conflict> {
  return new Map(conflicts.map((conflict) => [conflict.fact.id, conflict]));
}

/** Facts in the operator's time; a quote that the terms do not make is one that was not taken. */
async function factsOf(
  moment: CalloutMoment,
  now: CaseNow,
  told: ToldByPhone,
): Promise<readonly NewFact[]> {
  const { technician, sentAt, facts } = told;
  const notBefore = firstKnown(now.facts, technician) ?? now.opened.at;
  const instants = setRight(facts, { sentAt, now: moment.now, notBefore });
  const family = now.trouble.family;
  const made: NewFact[] = [];
  let ask: EntitlementAsk | null = null;
  for (const fact of facts) {
    const base = { id: fact.id, at: instants.get(fact.id) ?? moment.now, by: byOf(told) };
    if (fact.type !== "quoted") {
      made.push({ ...base, ...factOfTold(fact, { technician, family }) });
      continue;
    }
    ask ??= await decisionAsk(moment, askAgain(now));
    made.push({ ...base, ...quoted({ now, ask, ...toldBefore(made, fact) }, fact) });
  }
  return made;
}

type SentAsQuote = Extract<FieldFact, { readonly type: "quoted" }>;

/** What was told of the same visit before the quote, and is not in the case yet. */
function toldBefore(
  made: readonly NewFact[],
  { visit }: SentAsQuote,
): Pick<QuoteCheck, "cause" | "arrivedAt"> {
  const cause = made.findLast((fact) => fact.type === "cause-found" && fact.visit === visit);
  const arrived = made.find((fact) => fact.type === "arrived" && fact.visit === visit);
  return {
    cause: cause?.type === "cause-found" ? cause : null,
    arrivedAt: arrived?.at ?? null,
  };
}

function quoted(check: QuoteCheck, sent: SentAsQuote) {
  const { visit } = sent;
  const checked = checkQuote(check, sent);
  if (checked.ok) return { type: "quoted", visit, quote: checked.value } as const;
  return { type: "not-taken", visit, sent: "quoted", ...checked.refusal } as const;
}

/** Pictures that came before their facts are of this case from here on. */
async function attachPhotos(
  { tx }: CalloutMoment,
  { number }: CaseNow,
  { technician, facts }: ToldByPhone,
): Promise<void> {
  const photos = facts.flatMap((fact) => (fact.type === "photo-taken" ? [fact.photo] : []));
  if (photos.length > 0) await attachTaken(tx, { technician, number, photos });
}
