import { type Action, type Asked, questionsOf, termRuleOf } from "../../../contracts/index.ts";
import { addMonths, type Day } from "../../../kernel/day.ts";
import { rulesOf } from "../../../terms/catalogue.ts";
import type { FieldView } from "../../api/action.ts";
import { WORDS } from "./action-labels.ts";
import { choiceQuestion, dayQuestion, textQuestion, yesNoQuestion } from "./field.ts";
import { type FormAsk, type FormOf, isLive, isRunning } from "./form.ts";
import { earliest, groundsOf } from "./run-forms.ts";

export const leaveForm: FormOf = (ask) => {
  const { asked } = ask;
  if (!isLive(asked)) return null;
  const from = earliest(asked, "leave");
  const answers = quietAnswers(asked, "leave");
  const tryOn = (wishedOn: Day | null): Action => ({
    type: "leave",
    wishedOn,
    reason: "customer",
    workOn: null,
    answers,
  });
  return {
    fields: [
      dayQuestion("wishedOn", WORDS.lastDay, { from }),
      ...reasonFields(ask),
      ...(ask.by === "staff" ? [dayQuestion("workOn", WORDS.workOn, { required: false })] : []),
      ...checkFields(asked, "leave"),
    ],
    tries: [tryOn(from), tryOn(null)],
  };
};

const REASONS: Readonly<Record<string, { readonly ja: string; readonly en: string }>> = {
  customer: { ja: "お客さまのご都合", en: "The customer's wish" },
  "price-revision": { ja: "料金の改定に同意しない", en: "The price revision is not agreed to" },
  "service-level": { ja: "障害が続いたため", en: "Too many outages" },
  rebuilding: { ja: "建て替え・取り壊し", en: "The house is rebuilt or torn down" },
};

/** Reasons that free from the price of leaving early, where the terms know any. */
function reasonFields({ asked }: FormAsk): readonly FieldView[] {
  const exempt = rulesOf(asked.catalogue, asked.life.service, "exit-fee").flatMap(
    ({ rule }) => rule.exempt,
  );
  const known = ["customer", ...exempt].filter((reason) => REASONS[reason] !== undefined);
  if (known.length === 1) return [];
  const choices = known.map((value) => ({ value, label: REASONS[value] ?? WORDS.reason }));
  return [choiceQuestion("reason", WORDS.reason, choices, { required: false, preset: "customer" })];
}

export const moveForm: FormOf = ({ asked, by }) => {
  if (!isRunning(asked)) return null;
  const from = earliest(asked, "move");
  return {
    fields: [
      dayQuestion("wishedOn", { ja: "引っ越しの日", en: "Day of moving" }, { from }),
      ...(by === "staff" ? [dayQuestion("removalOn", WORDS.workOn, { required: false })] : []),
      ...checkFields(asked, "move"),
    ],
    tries: [
      { type: "move", wishedOn: from, removalOn: null, answers: quietAnswers(asked, "move") },
    ],
  };
};

export const takeBackForm: FormOf = ({ asked }) =>
  asked.life.endedOn !== null && isLive(asked)
    ? { fields: [], tries: [{ type: "take-back-notice" }] }
    : null;

export const endForCauseForm: FormOf = ({ asked }) => {
  const grounds = groundsOf(asked, "ending");
  if (!isLive(asked) || grounds.length === 0) return null;
  const latest = addMonths(asked.on, 2);
  return {
    fields: [
      choiceQuestion("ground", WORDS.ground, grounds),
      dayQuestion("endsOn", { ja: "最終日", en: "Last day" }, { from: asked.on, preset: null }),
      yesNoQuestion("inWriting", WORDS.inWriting, "yes"),
    ],
    tries: grounds.map(({ value: ground }) => ({
      type: "end-for-cause",
      ground,
      endsOn: latest,
      inWriting: true,
    })),
  };
};

