import { loadDiagnosis } from "../../../diagnosis/store-diagnoses.ts";
import { day, formatDay } from "../../../kernel/day.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import type { Catalogue } from "../../../terms/catalogue.ts";
import { diagnosisAnswer, type DiagnosisAnswer } from "../../api/diagnosis-answer.ts";
import { type QuestionBody, questionBody } from "../../api/diagnosis-question.ts";
import type { KeptPlan } from "../../api/diagnosis-run.ts";
import { contractorOf } from "../../diagnosis/brand/contractor-of.ts";
import { termsOfKept } from "../../diagnosis/kept-plans.ts";
import { readQuestion } from "../../diagnosis/read-question.ts";
import { readAnswer } from "../../diagnosis/report/read-answer.ts";
import { type ReportAsk, reportContent } from "../../diagnosis/report/report-content.ts";
import { diagnosisPdf } from "../../pdf/diagnosis-pdf.ts";
import { tokyoDay } from "../../tokyo-day.ts";
import type { AnsweredFile, Handlers } from "../handler.ts";
import type { Refusal } from "../problems.ts";
import { loadAccountById } from "../reads/store.ts";
import type { World } from "../reads/world.ts";
import { callerReader } from "./caller-reader.ts";
import type { Inside } from "./contractor-reader.ts";
import { madeFor } from "./made-for.ts";
import { keptPlans } from "./run-views.ts";

/** The contractor's reports, of what is kept and of what was just computed. */
export function reportHandlers(world: World) {
  return {
    keptReport: async ({ session, program, params, query }) => {
      const read = await callerReader(world, program)(session, async (at) => {
        const kept = await loadDiagnosis(at.tx, at, Number(params.diagnosis));
        if (kept === null) return no({ code: "diagnosis.not-found" });
        return ok(
          await askOf(at, {
            question: questionBody.parse(kept.question),
            answer: diagnosisAnswer.parse(kept.answer),
            customer: kept.customer,
            madeOn: formatDay(tokyoDay(kept.madeAt)),
            plans: keptPlans(kept),
          }),
        );
      });
      return printed(read, query.lang ?? "ja");
    },
    madeReport: async ({ session, program, query, body, key }) => {
      const { question, name } = body;
      const caller = { session, program, key };
      const read = await madeFor(world, caller, body, async (at, { made, customer }) => {
        const { answer, plans } = made;
        const on = { question: { ...question, asOf: answer.asOf }, answer, plans };
        const madeOn = formatDay(at.today);
        return ok(await askOf(at, { ...on, customer: customer?.name ?? name, madeOn }));
      });
      return printed(read, query.lang ?? "ja");
    },
  } satisfies Partial<Handlers>;
}

interface Told {
  readonly question: QuestionBody;
  readonly answer: DiagnosisAnswer;
  readonly customer: string;
  readonly madeOn: string;
  readonly plans: readonly KeptPlan[];
}

async function askOf(at: Inside, told: Told): Promise<ReportAsk> {
  const account = await loadAccountById(at.tx, at.accountId);
  const contractor = await contractorOf(at.tx, {
    accountId: at.accountId,
    name: account?.name ?? "",
  });
  return { ...reportAskOf(told, at.catalogue), contractor, showsDay: true };
}

/** What was kept, in the engine's own shapes, with the own plans that took part as they were. */
export function reportAskOf(
  { question, answer, customer, madeOn, plans }: Told,
  base: Catalogue,
): Omit<ReportAsk, "contractor" | "showsDay"> {
  const { catalogue } = termsOfKept(base, plans);
  const read = readQuestion(question, day(answer.asOf), catalogue);
  if (!read.ok) throw new Error("a kept question does not fit together");
  return { catalogue, question: read.value, diagnosis: readAnswer(answer), customer, madeOn };
}

/** Drawn after the transaction has ended. */
export async function printed(
  read: Result<ReportAsk, Refusal>,
  language: "ja" | "en",
): Promise<Result<AnsweredFile, Refusal>> {
  if (!read.ok) return read;
  const bytes = await diagnosisPdf(reportContent(read.value), language);
  return ok({ name: `diagnosis-${read.value.madeOn}.pdf`, bytes });
}
