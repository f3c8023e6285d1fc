import { openWorks } from "../../../contracts/index.ts";
import type { Action, Asked } from "../../../contracts/index.ts";
import { addDays } from "../../../kernel/day.ts";
import { type Catalogue, rulesOf } from "../../../terms/catalogue.ts";
import type { Label } from "../../../terms/fields.ts";
import type { FieldView } from "../../api/action.ts";
import { WORDS } from "./action-labels.ts";
import { factLabel } from "./fact-labels.ts";
import { choiceQuestion, choicesOf, dayQuestion, textQuestion, yesNoQuestion } from "./field.ts";
import { type Form, type FormAsk, type FormOf, isLive } from "./form.ts";

function onlyWhen(state: Asked["state"], form: (ask: FormAsk) => Form): FormOf {
  return (ask) => (ask.asked.state === state ? form(ask) : null);
}

export const acceptForm: FormOf = onlyWhen("applied", () => ({
  fields: [],
  tries: [{ type: "accept" }],
}));

export const refuseForm: FormOf = onlyWhen("applied", ({ asked }) => {
  const reasons = refusalReasons(asked.catalogue, asked.life.service);
  return {
    fields: [
      choiceQuestion("code", WORDS.reason, reasons),
      textQuestion("reason", { ja: "説明", en: "Explanation" }, { required: false }),
    ],
    tries: reasons.map(({ value: code }) => ({ type: "refuse", code, reason: "" })),
  };
});

/** Every condition of application is a ground to refuse, named by its code. */
function refusalReasons(catalogue: Catalogue, service: string) {
  return rulesOf(catalogue, service, "condition").flatMap(({ id, rule }) =>
    Object.entries(rule.conditions)
      .filter(([, { at }]) => at.includes("apply"))
      .map(([name, { label }]) => ({ value: `${id}/${name}`, label })),
  );
}

export const cancelApplicationForm: FormOf = ({ asked }) =>
  asked.state === "applied" || asked.state === "accepted"
    ? { fields: [], tries: [{ type: "cancel-application" }] }
    : null;

export const orderWorkForm: FormOf = ({ asked }) => {
  if (!isLive(asked)) return null;
  const works = worksOf(asked);
  if (works.length === 0) return null;
  return {
    fields: [
      choiceQuestion("work", WORDS.work, works),
      dayQuestion("plannedOn", WORDS.planned, { from: asked.on, required: false }),
      ...priceQuestions(asked),
    ],
    tries: works.map(({ value: work }) => ({
      type: "order-work",
      work,
      plannedOn: asked.on,
      facts: {},
    })),
    through: "work",
  };
};

export const cancelWorkForm: FormOf = ({ asked }) =>
  withOpenWorks(asked, [], (work) => ({ type: "cancel-work", work }));

export const completeWorkForm: FormOf = ({ asked }) => {
  if (!isLive(asked)) return null;
  const ordered = openWorkChoices(asked);
  const works = ordered.length > 0 ? ordered : worksOf(asked);
  if (works.length === 0) return null;
  return {
    fields: [choiceQuestion("work", WORDS.work, works), ...priceQuestions(asked)],
    tries: works.map(({ value: work }) => ({ type: "complete-work", work, facts: {} })),
    through: "work",
  };
};

export const consentForm: FormOf = ({ asked }) =>
  withOpenWorks(
    asked,
    [
      yesNoQuestion("given", { ja: "立ち入り・工事に同意する", en: "I agree to the work" }, "yes"),
      textQuestion("reason", WORDS.reason, { required: false }),
    ],
    (work) => ({ type: "consent", work, given: true, reason: "" }),
  );

export const notifyStartForm: FormOf = onlyWhen("accepted", ({ asked }) => ({
  fields: [dayQuestion("startsOn", { ja: "利用開始日", en: "Start day" }, { from: asked.on })],
  tries: [{ type: "notify-start", startsOn: addDays(asked.on, 14) }],
}));

export const startForm: FormOf = onlyWhen("accepted", ({ asked: { on } }) => ({
  fields: [dayQuestion("startsOn", WORDS.from, { required: false })],
  tries: [
    { type: "start", startsOn: null, facts: {} },
    { type: "start", startsOn: on, facts: {} },
  ],
}));

function withOpenWorks(
  asked: Asked,
  fields: readonly FieldView[],
  tryOf: (work: string) => Action,
): Form | null {
  const works = openWorkChoices(asked);
  if (works.length === 0) return null;
  return {
    fields: [choiceQuestion("work", WORDS.work, works), ...fields],
    tries: works.map(({ value }) => tryOf(value)),
    through: "work",
  };
}

interface Choice {
  readonly value: string;
  readonly label: Label;
}

function openWorkChoices({ catalogue, life }: Asked): readonly Choice[] {
  return openWorks(life).map(({ work }) => ({
    value: work,
    label: workLabel(catalogue, life.service, work),
  }));
}

/** Work is called as the terms name it, else what its fee is called. */
export function workLabel(catalogue: Catalogue, service: string, work: string): Label {
  const found = knownWorks(catalogue, service).find(({ value }) => value === work);
  return found?.label ?? { ja: "工事・作業", en: "Work" };
}

function worksOf({ catalogue, life: { service } }: Asked): readonly Choice[] {
  return knownWorks(catalogue, service);
}

/** Works that the terms know by name, and those that have a price. */
function knownWorks(catalogue: Catalogue, service: string): readonly Choice[] {
  const named = rulesOf(catalogue, service, "work").flatMap(({ rule }) => choicesOf(rule.works));
  const priced = rulesOf(catalogue, service, "one-off-fee").flatMap(({ rule }) =>
    Object.entries(rule.fees)
      .filter(([, { arises }]) => arises === "completion")
      .map(([name, { label, events }]) => ({ value: events?.[0] ?? name, label })),
  );
  const names = new Set(named.map(({ value }) => value));
  return [...named, ...priced.filter(({ value }) => !names.has(value))];
}

/** What decides the price of work: a visit or not, the wiring. */
function priceQuestions({ catalogue, life }: Asked): readonly FieldView[] {
  const cases = rulesOf(catalogue, life.service, "one-off-fee").flatMap(({ rule }) =>
    Object.values(rule.fees)
      .filter(({ arises }) => arises === "completion")
      .flatMap(({ values }) => (values ?? []).flatMap(whensOf)),
  );
  const byName = Map.groupBy(cases, ({ name }) => name);
  return [...byName].map(([name, of]) => {
    const values = [...new Set(of.map(({ value }) => value))];
    const choices = values.map((value) => ({ value, label: factLabel(value) }));
    return choiceQuestion(name, factLabel(name), choices, { into: "facts", required: false });
  });
}

type FeeEntry = NonNullable<Fee["values"]>[number];
type Fee = ReturnType<typeof rulesOf<"one-off-fee">>[number]["rule"]["fees"][string];

function whensOf(entry: FeeEntry) {
  if ("ended" in entry || typeof entry.price === "string") return [];
  return entry.price.flatMap(({ when }) =>
    Object.entries(when)
      // Both items are known already; of several words for the same, the first is asked.
      .filter(([name]) => name !== "from" && name !== "to")
      .flatMap(([name, values]) => {
        const value = Array.isArray(values) ? values[0] : values;
        return value === undefined ? [] : [{ name, value }];
      }),
  );
}
