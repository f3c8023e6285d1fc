import type { Household } from "../../../contracts/index.ts";
import { rulesOf } from "../../../terms/catalogue.ts";
import { inForceOn } from "../../../terms/dated.ts";
import type { Label } from "../../../terms/fields.ts";
import type { RuleOf } from "../../../terms/kinds/index.ts";
import type { FieldView } from "../../api/action.ts";
import { choiceQuestion, textQuestion } from "./field.ts";

type Needs = Extract<
  RuleOf<"condition">["conditions"][string]["values"][number],
  { readonly needs: unknown }
>["needs"];

/** A fact that the applicant knows: asked as a question, with all its answers. */
interface Question {
  readonly label: Label;
  readonly answers: Readonly<Record<string, Label>>;
}

const YES_NO = {
  yes: { ja: "はい", en: "Yes" },
  no: { ja: "いいえ", en: "No" },
} as const;

/** Facts that are asked of the applicant; those not named here are the desk's to find. */
const QUESTIONS: Readonly<Record<string, Question>> = {
  meter: {
    label: { ja: "電力量計の種類", en: "Kind of electricity meter" },
    answers: {
      smart: { ja: "スマートメーター", en: "Smart meter" },
      mechanical: { ja: "従来型のメーター（円盤が回る）", en: "Mechanical meter" },
    },
  },
  identityPapers: {
    label: { ja: "本人確認書類", en: "Identity papers" },
    answers: {
      sent: { ja: "提出します", en: "I send them" },
      missing: { ja: "提出できません", en: "I have none" },
    },
  },
  guardianConsent: {
    label: { ja: "法定代理人（親権者など）の同意", en: "A guardian's consent" },
    answers: YES_NO,
  },
  competitor: {
    label: { ja: "競合するサービスを提供している", en: "Offers a competing service" },
    answers: YES_NO,
  },
};

export interface QuestionAsk {
  readonly household: Household;
  readonly service: string;
}

/**
 * The questions of an application: facts that its conditions look at (meter, identity papers,
 * consent) and answers that must look a certain way (mail name, supply point number). What the desk
 * knows already is not asked again.
 */
export function applicationFields(ask: QuestionAsk): readonly FieldView[] {
  return [...factFields(ask), ...formFields(ask)];
}

function factFields({ household, service }: QuestionAsk): readonly FieldView[] {
  const names = askedFacts(household, service);
  return [...new Set(names)].flatMap((name) => {
    const question = QUESTIONS[name];
    if (!question || name in household.person.facts) return [];
    const choices = Object.entries(question.answers).map(([value, label]) => ({ value, label }));
    return [choiceQuestion(name, question.label, choices, { into: "facts" })];
  });
}

/** Forms of the application alone: what registering asks, above all a password, is no fact. */
function formFields({ household: { catalogue, on }, service }: QuestionAsk): readonly FieldView[] {
  const forms = rulesOf(catalogue, service, "form").filter(({ rule }) => rule.on === "application");
  return forms.flatMap(({ rule }) =>
    Object.entries(rule.fields)
      .filter(([, { values }]) => inForceOn(values, on).ok)
      .map(([name, { label, needed }]) =>
        textQuestion(name, label, { into: "facts", required: needed === true }),
      ),
  );
}

/** Answers with which no condition that the applicant can answer fails. */
export function bestAnswers({ household, service }: QuestionAsk): Readonly<Record<string, string>> {
  const needs = applyNeeds(household, service);
  const answers = needs.flatMap((need): (readonly [string, string])[] => {
    if (need.form === "fact" && need.name in QUESTIONS) return [[need.name, need.anyOf[0] ?? ""]];
    if (need.form === "age" && need.orFact !== undefined) return [[need.orFact, "yes"]];
    return [];
  });
  return Object.fromEntries(answers);
}

function askedFacts(household: Household, service: string): readonly string[] {
  return applyNeeds(household, service).flatMap((need) => {
    if (need.form === "fact" || need.form === "not-fact") return [need.name];
    const grownUp = household.person.bornOn !== null || household.person.customer === "business";
    return need.form === "age" && need.orFact !== undefined && !grownUp ? [need.orFact] : [];
  });
}

function applyNeeds({ catalogue, on }: Household, service: string): readonly Needs[] {
  return rulesOf(catalogue, service, "condition").flatMap(({ rule }) =>
    Object.values(rule.conditions)
      .filter(({ at }) => at.includes("apply"))
      .flatMap(({ values }) => {
        const entry = inForceOn(values, on);
        return entry.ok ? [entry.value.needs] : [];
      }),
  );
}
