import { createHash } from "node:crypto";
import type { Asker } from "../../diagnosis/business/contractor.ts";
import { type Allowed, mayDiagnose } from "../../diagnosis/business/may-diagnose.ts";
import type { Refused } from "../../diagnosis/business/refused.ts";
import { servicesAsked } from "../../diagnosis/business/services.ts";
import type { DiagnosisQuestion } from "../../diagnosis/model.ts";
import { tellingOf } from "../../diagnosis/own-plans.ts";
import { countedBefore, insertCount, lockCounting } from "../../diagnosis/store-counts.ts";
import { type CustomerRow, holdConsent } from "../../diagnosis/store-customers.ts";
import { diagnosisOfCount, insertDiagnosis } from "../../diagnosis/store-diagnoses.ts";
import { loadPlans, type PlanDraft } from "../../diagnosis/store-plans.ts";
import { day, formatDay } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Tx } from "../../platform/index.ts";
import type { DiagnosisAnswer } from "../api/diagnosis-answer.ts";
import type { QuestionBody } from "../api/diagnosis-question.ts";
import type { KeptPlan } from "../api/diagnosis-run.ts";
import { type OwnTerms, ownTerms } from "../plans/own-rules.ts";
import { diagnoseUnder } from "./engine.ts";
import { isUsed, keptPlan, ownText } from "./kept-plans.ts";
import { type At, loadContractor } from "./load-contractor.ts";
import { keptQuestion, toldOfMade } from "./kept-question.ts";
import { onWire } from "./on-wire.ts";
import { type ReadRefusal, readQuestion } from "./read-question.ts";

export interface MakeAsk {
  readonly accountId: number;
  readonly asker: Asker;
  readonly personId: number | null;
  readonly keyId: number | null;
  /** Name of who makes it, or of the key. */
  readonly who: string;
  /** For whom; null: for nobody who is kept. */
  readonly customer: CustomerRow | null;
  readonly question: QuestionBody;
  /** The request's own key, as it is kept. */
  readonly key: string;
}

export interface Made {
  readonly answer: DiagnosisAnswer;
  /** Own plans that took part. */
  readonly plans: readonly KeptPlan[];
  /** Number of what was kept; null: nothing was (EN-11). */
  readonly diagnosisId: number | null;
  readonly keptNot: "no-customer" | "no-consent" | "consent-withdrawn" | null;
  /** The same request was answered before: it does not count again. */
  readonly repeated: boolean;
  readonly counted: Allowed | null;
}

export type MakeRefusal =
  | { readonly kind: "terms"; readonly refused: Refused }
  | ReadRefusal
  | { readonly kind: "key-reused" };

/** What was found before anything is computed: the answer of before, or what to compute. */
export type Found =
  | { readonly kind: "answered"; readonly made: Made }
  | {
      readonly kind: "to-compute";
      readonly question: DiagnosisQuestion;
      readonly terms: OwnTerms;
      readonly plans: readonly PlanDraft[];
      readonly bodyHash: Buffer;
      /** Told where the year of use was made here; null: it was sent. */
      readonly load: DiagnosisAnswer["load"];
      /** Counted before under the same key: it counts no more. */
      readonly repeated: boolean;
    };

/** What is written down, or was answered before. */
export type Computed =
  | Extract<Found, { readonly kind: "answered" }>
  | (Extract<Found, { readonly kind: "to-compute" }> & { readonly answer: DiagnosisAnswer });

/**
 * Make a diagnosis, count it once for its request's key (EN-05), and keep it where the customer's
 * consent is in force (EN-11); else it is computed, counted and answered, and nothing is kept. In
 * three steps: `findAsked` reads, `compute` holds no transaction and no lock, `countAndKeep` asks
 * all that may have changed meanwhile again, under one lock a contractor.
 */
export async function makeDiagnosis(at: At, ask: MakeAsk): Promise<Result<Made, MakeRefusal>> {
  const found = await findAsked(at, ask);
  if (!found.ok) return found;
  const computed = compute(found.value);
  return computed.ok ? countAndKeep(at, ask, computed.value) : computed;
}

/** The first step: nothing is computed for who may not diagnose, or was answered before. */
export async function findAsked(at: At, ask: MakeAsk): Promise<Result<Found, MakeRefusal>> {
  const { tx, catalogue } = at;
  const { accountId, key, question: body } = ask;
  const bodyHash = hashOf([body, ask.customer?.customerId ?? null]);
  const before = await countedBefore(tx, { accountId, key, bodyHash });
  if (before === "other") return no({ kind: "key-reused" });
  const repeated = before !== "never";
  const kept = repeated ? await keptBefore(tx, accountId, before.countId) : null;
  if (kept !== null) return ok({ kind: "answered", made: kept });
  if (!repeated) {
    const may = await allowed(at, ask);
    if (!may.ok) return may;
  }
  const plans = await plansAsked(at, ask);
  if (!plans.ok) return plans;
  const terms = ownTerms(catalogue, plans.value.map(ownText));
  // What was not kept is computed anew for the day on which it counted.
  const today = repeated ? day(before.on) : at.today;
  const question = readQuestion(body, today, terms.catalogue);
  if (!question.ok) return question;
  const load = toldOfMade(body, question.value);
  const asked = { question: question.value, terms, plans: plans.value, bodyHash, load };
  return ok({ kind: "to-compute", ...asked, repeated });
}

