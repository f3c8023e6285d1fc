import type { Pool } from "pg";
import { operatorOfToken } from "../../../diagnosis/store-links.ts";
import { formatDay } from "../../../kernel/day.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { loadOperator, type Tx, withOperator } from "../../../platform/index.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import { diagnosisAnswer } from "../../api/diagnosis-answer.ts";
import { questionBody } from "../../api/diagnosis-question.ts";
import { contractorOf } from "../../diagnosis/brand/contractor-of.ts";
import type { ReportAsk } from "../../diagnosis/report/report-content.ts";
import { tokyoDay } from "../../tokyo-day.ts";
import type { AnsweredFile } from "../handler.ts";
import type { Refusal } from "../problems.ts";
import { openedLink } from "./open-link.ts";
import { printed, reportAskOf } from "./report-handlers.ts";
import { keptPlans } from "./run-views.ts";

const CLOSED = { code: "diagnosis.link-closed" } as const;

interface Ask {
  readonly pool: Pool;
  readonly catalogue: LoadedCatalogue;
  readonly token: string;
  readonly language: "ja" | "en";
}

/**
 * The report behind a customer's secret address: without a name, and without the mean day, since a
 * link may fall into other hands. Unknown, expired and revoked are answered alike.
 */
export async function linkedReport(ask: Ask): Promise<Result<AnsweredFile, Refusal>> {
  const { pool, token, language } = ask;
  const operatorId = await operatorOfToken(pool, token, "link");
  const operator = operatorId === null ? null : await loadOperator(pool, operatorId);
  if (operator === null) return no(CLOSED);
  const now = operator.clock.instant();
  const read = await withOperator(pool, operator.operatorId, (tx) => readAsk(tx, ask, now));
  return read === null ? no(CLOSED) : printed(ok(read), language);
}

async function readAsk(tx: Tx, { catalogue, token }: Ask, now: string): Promise<ReportAsk | null> {
  const link = await openedLink(tx, token, now);
  if (link === null) return null;
  const { accountId, contractor: name, madeAt, question, answer } = link;
  const kept = {
    question: questionBody.parse(question),
    answer: diagnosisAnswer.parse(answer),
    customer: "",
    madeOn: formatDay(tokyoDay(madeAt)),
    plans: keptPlans(link),
  };
  const contractor = await contractorOf(tx, { accountId, name });
  return { ...reportAskOf(kept, catalogue), contractor, showsDay: false };
}
