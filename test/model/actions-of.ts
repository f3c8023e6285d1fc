import {
  type Action,
  actionSchema,
  type Asked,
  type ContractState,
  eventsOf,
} from "../../src/contracts/index.ts";
import { addDays, type Day, formatDay } from "../../src/kernel/day.ts";
import { rulesOf } from "../../src/terms/catalogue.ts";
import { pick } from "./steps.ts";

const ANSWERS = ["freezing-pipes", "common-lighting", "medical-devices"];

type Detail = readonly [number, number, number, number, number, number];
type Make = (asked: Asked, detail: Detail) => Record<string, unknown> | null;

/** How each action is filled in from a few numbers; near today, where the dates matter. */
const MAKERS: readonly (readonly [Action["type"], Make])[] = [
  ["accept", () => ({})],
  ["accept", () => ({})],
  ["refuse", (asked, [a]) => ({ code: refusalOf(asked, a), reason: "tried" })],
  ["cancel-application", () => ({})],
  ["order-work", (asked, [a, b]) => workOf(asked, a, { plannedOn: near(asked, b, 0, 30) })],
  ["cancel-work", (asked, [a]) => workOf(asked, a, {})],
  ["complete-work", (asked, [a]) => workOf(asked, a, { facts: workFacts(a) })],
  ["complete-work", (asked, [a]) => workOf(asked, a, { facts: workFacts(a) })],
  ["consent", (asked, [a, b]) => workOf(asked, a, { given: b % 4 !== 0, reason: "" })],
  ["notify-start", (asked, [a]) => ({ startsOn: near(asked, a, 0, 20) })],
  [
    "start",
    (asked, [a, b]) => ({
      startsOn: a % 3 === 0 ? near(asked, b, -3, 3) : null,
      facts: supplyFacts(asked, a),
    }),
  ],
  ["start", (asked, [a]) => ({ facts: supplyFacts(asked, a) })],
  ["change-item", (asked, [a, b, c]) => changeItem(asked, a, b, c)],
  ["add-option", (asked, [a]) => optionOf(asked, a)],
  [
    "drop-option",
    (asked, [a, b]) => {
      const option = heldOption(asked, a) ?? optionOf(asked, a);
      return option && { option: option.option, wishedOn: b % 2 ? null : near(asked, b, 0, 60) };
    },
  ],
  [
    "pause",
    (asked, [a, b]) => ({
      from: near(asked, a, 5, 20),
      resumesOn: b % 2 === 0 ? null : near(asked, b, 30, 420),
    }),
  ],
  ["resume", (asked, [a]) => ({ from: a % 2 === 0 ? null : near(asked, a, 0, 20) })],
  [
    "tell",
    (asked, [a, b]) =>
      ground(asked, a, (name) => ({
        what: pick(["notice", "warning", "demand"], b),
        ground: name,
      })),
  ],
  [
    "suspend",
    (asked, [a, b]) =>
      ground(asked, a, (name) => ({
        ground: name,
        unheeded: b % 2 === 0,
      })),
  ],
  ["restore", () => ({})],
  [
    "leave",
    (asked, [a, b]) => ({
      wishedOn: a % 4 === 0 ? null : near(asked, b, -10, 90),
      answers: answers(a),
    }),
  ],
  ["leave", (asked, [a, b]) => ({ wishedOn: near(asked, b, 30, 120), answers: answers(a | 1) })],
  ["take-back-notice", () => ({})],
  [
    "end-for-cause",
    (asked, [a, b]) =>
      ending(asked, a, (name) => ({
        ground: name,
        endsOn: near(asked, b, 0, 60),
      })),
  ],
  [
    "withdraw",
    (asked, [a, b]) => ({
      sentOn: near(asked, a, -10, 0),
      how: pick(["letter", "e-mail"], b),
      misled: b % 7 === 0,
    }),
  ],
  ["object-to-renewal", () => ({})],
  ["run-out", () => ({})],
  ["issue-number", (asked, [a, b]) => numberOf(asked, a, b)],
  ["provider-change-out", (asked, [a]) => ({ value: valueOf(asked, a) })],
  ["undo-provider-change", (asked, [a]) => ({ value: newestValue(asked) ?? `N${a}` })],
  [
    "move",
    (asked, [a, b]) => ({
      wishedOn: near(asked, a, 0, 60),
      removalOn: b % 2 === 0 ? null : near(asked, b, 0, 80),
      answers: answers(a),
    }),
  ],
  [
    "change-holder",
    (asked, [a, b]) => ({
      how: pick(["inheritance", "renaming", "assignment"], a),
      name: "山田 太郎",
      kana: "ヤマダ タロウ",
      representative: b % 2 === 0,
      takesDebts: b % 3 === 0,
      papers: b % 2 === 0 ? papersOf(asked) : [],
    }),
  ],
  ["charge", (asked, [a, b]) => chargeOf(asked, a, b)],
  [
    "record-outage",
    (asked, [a, b]) => ({
      from: a % 2 === 0 ? null : near(asked, a, -20, 0),
      minutes: pick([30, 60, 1500, 3000, 20_000], b),
      fault: pick(["provider", "other"], a),
    }),
  ],
  ["lend-equipment", (asked, [a, b]) => thing(asked, a, b)],
  ["return-equipment", (asked, [a]) => ({ serial: serialOf(asked, a) })],
  ["report-damage", (asked, [a, b]) => ({ serial: serialOf(asked, a), repairable: b % 2 === 0 })],
  ["issue-document", (asked, [a]) => documentOf(asked, a)],
  ["receive-document", (asked, [a]) => documentOf(asked, a)],
  [
    "retract",
    (asked, [a]) => {
      const event = asked.life.events.at(-1 - (a % 3));
      return event === undefined ? null : { fact: event.type, factOn: formatDay(event.on) };
    },
  ],
];

