import { z } from "zod";
import { clauseField, labelField } from "../fields.ts";
import { history } from "../history.ts";
import { defineKind } from "../kind.ts";
import { DANGERS, URGENCIES } from "../trouble-names.ts";

/** Asked before anything else, in this order (KK-06). */
const danger = z.strictObject({
  question: labelField,
  clause: z.array(clauseField).min(1),
  values: history({
    /** What to do at once and what not to do, one step a line. */
    steps: z.array(labelField).min(1),
    /** Whom to call. */
    line: z.strictObject({ name: labelField, phone: z.string().regex(/^[0-9-]+$/) }),
  }),
});

/** Seconds by which a step of a case is due. */
const clocks = z.strictObject({
  values: history({
    /** From the call to a decision. */
    answer: z.int().min(1),
    /** From the call to somebody who has accepted. */
    accept: z.int().min(1),
    /** From the call to the arrival. */
    arrive: z.int().min(1),
    /** From the arrival to the end of the harm. */
    stabilise: z.int().min(1),
    /** From the call to the end of the case. */
    close: z.int().min(1),
  }),
});

/** What is asked and promised at every call for help, whoever calls and whatever they have. */
export const intake = defineKind("intake", {
  /** In order of gravity. A name that no case knows would never be asked: it is refused. */
  dangers: z.partialRecord(z.enum(DANGERS), danger),
  clocks: z.record(z.enum(URGENCIES), clocks),
});