/** The second step, which takes long and touches no database. */
export function compute(found: Found): Result<Computed, MakeRefusal> {
  if (found.kind === "answered") return ok(found);
  const { catalogue, own } = found.terms;
  const made = diagnoseUnder(catalogue, found.question);
  if (!made.ok) return no({ kind: "engine", refusals: made.refusal });
  return ok({ ...found, answer: { ...onWire(tellingOf(made.value, own)), load: found.load } });
}

/** The third step: short, under the contractor's lock. */
export async function countAndKeep(
  at: At,
  ask: MakeAsk,
  computed: Computed,
): Promise<Result<Made, MakeRefusal>> {
  if (computed.kind === "answered") return ok(computed.made);
  const { answer, bodyHash, question } = computed;
  const plans = computed.plans.filter((plan) => isUsed(plan, computed.terms.own)).map(keptPlan);
  const again: Made = {
    answer,
    plans,
    diagnosisId: null,
    keptNot: keptNot(ask.customer),
    repeated: true,
    counted: null,
  };
  if (computed.repeated) return ok(again);
  const { accountId, key } = ask;
  await lockCounting(at.tx, accountId);
  const before = await countedBefore(at.tx, { accountId, key, bodyHash });
  if (before === "other") return no({ kind: "key-reused" });
  if (before !== "never") {
    const kept = await keptBefore(at.tx, accountId, before.countId);
    return ok(kept ?? again);
  }
  const may = await allowed(at, ask);
  if (!may.ok) return may;
  return ok(await write(at, ask, { answer, allowed: may.value, bodyHash, question, plans }));
}

async function allowed(
  at: At,
  { accountId, asker, question }: MakeAsk,
): Promise<Result<Allowed, MakeRefusal>> {
  const contractor = await loadContractor(at, accountId);
  const may = mayDiagnose(contractor, asker, servicesAsked(question));
  return may.ok ? may : no({ kind: "terms", refused: may.refusal });
}

async function keptBefore(tx: Tx, accountId: number, countId: number): Promise<Made | null> {
  const kept = await diagnosisOfCount(tx, accountId, countId);
  if (kept === null) return null;
  const { answer, diagnosisId, plans } = kept;
  const same = { repeated: true, counted: null, keptNot: null, diagnosisId };
  // As they were written here, after their schemas had read them.
  return { ...same, answer: answer as DiagnosisAnswer, plans: plans as readonly KeptPlan[] };
}

/** The contractor's own plans that are asked for: all where nothing is said. */
async function plansAsked(
  { tx }: At,
  { accountId, question: { plans: asked } }: MakeAsk,
): Promise<Result<readonly PlanDraft[], MakeRefusal>> {
  if (asked === "none") return ok([]);
  const drafts = await loadPlans(tx, accountId);
  if (asked === "all") return ok(drafts);
  const faults = asked.flatMap((id, index) => {
    if (drafts.some(({ planId }) => planId === id)) return [];
    return [{ path: `plans.${index}`, message: `${id} is no plan of yours` }];
  });
  if (faults.length > 0) return no({ kind: "question", faults });
  return ok(drafts.filter(({ planId }) => asked.includes(planId)));
}

interface Counting {
  readonly answer: DiagnosisAnswer;
  readonly allowed: Allowed;
  readonly bodyHash: Buffer;
  readonly question: DiagnosisQuestion;
  readonly plans: readonly KeptPlan[];
}

async function write(at: At, ask: MakeAsk, counting: Counting): Promise<Made> {
  const { tx, now, today } = at;
  const { accountId, customer, personId, keyId, key } = ask;
  const { answer, allowed, bodyHash, plans } = counting;
  const consentId = customer && (await holdConsent(tx, accountId, customer.customerId));
  const { contract, item, service } = allowed;
  const by = { accountId, engine: answer.engine, catalogue: answer.catalogue, now };
  const countId = await insertCount(tx, {
    ...by,
    contract,
    item,
    service,
    personId,
    keyId,
    key,
    bodyHash,
    customerId: customer?.customerId ?? null,
    on: formatDay(today),
    wasStored: consentId !== null,
  });
  const made = { answer, plans, repeated: false, counted: allowed };
  if (customer === null || consentId === null) {
    return { ...made, diagnosisId: null, keptNot: keptNot(customer) };
  }
  const diagnosisId = await insertDiagnosis(tx, {
    ...by,
    countId,
    customerId: customer.customerId,
    consentId,
    question: JSON.stringify(keptQuestion(ask.question, counting.question)),
    answer: JSON.stringify(answer),
    plans: JSON.stringify(plans),
    by: ask.who,
  });
  return { ...made, diagnosisId, keptNot: null };
}

function keptNot(customer: CustomerRow | null): Made["keptNot"] {
  if (customer === null) return "no-customer";
  return customer.consent === null ? "no-consent" : "consent-withdrawn";
}

function hashOf(asked: unknown): Buffer {
  return createHash("sha256").update(JSON.stringify(asked)).digest();
}
