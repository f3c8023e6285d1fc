import { z } from "zod";
import { dayText, labelText, periodText, wholeYen } from "./fields.ts";

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
export type StateText = z.output<typeof stateText>;

/** Days on which leaving costs nothing, and what it costs otherwise. */
const leaving = z.object({
  free: z.array(periodText),
  feeToday: wholeYen.nullable(),
  clause: z.object({ id: z.string(), title: labelText }).nullable(),
});

export const contractSchema = z.object({
  id: z.string(),
  service: z.string(),
  name: labelText,
  short: labelText,
  provider: labelText,
  item: labelText.nullable(),
  options: z.array(labelText),
  state: stateText,
  startedOn: dayText.nullable(),
  endedOn: dayText.nullable(),
  /** The running term and when the next begins; null where the terms know none. */
  term: periodText.nullable(),
  leaving: leaving.nullable(),
  supplyPoint: z.string().nullable(),
  capacity: z.string().nullable(),
});
export type ContractView = z.output<typeof contractSchema>;

export const contractListSchema = z.object({
  asOf: z.string(),
  contracts: z.array(contractSchema),
});
export type ContractList = z.output<typeof contractListSchema>;