/** What fits a state: tried half the time, so that lives get somewhere. */
const FITTING: Partial<Record<ContractState, readonly Action["type"][]>> = {
  applied: ["accept", "accept", "accept", "refuse", "cancel-application"],
  accepted: ["complete-work", "complete-work", "notify-start", "start", "order-work", "consent"],
  active: [
    "change-item",
    "add-option",
    "drop-option",
    "pause",
    "leave",
    "leave",
    "move",
    "object-to-renewal",
    "tell",
    "suspend",
    "issue-number",
    "change-holder",
    "record-outage",
    "charge",
    "lend-equipment",
    "withdraw",
    "order-work",
    "end-for-cause",
  ],
  suspended: ["restore", "leave", "end-for-cause", "move"],
  paused: ["resume", "leave", "withdraw"],
};

/** What answers to something that has happened: rare by chance, and where the corners are. */
function answersTo({ life, state, on }: Asked): readonly Action["type"][] {
  const said = new Set(life.events.map(({ type }) => type));
  const objectedLongAgo = life.objections.some((each) => on > addDays(each, 200));
  return [
    ...(life.lent.size > 0 ? (["report-damage", "return-equipment"] as const) : []),
    ...(life.pauses.some(({ until }) => until === null) ? (["resume"] as const) : []),
    ...(state === "suspended" ? (["restore", "end-for-cause"] as const) : []),
    ...(said.has("work-ordered") ? (["complete-work", "consent", "cancel-work"] as const) : []),
    ...(life.options.length > 0 ? (["drop-option"] as const) : []),
    ...(said.has("told") ? (["suspend", "end-for-cause"] as const) : []),
    ...(said.has("document-issued") ? (["receive-document", "withdraw"] as const) : []),
    ...(said.has("number-issued") ? (["provider-change-out"] as const) : []),
    ...(said.has("provider-changed") ? toUndo(life) : []),
    ...(life.endedOn !== null && life.endedOn > on ? (["take-back-notice"] as const) : []),
    ...(objectedLongAgo ? (["run-out"] as const) : []),
  ];
}

