import { z } from "zod";
import { dayText, labelText, periodText, toneField, wholeYen } from "./fields.ts";

export const stateText = z.enum([
  "applied",
  "refused",
  "accepted",
  "active",
  "suspended",
  "paused",
  "ended",
  "withdrawn",
]);

/** Days on which leaving costs nothing, and what it costs otherwise. */
const leaving = z.object({
  free: z.array(periodText),
  feeToday: wholeYen.nullable(),
  clause: z.object({ id: z.string(), title: labelText }).nullable(),
});

export const contractSchema = z.object({
  id: z.string(),
  service: z.string(),
  tone: toneField,
  name: labelText,
  short: labelText,
  provider: labelText,
  /** What was chosen, without the service's own name; null where there is no choice. */
  item: labelText.nullable(),
  options: z.array(labelText),
  state: stateText,
  startedOn: dayText.nullable(),
  endedOn: dayText.nullable(),
  /** The running term and when the next begins; null where the terms know none. */
  term: periodText.nullable(),
  /** The latest day to speak up against renewal; null where the term is not renewed. */
  lastDayToObject: dayText.nullable(),
  leaving: leaving.nullable(),
  supplyPoint: z.string().nullable(),
  capacity: z.string().nullable(),
});
export type ContractView = z.output<typeof contractSchema>;

/** Something with a date that the household should know. */
export const nextThingSchema = z.object({
  kind: z.enum(["payment", "reading", "fee-begins", "leaving", "objection", "renewal", "end"]),
  on: dayText,
  title: labelText,
  detail: labelText,
  clause: z.object({ id: z.string(), title: labelText }).nullable(),
  /** The bill that is due. */
  bill: z.string().nullable(),
  /** The contract that it concerns. */
  contract: z.string().nullable(),
});
export type NextThing = z.output<typeof nextThingSchema>;

export const contractListSchema = z.object({
  asOf: z.string(),
  /** Everything with a date ahead, nearest first. */
  next: z.array(nextThingSchema),
  contracts: z.array(contractSchema),
});
export type ContractList = z.output<typeof contractListSchema>;