export const withdrawForm: FormOf = ({ asked, by }) => {
  const rule = rulesOf(asked.catalogue, asked.life.service, "withdrawal").at(0);
  if (!rule || asked.state === "refused" || asked.state === "withdrawn") return null;
  const ways = rule.rule.how.map((value) => ({ value, label: HOW[value] }));
  const sent = dayQuestion("sentOn", { ja: "発信した日", en: "Sent on" }, { from: asked.on });
  return {
    fields: [
      by === "staff" ? { ...sent, min: null } : sent,
      choiceQuestion("how", { ja: "方法", en: "How" }, ways),
      ...(by === "staff"
        ? [
            yesNoQuestion(
              "misled",
              { ja: "不実告知などがあった", en: "The customer was misled" },
              "no",
            ),
          ]
        : []),
    ],
    tries: rule.rule.how.map((how) => ({ type: "withdraw", sentOn: asked.on, how, misled: false })),
  };
};

const HOW = {
  letter: { ja: "書面（郵便）", en: "Letter" },
  "e-mail": { ja: "電子メール・マイページ", en: "E-mail or portal" },
} as const;

export const objectForm: FormOf = ({ asked }) => {
  const term = termRuleOf(asked.catalogue, asked.life);
  if (!term || !isRunning(asked)) return null;
  return { fields: [], tries: [{ type: "object-to-renewal" }] };
};

export const issueNumberForm: FormOf = ({ asked }) => {
  const rule = rulesOf(asked.catalogue, asked.life.service, "approval-number").at(0);
  if (!rule || !isLive(asked)) return null;
  const kinds = Object.entries(rule.rule.numbers).map(([value, { label }]) => ({ value, label }));
  return {
    fields: [
      choiceQuestion("number", { ja: "番号の種類", en: "Kind of number" }, kinds),
      textQuestion("value", WORDS.number),
    ],
    tries: kinds.map(({ value: number }) => ({ type: "issue-number", number, value: "0" })),
    through: "number",
  };
};

export const providerChangeForm: FormOf = ({ asked }) => {
  const value = numberOf(asked, "provider-change-out");
  return asked.life.service !== "" && isRunning(asked) && hasNumbers(asked)
    ? {
        fields: [textQuestion("value", WORDS.number, { preset: value })],
        tries: [{ type: "provider-change-out", value: value ?? "0" }],
      }
    : null;
};

export const undoProviderChangeForm: FormOf = ({ asked }) => {
  if (!asked.life.events.some(({ type }) => type === "provider-changed")) return null;
  const value = numberOf(asked, "provider-change-undone");
  return {
    fields: [textQuestion("value", WORDS.number, { preset: value })],
    tries: [{ type: "undo-provider-change", value: value ?? "0" }],
  };
};

function hasNumbers({ catalogue, life }: Asked): boolean {
  return rulesOf(catalogue, life.service, "approval-number").length > 0;
}

/** The newest number of a kind that was issued for this contract. */
function numberOf({ life }: Asked, kind: string): string | null {
  const issued = life.events.findLast(
    (event) => event.type === "number-issued" && event.number === kind,
  );
  return issued?.type === "number-issued" ? issued.value : null;
}

/** HH-21: each question with its answers, and what may happen beside it. */
function checkFields({ catalogue, life, on }: Asked, action: string): readonly FieldView[] {
  return questionsOf(catalogue, life.service, action, on).map(
    ({ question, label, warning, answers }) =>
      choiceQuestion(question, label, answers, { into: "answers", help: warning, preset: null }),
  );
}

/** Answers after which nothing is warned of: what an action looks like once they are given. */
function quietAnswers({ catalogue, life, on }: Asked, action: string): Record<string, string> {
  return Object.fromEntries(
    questionsOf(catalogue, life.service, action, on).map(({ question, answers, warnedBy }) => {
      const quiet = answers.find(({ value }) => !warnedBy.includes(value)) ?? answers.at(0);
      return [question, quiet?.value ?? ""];
    }),
  );
}
