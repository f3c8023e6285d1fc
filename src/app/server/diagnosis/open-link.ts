import type { Pool } from "pg";
import { z } from "zod";
import { type OpenedLink, openLink, operatorOfToken } from "../../../diagnosis/store-links.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { loadOperator, recordAudit, type Tx, withOperator } from "../../../platform/index.ts";
import { diagnosisAnswer } from "../../api/diagnosis-answer.ts";
import type { LinkedDiagnosis } from "../../api/diagnosis-run.ts";
import type { Refusal } from "../problems.ts";

const CLOSED = { code: "diagnosis.link-closed" } as const;

/** Of what was asked, the place alone: half-hours show when nobody is at home. */
const placeSchema = z.object({ place: z.object({ prefecture: z.string(), area: z.string() }) });

/**
 * The diagnosis behind a customer's secret address, by the operator's clock. Unknown, expired and
 * revoked are answered alike.
 */
export async function openDiagnosisLink(
  pool: Pool,
  token: string,
): Promise<Result<LinkedDiagnosis, Refusal>> {
  const operatorId = await operatorOfToken(pool, token, "link");
  const operator = operatorId === null ? null : await loadOperator(pool, operatorId);
  if (operator === null) return no(CLOSED);
  const now = operator.clock.instant();
  return withOperator(pool, operator.operatorId, async (tx) => {
    const link = await openedLink(tx, token, now);
    if (link === null) return no(CLOSED);
    const { contractor, madeAt, expiresAt, question, answer } = link;
    const { place } = placeSchema.parse(question);
    return ok({ contractor, madeAt, expiresAt, place, answer: diagnosisAnswer.parse(answer) });
  });
}

/** What a link opens, as page or report; the first opening is written into the audit. */
export async function openedLink(tx: Tx, token: string, now: string): Promise<OpenedLink | null> {
  const link = await openLink(tx, token, now);
  if (link?.opened !== 0) return link;
  const { accountId, linkId } = link;
  const entry = { at: now, actor: "diagnosis link", action: "diagnosis-link.open" };
  await recordAudit(tx, { ...entry, accountId, purpose: "EN-11", detail: { link: linkId } });
  return link;
}