/** The number of the company to blame comes first, then its use. */
function toUndo(life: Asked["life"]): readonly Action["type"][] {
  const isIssued = eventsOf(life, "number-issued").at(-1)?.number === "provider-change-undone";
  const next = isIssued ? "undo-provider-change" : "issue-number";
  return [next, next, next];
}

/** An action for a contract, or null when what was drawn cannot even be said of it. */
export function actionOf(asked: Asked, verb: number, detail: readonly number[]): Action | null {
  const [type, make] = makerOf(asked, verb % 4, Math.floor(verb / 4));
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = detail;
  const fields = make(asked, [a, b, c, d, e, f]);
  return fields === null ? null : actionSchema.parse({ type, ...fields });
}

/** Anything at all, what answers to what was said, or what fits the state. */
function makerOf(asked: Asked, how: number, number: number): (typeof MAKERS)[number] {
  const left = eventsOf(asked.life, "provider-changed").at(-1)?.direction === "out";
  const answers = how === 1 || (left && how !== 0) ? answersTo(asked) : [];
  const fitting = how === 0 ? [] : (FITTING[asked.state] ?? []);
  const types = answers.length > 0 ? answers : fitting;
  if (types.length === 0) return pick(MAKERS, number);
  const type = pick(types, number);
  return pick(
    MAKERS.filter(([each]) => each === type),
    number,
  );
}

export const ACTION_TYPES: ReadonlySet<string> = new Set(
  actionSchema.options.map(({ shape }) => shape.type.value),
);

/** A day from `least` to `most` days from the day of asking, both included. */
function near({ on }: Asked, number: number, least: number, most: number): string {
  return formatDay(addDays(on, least + (number % (most - least + 1))) satisfies Day);
}

/** The works that services wait for before they start. */
const FIRST_WORKS = ["install", "join"];

/** Mostly a work that was ordered, or the first of all; sometimes any that the terms know. */
function workOf(asked: Asked, number: number, more: Record<string, unknown>) {
  const { catalogue, life } = asked;
  const ordered = eventsOf(life, "work-ordered").map(({ work }) => work);
  const known = rulesOf(catalogue, life.service, "work").flatMap(({ rule }) =>
    Object.keys(rule.works),
  );
  const first = known.filter((work) => FIRST_WORKS.includes(work));
  const likely = ordered.length > 0 ? ordered : life.startedOn === null ? first : [];
  const works = likely.length > 0 && number % 3 !== 0 ? likely : known;
  return works.length === 0 ? null : { work: pick(works, number), ...more };
}

/** Procedures done and readings to come, as the desk learns them for electricity. */
function supplyFacts(asked: Asked, number: number): Record<string, string> {
  if (asked.life.service !== "hiho-denki") return {};
  const days = [-20, 10, 40].map((offset) => near(asked, 0, offset, offset));
  return {
    area: "tokyo",
    meterNumber: `M${asked.contract.id}`,
    amps: "40",
    proceduresDone: near(asked, number, -30, 0),
    readingDays: days.join(" "),
  };
}

function workFacts(number: number): Record<string, string> {
  return { visit: pick(["new-wiring", "wired", "none"], number), wiring: "new" };
}

function changeItem(asked: Asked, a: number, b: number, c: number) {
  const items = Object.keys(asked.catalogue.services.get(asked.life.service)?.items ?? {});
  const from = b % 2 === 0 ? null : near(asked, b, 0, 40);
  return { item: pick(items, a), from, facts: workFacts(c) };
}

function optionOf({ catalogue, life: { service } }: Asked, number: number) {
  const options = Object.keys(catalogue.services.get(service)?.options ?? {});
  return options.length === 0 ? null : { option: pick(options, number) };
}

function heldOption({ life: { options } }: Asked, number: number) {
  const held = options.filter(({ until }) => until === null);
  return held.length === 0 ? null : { option: pick(held, number).option };
}

