import { z } from "zod";
import { addDays, type Day, type Month, monthOf } from "../../kernel/day.ts";
import { toText } from "../../kernel/exact.ts";
import { extraDaysOff } from "../../terms/business-days.ts";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { taxPercentOn } from "../../terms/tax.ts";
import { billMonth, claimDay } from "../claim-day.ts";
import { oneOffFees } from "../one-off-fee.ts";
import type { Tenure } from "../tenure.ts";
import {
  answerOf,
  bareTenure,
  dayField,
  dayText,
  formatMonth,
  yenField,
  yesField,
} from "./example-terms.ts";

type Rule = Located<RuleOf<"one-off-fee">>;

const givenSchema = z.strictObject({
  fee: z.string().optional(),
  event: z.string().optional(),
  work: z.string().optional(),
  /** Only when the claim arises. */
  claim: z.string().optional(),
  on: dayField.optional(),
  started: dayField.optional(),
  ended: dayField.optional(),
  contracted: dayField.optional(),
  item: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  visit: yesField.optional(),
  wiring: z.string().optional(),
  quantity: z.int().optional(),
  statements: z.int().optional(),
  supplyPoints: z.int().optional(),
  months: z.int().optional(),
  amount: yenField.optional(),
});
type Given = z.output<typeof givenSchema>;

/**
 * Worked examples of fees for events. `given`: `fee`, `event` or `work` with its day `on` (or
 * `started`) and what the price asks for: `visit`, `wiring`, `from`, `to`, `quantity`,
 * `contracted`, `amount` passed on. `claim` asks only when a claim arises. Answers `lines`,
 * `amount`, `withTax`, `arises`, `billMonth`, `held`.
 */
export function evaluateOneOffFee(located: Rule, given: unknown, catalogue: Catalogue): unknown {
  const asked = givenSchema.parse(given);
  if (asked.claim !== undefined) return claimAnswer(located, asked, asked.claim, catalogue);
  const [key, fee] = feeNamed(located, asked);
  const newest = asked.started === undefined ? fee.values?.at(-1)?.from : undefined;
  const dated = { ...asked, on: asked.on ?? newest };
  const tenure = tenureOf(located, dated, (fee.events ?? [key])[0] ?? key);
  const eventOn = dated.on ?? null;
  const on = claimDay(fee.arises, tenure, eventOn);
  if (on === null) refuse("say when: on, started or ended", "on");
  const month = billMonth(fee.billed, on, tenure.startedOn);
  const daysOff = extraDaysOff(catalogue, located.service, { purpose: "work", on });
  const taxOn = (day: Day) => taxPercentOn(catalogue, day);
  const only = { ...located, rule: { ...located.rule, fees: { [key]: fee } } };
  const { lines, held } = oneOffFees(tenure, { located: only, taxOn, daysOff }, month);
  return { ...answerOf(lines), ...when(on, month), held: held.map(({ code }) => code) };
}

function when(on: Day, month: Month) {
  return { arises: dayText(on), billMonth: formatMonth(month) };
}

/** The fee that is named; else the one that the facts can only be about. */
function feeNamed({ rule }: Rule, asked: Given) {
  const all = Object.entries(rule.fees);
  const name = nameOf(asked);
  const found = all.find(([key, { events }]) => {
    return key === name || (name !== undefined && events?.includes(name));
  });
  const passedOn = all.filter(([, fee]) => fee.passedOn);
  const only = name === undefined && asked.amount !== undefined && passedOn.length === 1;
  const known = Object.keys(rule.fees).join(", ");
  return found ?? (only ? passedOn[0] : undefined) ?? refuse(`known are ${known}`, "fee");
}

function nameOf({ fee, event, work, item, started, visit, wiring, from, statements }: Given) {
  if (fee !== undefined) return fee.replace(/-fee$/, "");
  if (event !== undefined || work !== undefined) return event ?? work;
  if (from !== undefined) return "item-change";
  if (visit !== undefined || wiring !== undefined) return "installation";
  if (statements !== undefined) return "statement";
  return started === undefined ? undefined : item?.replace(/-fee$/, "");
}

function refuse(message: string, key: string): never {
  throw new z.ZodError([{ code: "custom", message, path: [key], input: undefined }]);
}

function tenureOf({ service }: Rule, asked: Given, code: string): Tenure {
  const started = asked.started ?? asked.contracted ?? asked.on ?? null;
  const endedOn = asked.ended === undefined ? null : addDays(asked.ended, 1);
  const item = asked.item ?? "any";
  const quantity =
    (asked.quantity ?? asked.statements ?? 1) * (asked.supplyPoints ?? 1) * (asked.months ?? 1);
  const event =
    asked.on === undefined || code === "start"
      ? []
      : [{ code, on: asked.on, quantity, facts: factsOf(asked), ...amountOf(asked) }];
  return bareTenure(service, {
    appliedOn: asked.contracted ?? null,
    startedOn: started,
    endedOn,
    items: started === null ? [] : [{ item, from: started, until: endedOn }],
    chargeables: event,
  });
}

function factsOf({ visit, wiring, from, to }: Given): Record<string, string> {
  return {
    ...(visit === undefined ? {} : { visit: visit ? "yes" : "no" }),
    ...(wiring === undefined ? {} : { wiring }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

function amountOf({ amount }: Given) {
  return amount === undefined ? {} : { amount: toText({ n: BigInt(amount), d: 1n }) };
}

/** IT-31: when the claims that other files price arise. */
function claimAnswer({ rule, service }: Rule, asked: Given, claim: string, catalogue: Catalogue) {
  const arises = rule.claims?.[claim] ?? rule.fees[claim]?.arises;
  if (!arises) return refuse(`known are ${Object.keys(rule.claims ?? {}).join(", ")}`, "claim");
  const tenure = tenureOf({ rule, service, id: "" }, asked, claim);
  const on = claimDay(arises, tenure, asked.on ?? null);
  if (on === null) return { arises: null };
  return { ...when(on, monthOf(on)), taxPercent: taxPercentOn(catalogue, on) };
}
