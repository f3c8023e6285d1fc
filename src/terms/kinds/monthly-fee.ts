import { z } from "zod";
import { history } from "../history.ts";
import { clauseField, decimalField, labelField, roundingField } from "../fields.ts";
import { defineKind } from "../kind.ts";
import { mustBeSold } from "../surroundings.ts";

const fee = history({
  amount: decimalField,
  /** Sold only to those who have it already, from `from` on. */
  closedToNew: z.literal(true).optional(),
});

const priced = z.strictObject({
  label: labelField,
  /** Clauses that this fee rests on, when they are fewer than the file's. */
  clause: z.array(clauseField).min(1).optional(),
  /** Items of the contract beside which an option is neither sold nor charged. */
  notWith: z.array(z.string()).min(1).optional(),
  /** Goes on after the contract that it was added to has ended. */
  outlives: z.literal(true).optional(),
  values: fee,
});

const clauses = z.array(clauseField).min(1);

/** A fee by the month for the items of a service, or for its options. */
export const monthlyFee = defineKind(
  "monthly-fee",
  {
    unit: z.literal("JPY/month"),
    /** Which part of the contract is priced: its item, or each option it holds. */
    of: z.enum(["item", "option"]),
    items: z.record(z.string(), priced),
    /** First day charged, counted from the start of the item or option. */
    begins: z.enum(["day-after-start", "first-of-next-month", "first-of-start-month"]),
    /** An option applied for together with the item may begin differently. */
    beginsTogether: z.enum(["first-of-next-month", "first-of-start-month"]).optional(),
    /** Events that pay a year at once: no fee by the month for the months of that year. */
    paidAtOnceBy: z.array(z.string()).min(1).optional(),
    firstMonth: z.enum(["by-day", "whole"]),
    /** A change of item inside a month. */
    change: z.enum(["by-day-from-the-day-after", "next-month-unless-on-the-first", "none"]),
    lastMonth: z.enum(["whole", "by-day"]),
    /** Months free at first, and whether a second taking-up has them again. */
    freeMonths: z.strictObject({ months: z.int().min(1), again: z.boolean() }).optional(),
    /** While the operator has suspended the service (non-payment and so on). */
    whileSuspended: z.enum(["charged", "free"]).optional(),
    /**
     * While the customer pauses: `free-between` frees the months between those of stop and
     * resumption.
     */
    whilePaused: z.enum(["charged", "free-between"]).optional(),
    /** Which of the file's clauses a line rests on always, and in which month besides. */
    clauseOf: z
      .strictObject({
        always: clauses,
        firstMonth: clauses.optional(),
        change: clauses.optional(),
        lastMonth: clauses.optional(),
      })
      .optional(),
    tax: z.enum(["included", "added", "none"]),
    rounding: roundingField,
  },
  ({ of, items }, around) => mustBeSold(of, { keys: Object.keys(items), path: ["items"] }, around),
);
