import { z } from "zod";
import { history } from "../history.ts";
import { clauseField, labelField } from "../fields.ts";
import { defineKind } from "../kind.ts";

/** What must hold. Each form names what it looks at; facts that are not known do not hold. */
const needs = z.discriminatedUnion("form", [
  /** The household holds one of these services, or applies for it together. */
  z.strictObject({
    form: z.literal("holds"),
    anyOf: z.array(z.string()).min(1),
    together: z.boolean(),
  }),
  /** The household holds none of these. */
  z.strictObject({ form: z.literal("holds-none"), of: z.array(z.string()).min(1) }),
  /** No other contract of the same service at the dwelling. */
  z.strictObject({ form: z.literal("one-per-dwelling") }),
  z.strictObject({ form: z.literal("customer"), anyOf: z.array(z.string()).min(1) }),
  /** The dwelling lies in one of these prefectures or areas. */
  z.strictObject({ form: z.literal("place"), anyOf: z.array(z.string()).min(1) }),
  z.strictObject({ form: z.literal("channel"), anyOf: z.array(z.string()).min(1) }),
  /** The fact has one of these values: `meter: [smart]`. */
  z.strictObject({
    form: z.literal("fact"),
    name: z.string(),
    anyOf: z.array(z.string()).min(1),
    /** Or one of these works was done at the dwelling: `smart-meter`. */
    orWork: z.array(z.string()).min(1).optional(),
  }),
  /** The fact, where it is known, has none of these values: `debts: [yes]`. */
  z.strictObject({
    form: z.literal("not-fact"),
    name: z.string(),
    anyOf: z.array(z.string()).min(1),
  }),
  /** A person at least so old, or the fact says yes: a guardian's consent. */
  z.strictObject({
    form: z.literal("age"),
    atLeast: z.int().min(0),
    orFact: z.string().optional(),
  }),
  /** Ways to pay by channel of application; `*` is any other channel. */
  z.strictObject({
    form: z.literal("payment"),
    byChannel: z.record(z.string(), z.array(z.string()).min(1)),
  }),
  /** Items that an item may be changed to. */
  z.strictObject({ form: z.literal("change"), to: z.record(z.string(), z.array(z.string())) }),
]);

const condition = z.strictObject({
  label: labelField,
  clause: z.array(clauseField).min(1),
  /** Asked on application, on a change, and for as long as the contract runs. */
  at: z.array(z.enum(["apply", "change", "while"])).min(1),
  /** Only for these items, or where these facts hold; left out: always. */
  items: z.array(z.string()).min(1).optional(),
  options: z.array(z.string()).min(1).optional(),
  /** While the contract runs: what happens when it no longer holds. */
  otherwise: z.enum(["refuse", "end-with-it", "suspend"]),
  /** What alone rests while it fails: `points`; left out: the whole service. */
  rests: z.string().optional(),
  /** What would help, said to the person who asks. */
  needed: labelField.optional(),
  values: history({ needs }),
});

/** Lost on the last day of the contract, whatever ended it. */
const loss = z.strictObject({
  label: labelField,
  clause: z.array(clauseField).min(1),
  what: z.enum(["points-lapse"]),
  items: z.array(z.string()).min(1).optional(),
  values: history({}),
});

/** Who may have it, and with what; each condition that fails is named. */
export const conditions = defineKind("condition", {
  conditions: z.record(z.string(), condition),
  lostAtEnd: z.record(z.string(), loss).optional(),
});
