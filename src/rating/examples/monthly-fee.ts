import { z } from "zod";
import { addDays, addToMonth, type Day, firstDay, monthOf } from "../../kernel/day.ts";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import { monthField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { taxPercentOn } from "../../terms/tax.ts";
import { monthlyFee } from "../monthly-fee.ts";
import type { ItemSpan, OptionSpan, Tenure } from "../tenure.ts";
import { answerOf, bareTenure, dayField, periodField } from "./example-terms.ts";

type Rule = Located<RuleOf<"monthly-fee">>;

const changeSchema = z.strictObject({
  on: dayField,
  to: z.string().optional(),
  item: z.string().optional(),
});
const givenSchema = z
  .strictObject({
    item: z.string().optional(),
    /** The item before a change, said in another way. */
    from: z.string().optional(),
    to: z.string().optional(),
    changed: dayField.optional(),
    /** Several changes, or one said in another way. */
    changes: z.array(changeSchema).optional(),
    changedTo: z.string().optional(),
    wiring: z.enum(["fibre", "vdsl", "lan"]).optional(),
    option: z.string().optional(),
    quantity: z.int().optional(),
    together: z.boolean().optional(),
    again: z.boolean().optional(),
    applied: dayField.optional(),
    started: dayField.optional(),
    supplyStarted: dayField.optional(),
    optionStarted: dayField.optional(),
    /** Last day of service. */
    ended: dayField.optional(),
    suspended: periodField.optional(),
    paused: dayField.optional(),
    stopped: dayField.optional(),
    resumed: dayField.optional(),
    month: monthField.optional(),
  })
  .refine(({ month, changed, started }) => (month ?? changed ?? started) !== undefined, {
    message: "say which month, or give a day that lies in it",
    path: ["month"],
  });
type Given = z.output<typeof givenSchema>;

/**
 * Worked examples of fees by the month. `given`: `item` (or `from`) with `started` and, for a
 * change, `to` and `changed` (or `changes`); or `option` with `started`, `together`, `again`,
 * `quantity`; `ended` is the last day of service; `month`, else that of the change or start.
 * Answers `lines`, `amount`, `withTax`, `taxPercent`; for options also `available` and
 * `closedToNew`.
 */
export function evaluateMonthlyFee(located: Rule, given: unknown, catalogue: Catalogue): unknown {
  const asked = givenSchema.parse(given);
  const { of } = located.rule;
  if (of === "option" && asked.option === undefined) refuse("name the option", of);
  if (of === "item" && asked.option !== undefined) refuse("this is a fee for items", "option");
  const tenure = of === "option" ? optionTenure(located, asked) : itemTenure(located, asked);
  const on = asked.changed ?? asked.optionStarted ?? asked.started;
  const month = asked.month ?? (on === undefined ? null : monthOf(on));
  if (month === null) refuse("say which month", "month");
  const lines = monthlyFee(tenure, located, month, (day) => taxPercentOn(catalogue, day));
  return { ...answerOf(lines), free: lines.length === 0, ...optionAnswer(located, asked) };
}

function refuse(message: string, key: string): never {
  throw new z.ZodError([{ code: "custom", message, path: [key], input: undefined }]);
}

/** A start is taken long before the change or month when the example is not about it. */
function startOf({ started, supplyStarted, changed, month }: Given): Day {
  const known = started ?? supplyStarted;
  if (known !== undefined) return known;
  const near = changed ?? (month === undefined ? undefined : firstDay(month));
  if (near === undefined) return refuse("say when it started", "started");
  return firstDay(addToMonth(monthOf(near), -3));
}

function afterLast(ended: Day | undefined): Day | null {
  return ended === undefined ? null : addDays(ended, 1);
}

function wired(item: string, { wiring }: Given): string {
  return wiring === undefined || wiring === "fibre" ? item : `${item}-${wiring}`;
}

/** The item before any change; the only one of the file where none is named. */
function firstItem({ rule }: Rule, asked: Given): string {
  const [only, ...rest] = Object.keys(rule.items);
  const named = asked.item ?? asked.from ?? (rest.length === 0 ? only : undefined);
  return wired(named ?? refuse("name the item", "item"), asked);
}

function changesOf({ changes, changed, to, changedTo }: Given): { on: Day; item: string }[] {
  const target = to ?? changedTo;
  if (changed !== undefined && target !== undefined) return [{ on: changed, item: target }];
  return (changes ?? []).map(({ on, to: next, item }) => {
    return { on, item: next ?? item ?? refuse("say to which item", "changes") };
  });
}

function itemTenure(located: Rule, asked: Given): Tenure {
  const { service } = located;
  const from = startOf(asked);
  const { suspended, resumed } = asked;
  const paused = asked.paused ?? asked.stopped;
  const until = afterLast(asked.ended);
  const held = [{ on: from, item: firstItem(located, asked) }, ...changesOf(asked)];
  const items: ItemSpan[] = held.map(({ on, item }, index) => {
    return { item, from: on, until: held[index + 1]?.on ?? until };
  });
  return bareTenure(service, {
    appliedOn: asked.applied ?? null,
    startedOn: from,
    endedOn: until,
    items,
    suspensions: suspended ? [suspended] : [],
    pauses: paused === undefined ? [] : [{ from: paused, until: resumed ?? null }],
  });
}

function optionTenure({ service, rule }: Rule, asked: Given): Tenure {
  const started = startOf(asked);
  const until = afterLast(asked.ended);
  const span: OptionSpan = {
    option: asked.option ?? "",
    from: asked.optionStarted ?? started,
    until: asked.supplyStarted === undefined ? until : null,
    together: asked.together ?? asked.supplyStarted !== undefined,
    again: asked.again ?? false,
    quantity: asked.quantity ?? 1,
  };
  const item = besideItem(rule, asked) ?? "any";
  return bareTenure(service, {
    startedOn: started,
    endedOn: until,
    items: [{ item, from: started, until }],
    options: [span],
  });
}

/**
 * The item beside which an option is held; wiring alone names one that the option goes not with.
 */
function besideItem(rule: Rule["rule"], asked: Given): string | undefined {
  const { item, wiring, option } = asked;
  if (item !== undefined) return wired(item, asked);
  const apart = rule.items[option ?? ""]?.notWith ?? [];
  return wiring === undefined ? undefined : apart.find((other) => other.endsWith(`-${wiring}`));
}

function optionAnswer({ rule }: Rule, asked: Given) {
  const priced = rule.of === "option" ? rule.items[asked.option ?? ""] : undefined;
  if (!priced) return {};
  const item = besideItem(rule, asked);
  const entry = priced.values.at(-1);
  return {
    available: item === undefined || !priced.notWith?.includes(item),
    closedToNew: entry !== undefined && "closedToNew" in entry && entry.closedToNew === true,
  };
}
