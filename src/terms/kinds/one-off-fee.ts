import { z } from "zod";
import { history } from "../history.ts";
import { clauseField, dayField, decimalField, labelField, sourceField } from "../fields.ts";
import { defineKind } from "../kind.ts";

/** Facts of an event: each named fact has the value, or one of the values. */
const facts = z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)]));

const price = z.union([
  decimalField,
  /** Exactly one case may match the facts of an event. */
  z.array(z.strictObject({ when: facts, amount: decimalField })).min(1),
]);

/** IT-31: the day on which a claim arises; it decides the month of the bill and the rate of tax. */
export const ARISES = [
  "start",
  "last-day",
  "completion",
  "purchase-or-installation",
  "found",
  "request",
  "set",
] as const;
const arises = z.enum(ARISES);

const fee = z.strictObject({
  label: labelField,
  clause: z.array(clauseField).min(1).optional(),
  /** Codes of the events that are charged; the key itself when left out. */
  events: z.array(z.string()).min(1).optional(),
  arises,
  /** How many months after the month of the claim, or of the start of service, it is billed. */
  billed: z.strictObject({ months: z.int().min(0), after: z.enum(["claim", "start"]) }),
  tax: z.enum(["included", "added", "none"]),
  /** Facts taken for granted when the event does not state them. */
  assume: z.record(z.string(), z.string()).optional(),
  /** Not charged to contracts made on or after a day. */
  waived: z.array(z.strictObject({ contractedFrom: dayField, source: sourceField })).optional(),
  /** The event's own amount is passed on as it is; without it, `values` has the price. */
  passedOn: z.literal(true).optional(),
  /** A line that comes to 0 stands on the bill all the same: what was done and is free (KK-02). */
  shownFree: z.literal(true).optional(),
  source: sourceField.optional(),
  /** Of a fee passed on: what it rests on is not in the sources. */
  illustrative: z.literal(true).optional(),
  values: history({ price }).optional(),
});

const surcharge = z.strictObject({
  label: labelField,
  clause: z.array(clauseField).min(1).optional(),
  /**
   * Fees that it is added to, when the event falls on a weekend, a holiday or a further day off.
   */
  on: z.array(z.string()).min(1),
  /** Not added when these facts hold. */
  unless: facts.optional(),
  tax: z.enum(["included", "added", "none"]),
  values: history({ amount: decimalField }),
});

/** Fees for events: work, procedures, statements, costs passed on. */
export const oneOffFee = defineKind("one-off-fee", {
  unit: z.literal("JPY"),
  fees: z.record(z.string(), fee),
  surcharges: z.record(z.string(), surcharge).optional(),
  /** When the claims that other files price arise. */
  claims: z.record(z.string(), arises).optional(),
});
