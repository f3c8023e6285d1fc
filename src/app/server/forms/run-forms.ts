import {
  type Action,
  type Asked,
  capacityAsked,
  type Measure,
  noticeEffect,
  optionsOn,
} from "../../../contracts/index.ts";
import type { Day } from "../../../kernel/day.ts";
import { earliestAfter } from "../../../kernel/deadline.ts";
import { contains } from "../../../kernel/period.ts";
import { rulesOf } from "../../../terms/catalogue.ts";
import { inForceOn } from "../../../terms/dated.ts";
import type { Label } from "../../../terms/fields.ts";
import { WORDS } from "./action-labels.ts";
import {
  choiceQuestion,
  choicesOf,
  countQuestion,
  dayQuestion,
  textQuestion,
  yesNoQuestion,
} from "./field.ts";
import { type FormOf, isLive, isRunning } from "./form.ts";

export const changeItemForm: FormOf = ({ asked }) => {
  if (!isLive(asked)) return null;
  const { catalogue, life } = asked;
  const items = catalogue.services.get(life.service)?.items ?? {};
  const others = choicesOf(items).filter(({ value }) => value !== itemNow(asked));
  if (others.length === 0) return null;
  const measures = others.flatMap(({ value }) => capacityAsked(asked, value) ?? []);
  return {
    fields: [
      choiceQuestion("item", WORDS.item, others),
      dayQuestion("from", WORDS.wished, { from: earliest(asked, "change"), required: false }),
      ...[...new Set(measures)].map((measure) =>
        textQuestion(measure, CAPACITY[measure], { into: "facts", required: false }),
      ),
    ],
    tries: others.flatMap(({ value: item }): Action[] => {
      const measure = capacityAsked(asked, item);
      const facts: Record<string, string> = measure === null ? {} : { [measure]: USUAL[measure] };
      return [
        { type: "change-item", item, from: null, facts },
        { type: "change-item", item, from: earliest(asked, "change"), facts },
      ];
    }),
    through: "item",
  };
};

const CAPACITY: Readonly<Record<Measure, Label>> = {
  amps: { ja: "契約電流（A）", en: "Contract current (A)" },
  kva: { ja: "契約容量（kVA）", en: "Contract capacity (kVA)" },
  kw: { ja: "契約電力（kW）", en: "Contract power (kW)" },
};

/** A capacity with which it is tried whether the change is possible at all. */
const USUAL: Readonly<Record<Measure, string>> = { amps: "30", kva: "6", kw: "6" };

export const addOptionForm: FormOf = ({ asked }) => {
  if (!isRunning(asked)) return null;
  const { catalogue, life, contract, on } = asked;
  const held = optionsOn(contract, on);
  const names = held.ok ? held.value.map(({ option }) => option) : [];
  const options = choicesOf(catalogue.services.get(life.service)?.options ?? {});
  const free = options.filter(({ value }) => !names.includes(value));
  if (free.length === 0) return null;
  return {
    fields: [
      choiceQuestion("option", WORDS.option, free),
      countQuestion("quantity", WORDS.quantity),
    ],
    tries: free.map(({ value: option }) => ({ type: "add-option", option, quantity: 1 })),
    through: "option",
  };
};

export const dropOptionForm: FormOf = ({ asked }) => {
  const { catalogue, life, contract, on } = asked;
  const held = optionsOn(contract, on);
  if (!isRunning(asked) || !held.ok || held.value.length === 0) return null;
  const labels = catalogue.services.get(life.service)?.options ?? {};
  const choices = held.value.map(({ option }) => ({
    value: option,
    label: labels[option]?.label ?? { ja: option, en: option },
  }));
  const from = earliest(asked, "option-end");
  return {
    fields: [
      choiceQuestion("option", WORDS.option, choices),
      dayQuestion("wishedOn", WORDS.lastDay, { from, required: false }),
    ],
    tries: choices.flatMap(({ value: option }): Action[] => [
      { type: "drop-option", option, wishedOn: null },
      { type: "drop-option", option, wishedOn: from },
    ]),
    through: "option",
  };
};

