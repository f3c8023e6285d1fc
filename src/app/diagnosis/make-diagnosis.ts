import { createHash } from "node:crypto";
import type { Asker } from "../../diagnosis/business/contractor.ts";
import { type Allowed, mayDiagnose } from "../../diagnosis/business/may-diagnose.ts";
import type { Refused } from "../../diagnosis/business/refused.ts";
import { servicesAsked } from "../../diagnosis/business/services.ts";
import type { Refusals } from "../../diagnosis/check-question.ts";
import type { DiagnosisQuestion } from "../../diagnosis/model.ts";
import { countedBefore, insertCount, lockCounting } from "../../diagnosis/store-counts.ts";
import type { CustomerRow } from "../../diagnosis/store-customers.ts";
import { diagnosisOfCount, insertDiagnosis } from "../../diagnosis/store-diagnoses.ts";
import { day, formatDay } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { DiagnosisAnswer } from "../api/diagnosis-answer.ts";
import type { QuestionBody } from "../api/diagnosis-question.ts";
import { diagnoseUnder } from "./engine.ts";
import { type At, loadContractor } from "./load-contractor.ts";
import { onWire } from "./on-wire.ts";
import { type QuestionFault, readQuestion } from "./read-question.ts";

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
  /** Number of what was kept; null: nothing was (EN-11). */
  readonly diagnosisId: number | null;
  readonly keptNot: "no-customer" | "no-consent" | "consent-withdrawn" | null;
  /** The same request was answered before: it does not count again. */
  readonly repeated: boolean;
  readonly counted: Allowed | null;
}

export type MakeRefusal =
  | { readonly kind: "terms"; readonly refused: Refused }
  | { readonly kind: "question"; readonly faults: readonly QuestionFault[] }
  | { readonly kind: "engine"; readonly refusals: Refusals }
  | { readonly kind: "key-reused" };

/**
 * Make a diagnosis, count it once for its request's key (EN-05), and keep it where the customer's
 * consent is in force (EN-11); else it is computed, counted and answered, and nothing is kept.
 */
export async function makeDiagnosis(at: At, ask: MakeAsk): Promise<Result<Made, MakeRefusal>> {
  const { tx, today, catalogue } = at;
  const { accountId, key, question: body } = ask;
  const bodyHash = hashOf([body, ask.customer?.customerId ?? null]);
  await lockCounting(tx, accountId);
  const before = await countedBefore(tx, { accountId, key, bodyHash });
  if (before === "other") return no({ kind: "key-reused" });
  if (before !== "never") return again(at, ask, before);
  const question = readQuestion(body, today);
  if (!question.ok) return no({ kind: "question", faults: question.refusal });
  const contractor = await loadContractor(at, accountId);
  const may = mayDiagnose(contractor, ask.asker, servicesAsked(question.value));
  if (!may.ok) return no({ kind: "terms", refused: may.refusal });
  const made = diagnoseUnder(catalogue, question.value);
  if (!made.ok) return no({ kind: "engine", refusals: made.refusal });
  const answer = onWire(made.value);
  const counting = { answer, allowed: may.value, bodyHash, question: question.value };
  return ok(await countAndKeep(at, ask, counting));
}

interface Counting {
  readonly answer: DiagnosisAnswer;
  readonly allowed: Allowed;
  readonly bodyHash: Buffer;
  readonly question: DiagnosisQuestion;
}

async function countAndKeep(at: At, ask: MakeAsk, counting: Counting): Promise<Made> {
  const { tx, now, today } = at;
  const { accountId, customer, personId, keyId, key } = ask;
  const { answer, allowed, bodyHash } = counting;
  const consent = customer?.consent?.withdrawnOn === null ? customer.consent : null;
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
    wasStored: consent !== null,
  });
  const made = { answer, repeated: false, counted: allowed };
  if (customer === null || consent === null) {
    return { ...made, diagnosisId: null, keptNot: keptNot(customer) };
  }
  const diagnosisId = await insertDiagnosis(tx, {
    ...by,
    countId,
    customerId: customer.customerId,
    consentId: consent.consentId,
    // With its day, so that it can be asked again as it was.
    question: JSON.stringify({ ...ask.question, asOf: formatDay(counting.question.asOf) }),
    answer: JSON.stringify(answer),
    by: ask.who,
  });
  return { ...made, diagnosisId, keptNot: null };
}

function keptNot(customer: CustomerRow | null): Made["keptNot"] {
  if (customer === null) return "no-customer";
  return customer.consent === null ? "no-consent" : "consent-withdrawn";
}

/** What was answered before: as it is kept, or computed anew for the day on which it counted. */
async function again(
  { tx, catalogue }: At,
  { accountId, customer, question: body }: MakeAsk,
  before: { readonly countId: number; readonly on: string },
): Promise<Result<Made, MakeRefusal>> {
  const kept = await diagnosisOfCount(tx, accountId, before.countId);
  const same = { repeated: true, counted: null };
  if (kept !== null) {
    const { answer, diagnosisId } = kept;
    return ok({ ...same, answer: answer as DiagnosisAnswer, diagnosisId, keptNot: null });
  }
  const question = readQuestion(body, day(before.on));
  if (!question.ok) return no({ kind: "question", faults: question.refusal });
  const made = diagnoseUnder(catalogue, question.value);
  if (!made.ok) return no({ kind: "engine", refusals: made.refusal });
  return ok({ ...same, answer: onWire(made.value), diagnosisId: null, keptNot: keptNot(customer) });
}

function hashOf(said: unknown): Buffer {
  return createHash("sha256").update(JSON.stringify(said)).digest();
}
