import type { DiagnosisAnswer } from "../../../src/app/api/diagnosis-answer.ts";
import { diagnose } from "../../../src/diagnosis/diagnose.ts";
import { daysAsText } from "../../../src/diagnosis/days-as-text.ts";
import type { LoadYear } from "../../../src/diagnosis/load/load-year.ts";
import type { Diagnosis } from "../../../src/diagnosis/model.ts";
import { overlaid, type OwnRules, tellingOf } from "../../../src/diagnosis/own-plans.ts";
import { catalogueOf } from "../../../src/diagnosis/pack.ts";
import { refusalOf, sceneOf } from "../../../src/diagnosis/question-scene.ts";
import { rankedAfter } from "../../../src/diagnosis/rank-scene.ts";
import { sumWh } from "../../../src/diagnosis/sum-wh.ts";
import { no, ok, type Result } from "../../../src/kernel/result.ts";
import type { Catalogue } from "../../../src/terms/catalogue.ts";
import type { RankedPlan } from "../answer/shown-plan.ts";
import type { Asked } from "./asked.ts";
import { choicesOf } from "./choices.ts";
import { takeLoad } from "./load-of.ts";
import type { CallName, Calls, LoadFacts, Ranking, Terms, WorkerRefusal } from "./messages.ts";
import { bodyOf, type Laid, layOut } from "./question-of.ts";
import { unfoldMonth } from "./unfold-month.ts";

type Answered<T> = Result<T, readonly WorkerRefusal[]>;

let opened: { readonly catalogue: Catalogue; readonly own: OwnRules } | null = null;

/** Answers a call of the page, by the rooms that the server computes with. */
export function answerCall(name: CallName, asked: unknown): Answered<unknown> {
  if (name === "open") {
    // The server shaped both by the engine's own types.
    const { pack, own } = asked as Terms;
    const catalogue = overlaid(catalogueOf(pack), own);
    opened = { catalogue, own };
    return ok(choicesOf(catalogue));
  }
  if (name === "take") {
    const { number, load } = asked as Calls["take"]["asked"];
    takeLoad(number, load);
    return ok(null);
  }
  if (name === "unfold") {
    const { plan, month, ...rest } = asked as Calls["unfold"]["asked"];
    return laidOut(rest.asked, (laid) => ok(unfoldMonth(laid, plan, month)));
  }
  const question = asked as Asked;
  if (name === "rank") return rank(question);
  if (name === "whole") return laidOut(question, whole);
  return laidOut(question, (laid) => ok(bodyOf(question, laid)));
}

function laidOut<T>(asked: Asked, then: (laid: Laid, own: OwnRules) => Answered<T>): Answered<T> {
  if (opened === null) throw new Error("the terms have not been opened");
  const laid = layOut(opened.catalogue, asked);
  return laid.ok ? then(laid.value, opened.own) : laid;
}

function rank(asked: Asked): Answered<Ranking> {
  const began = performance.now();
  return laidOut(asked, ({ prepared, question, load }) => {
    const scene = sceneOf(prepared, question);
    if (!scene.ok) return scene;
    const ranked = rankedAfter(scene.value);
    if (!ranked.ok) return no([refusalOf(ranked.refusal)]);
    const { electricity, gas } = scene.value;
    return ok({
      ranking: ranked.value.map((one) => onWire(one.ranked)),
      plans: (electricity?.metered.priced.plans.length ?? 0) + (gas?.priced.plans.length ?? 0),
      load: factsOf(load),
      milliseconds: performance.now() - began,
    });
  });
}

function factsOf({ wh, days, counts, error, notes }: LoadYear): LoadFacts {
  const share = (slots: number) => (slots / wh.length) * 100;
  return {
    yearKwh: sumWh(wh) / 1000,
    days,
    measuredPercent: share(counts.measured),
    filledPercent: share(counts.filled + counts.grown),
    levelPercent: error.levelPercent,
    notes: notes.map(({ text }) => text),
  };
}

function whole({ prepared, question }: Laid, own: OwnRules): Answered<DiagnosisAnswer> {
  const made = diagnose(prepared, question);
  return made.ok ? ok(answerOf(tellingOf(made.value, own))) : made;
}

/** As the server sends it; how use came to be is told beside the form. */
function answerOf(diagnosis: Diagnosis): DiagnosisAnswer {
  // Lists that nobody changes, in the wire's shape of lists that one might.
  return { ...daysAsText(diagnosis), load: null } as unknown as DiagnosisAnswer;
}

function onWire(plan: Diagnosis["ranking"][number]): RankedPlan {
  return plan as unknown as RankedPlan;
}