export const pauseForm: FormOf = ({ asked }) => {
  const rule = rulesOf(asked.catalogue, asked.life.service, "pause").at(0);
  if (!rule || !isRunning(asked) || asked.state === "paused") return null;
  const entry = inForceOn(rule.rule.values, asked.on);
  const from = entry.ok ? earliestAfter(entry.value.notice, asked.on) : asked.on;
  return {
    fields: [
      dayQuestion("from", { ja: "停止する日", en: "Paused from" }, { from }),
      dayQuestion(
        "resumesOn",
        { ja: "再開する日（決まっている場合）", en: "Resumes on (where known)" },
        { required: false, preset: null },
      ),
    ],
    tries: [{ type: "pause", from, resumesOn: null }],
  };
};

export const resumeForm: FormOf = ({ asked }) => {
  const ahead = asked.life.pauses.some(({ until }) => until === null);
  if (!ahead && asked.state !== "paused") return null;
  return {
    fields: [dayQuestion("from", WORDS.from, { from: asked.on, required: false })],
    tries: [{ type: "resume", from: null }],
  };
};

export const tellForm: FormOf = ({ asked }) => {
  const grounds = [...groundsOf(asked, "suspension"), ...groundsOf(asked, "ending")];
  if (!isRunning(asked) || grounds.length === 0) return null;
  const kinds = [
    { value: "notice", label: { ja: "通知", en: "Notice" } },
    { value: "warning", label: { ja: "警告", en: "Warning" } },
    { value: "demand", label: { ja: "催告", en: "Demand" } },
  ];
  const unique = grounds.filter(
    ({ value }, index) => grounds.findIndex((each) => each.value === value) === index,
  );
  return {
    fields: [
      choiceQuestion("what", { ja: "種類", en: "Kind" }, kinds),
      choiceQuestion("ground", WORDS.ground, unique),
      yesNoQuestion("inWriting", WORDS.inWriting, "yes"),
    ],
    tries: unique.flatMap(({ value: ground }): Action[] => [
      { type: "tell", what: "notice", ground, inWriting: true },
      { type: "tell", what: "warning", ground, inWriting: true },
      { type: "tell", what: "demand", ground, inWriting: true },
    ]),
    through: "ground",
  };
};

export const suspendForm: FormOf = ({ asked }) => {
  const grounds = groundsOf(asked, "suspension");
  if (!isRunning(asked) || asked.state === "suspended" || grounds.length === 0) return null;
  return {
    fields: [
      choiceQuestion("ground", WORDS.ground, grounds),
      yesNoQuestion("unheeded", { ja: "警告が守られていない", en: "A warning was unheeded" }, "no"),
    ],
    tries: grounds.flatMap(({ value: ground }): Action[] => [
      { type: "suspend", ground, unheeded: false },
      { type: "suspend", ground, unheeded: true },
    ]),
  };
};

export const restoreForm: FormOf = ({ asked }) =>
  asked.state === "suspended" ? { fields: [], tries: [{ type: "restore" }] } : null;

export function groundsOf({ catalogue, life }: Asked, kind: "suspension" | "ending") {
  return rulesOf(catalogue, life.service, kind).flatMap(({ rule }) => choicesOf(rule.grounds));
}

/** The first day that a notice of today reaches; without such a notice, today. */
export function earliest({ catalogue, life, on }: Asked, act: string): Day {
  for (const rule of rulesOf(catalogue, life.service, "notice")) {
    const effect = noticeEffect(rule, { act, noticedOn: on, wishedOn: on, workOn: null });
    if (effect.ok) return effect.value.earliest;
  }
  return on;
}

function itemNow({ life, on }: Asked): string {
  const span = life.items.find((each) => contains(each, on)) ?? life.items.at(-1);
  return span?.item ?? life.applied.item;
}