function ground(
  { catalogue, life: { service } }: Asked,
  number: number,
  make: (name: string) => Record<string, unknown>,
) {
  const names = [
    ...rulesOf(catalogue, service, "suspension").flatMap(({ rule }) => Object.keys(rule.grounds)),
    ...rulesOf(catalogue, service, "ending").flatMap(({ rule }) => Object.keys(rule.grounds)),
  ];
  return names.length === 0 ? null : make(pick(names, number));
}

function ending(
  { catalogue, life: { service } }: Asked,
  number: number,
  make: (name: string) => Record<string, unknown>,
) {
  const names = rulesOf(catalogue, service, "ending").flatMap(({ rule }) =>
    Object.keys(rule.grounds),
  );
  return names.length === 0 ? null : make(pick(names, number));
}

/** A condition of application, by its name. */
function refusalOf({ catalogue, life: { service } }: Asked, number: number): string {
  const names = rulesOf(catalogue, service, "condition").flatMap(({ rule }) =>
    Object.keys(rule.conditions),
  );
  return pick([...names, "none"], number);
}

function numberOf({ catalogue, life }: Asked, a: number, b: number) {
  const { service } = life;
  const kinds = rulesOf(catalogue, service, "approval-number").flatMap(({ rule }) =>
    Object.keys(rule.numbers),
  );
  const undone = eventsOf(life, "provider-changed").length > 0 && a % 4 !== 0;
  const number = undone ? "provider-change-undone" : pick([...kinds, "none"], a);
  // A number that was used is used up: that of another company is never one of ours.
  const value = undone ? `U${b % 3}` : `N${b % 3}`;
  return kinds.length === 0 ? null : { number, value };
}

/** Mostly a number that was issued. */
function valueOf({ life }: Asked, number: number): string {
  const issued = eventsOf(life, "number-issued").map(({ value }) => value);
  return issued.length > 0 && number % 4 !== 0 ? pick(issued, number) : "N9";
}

function newestValue({ life }: Asked): string | undefined {
  return eventsOf(life, "number-issued").at(-1)?.value;
}

/** Something priced of the service: a statement, a visit, what the operator passes on. */
function chargeOf({ catalogue, life: { service } }: Asked, a: number, b: number) {
  const codes = rulesOf(catalogue, service, "one-off-fee").flatMap(({ rule }) =>
    Object.keys(rule.fees),
  );
  return { code: pick([...codes, "passed-on"], a), quantity: 1 + (b % 2), amount: "1200" };
}

function thing({ catalogue, life: { service } }: Asked, a: number, b: number) {
  const things = rulesOf(catalogue, service, "equipment-damage").flatMap(({ rule }) =>
    Object.keys(rule.things),
  );
  return things.length === 0 ? null : { thing: pick(things, a), serial: `S${b % 3}` };
}

function documentOf({ catalogue, life }: Asked, number: number) {
  const { service } = life;
  const issued = eventsOf(life, "document-issued").map(({ document }) => document);
  if (issued.length > 0 && number % 3 !== 0) return { document: pick(issued, number) };
  const documents = rulesOf(catalogue, service, "withdrawal").flatMap(({ rule }) => [
    rule.document,
    rule.documentIfMisled,
  ]);
  return documents.length === 0 ? null : { document: pick(documents, number) };
}

function papersOf({ catalogue, life: { service } }: Asked): readonly string[] {
  return rulesOf(catalogue, service, "succession").flatMap(({ rule }) => Object.keys(rule.papers));
}

/** Mostly what is lent; sometimes a number that nobody knows. */
function serialOf({ life: { lent } }: Asked, number: number): string {
  const serials = [...lent.keys()];
  return serials.length > 0 && number % 4 !== 0 ? pick(serials, number) : "S9";
}

/** All questions answered, or none: two in three times all. */
function answers(number: number): Record<string, string> {
  return number % 3 === 0 ? {} : Object.fromEntries(ANSWERS.map((name) => [name, "yes"]));
}
