import type { DiagnosisAnswer } from "../../../src/app/api/diagnosis-answer.ts";
import type { QuestionBody } from "../../../src/app/api/diagnosis-question.ts";
import type { LabelText } from "../../../src/app/api/fields.ts";
import type { LoadText } from "../../../src/diagnosis/load/load-text.ts";
import type { LifeKey } from "../../../src/diagnosis/load/templates.ts";
import type { OwnRules } from "../../../src/diagnosis/own-plans.ts";
import type { CataloguePack } from "../../../src/diagnosis/pack.ts";
import type { RankedPlan } from "../answer/shown-plan.ts";
import type { UnfoldedMonth } from "../answer/unfolded.ts";
import type { Asked } from "./asked.ts";

/** What the page asks of the worker, and what comes back, by the name of the call. */
export interface Calls {
  /** The terms, and the contractor's own plans over them; answers what can be chosen. */
  readonly open: { readonly asked: Terms; readonly answer: Choices };
  /** The year of a file, kept under a number. */
  readonly take: { readonly asked: TakenLoad; readonly answer: null };
  readonly rank: { readonly asked: Asked; readonly answer: Ranking };
  readonly whole: { readonly asked: Asked; readonly answer: DiagnosisAnswer };
  readonly unfold: { readonly asked: UnfoldAsk; readonly answer: UnfoldedMonth | null };
  /** The question as the server takes it, half-hours and all. */
  readonly write: { readonly asked: Asked; readonly answer: QuestionBody };
}

export type CallName = keyof Calls;

/** As the server answers them: `/api/diagnosis/pack` and `/api/diagnosis/plans/rules`. */
export interface Terms {
  readonly pack: CataloguePack;
  readonly own: OwnRules;
}

interface TakenLoad {
  readonly number: number;
  readonly load: LoadText;
}

interface UnfoldAsk {
  readonly asked: Asked;
  readonly plan: RankedPlan;
  readonly month: string;
}

/** The first answer while a slider moves. */
export interface Ranking {
  readonly ranking: readonly RankedPlan[];
  readonly plans: number;
  readonly load: LoadFacts;
  /** What the worker took for it. */
  readonly milliseconds: number;
}

/** What came of the known use. */
export interface LoadFacts {
  readonly yearKwh: number;
  readonly days: number;
  readonly measuredPercent: number;
  readonly filledPercent: number;
  readonly levelPercent: number;
  readonly notes: readonly LabelText[];
}

interface PlanChoice {
  readonly address: string;
  readonly supplier: LabelText;
  readonly label: LabelText;
}

/** What the catalogue lets one choose from. */
export interface Choices {
  readonly hash: string;
  readonly electricity: readonly (PlanChoice & { readonly areas: readonly string[] })[];
  readonly gas: readonly (PlanChoice & { readonly districts: readonly string[] })[];
  readonly districts: readonly {
    readonly key: string;
    readonly label: LabelText;
    readonly prefectures: readonly string[];
  }[];
  readonly scenarios: readonly { readonly key: string; readonly label: LabelText }[];
  readonly templates: readonly { readonly key: LifeKey; readonly label: LabelText }[];
}

/** Why there is no answer. */
export interface WorkerRefusal {
  readonly code: string;
  readonly field: string;
  readonly got: string;
  readonly accepted: string;
}

export interface Request {
  readonly id: number;
  readonly name: CallName;
  readonly asked: unknown;
}

export type Reply = { readonly id: number } & (
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly refusals: readonly WorkerRefusal[] }
);
