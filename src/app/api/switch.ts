import { z } from "zod";
import {
  clauseSchema,
  dayText,
  decimalText,
  labelText,
  monthText,
  toneField,
  wholeYen,
} from "./fields.ts";

/** What a figure rests on; `dated`: on prices recorded long ago. */
const switchMark = z.enum(["illustrative", "unverified", "estimated", "interpretation", "dated"]);

const actionSchema = z.object({
  type: z.enum(["leave", "change-item", "take-back-notice", "apply"]),
  /** The contract that is acted on; null for an application. */
  contract: z.string().nullable(),
  /** The item that is changed to, or the service applied for. */
  item: z.string().nullable(),
  /** The day to fill in; null where none is asked. */
  on: dayText.nullable(),
});

/** One thing that the household can do, or staying as it is. */
const rowSchema = z.object({
  key: z.string(),
  kind: z.enum(["stay", "leave", "take-back", "change-item", "supplier", "take-up"]),
  /** Leaving gives a service up; everything else keeps them all. */
  group: z.enum(["keep", "give-up"]),
  /** Number in its group from 1, least to pay first; null on prices that are not verified. */
  place: z.int().nullable(),
  contract: z.string().nullable(),
  service: z.string().nullable(),
  tone: toneField,
  label: labelText,
  /** All 36 bills with it less all without, another supplier's counted in; negative is less. */
  total: wholeYen,
  /** Of it what is paid once because of the step itself. */
  once: wholeYen,
  /** Null where there is no day to choose. */
  best: z
    .object({ from: dayText, until: dayText, means: z.enum(["last-day", "first-day"]) })
    .nullable(),
  why: labelText,
  notes: z.array(labelText),
  marks: z.array(switchMark),
  action: actionSchema.nullable(),
});
export type SwitchRow = z.output<typeof rowSchema>;

const lineSchema = z.object({
  label: labelText,
  amount: decimalText,
  rows: z.array(z.object({ text: labelText, amount: decimalText.nullable() })),
  result: z.object({ text: labelText, amount: decimalText.nullable() }),
});

const partSchema = z.object({
  kind: z.enum(["energy", "elsewhere", "fee", "discount", "exit-fee", "once"]),
  label: labelText,
  tone: toneField,
  yen: wholeYen,
  months: z.array(z.object({ month: monthText, yen: wholeYen })),
  clauses: z.array(clauseSchema),
  marks: z.array(switchMark),
  /** How the first of its bills was reached. */
  lines: z.array(lineSchema),
});
export type SwitchPart = z.output<typeof partSchema>;

const stepSchema = z.object({
  from: dayText,
  until: dayText,
  total: wholeYen,
  once: wholeYen,
});
export type SwitchStep = z.output<typeof stepSchema>;

/** A row unfolded: parts that sum to its total, and the same on every other possible day. */
export const switchDetailSchema = z.object({
  row: rowSchema,
  parts: z.array(partSchema),
  steps: z.array(stepSchema),
  clauses: z.array(clauseSchema),
});
export type SwitchDetail = z.output<typeof switchDetailSchema>;

const reasoned = { label: labelText, reason: labelText, clauses: z.array(clauseSchema) };

/** What changing any contract of a household brings in 36 bills. */
export const switchSchema = z.object({
  asOf: z.string(),
  today: dayText,
  first: monthText,
  through: monthText,
  /** All bills if nothing is changed. */
  stayingYen: wholeYen,
  scenario: labelText,
  /** What is known of the use of each supply: kWh of the year laid ahead, and how it came to be. */
  supplies: z.array(
    z.object({
      contract: z.string(),
      yearWh: z.int().nullable(),
      measuredPercent: z.int().nullable(),
    }),
  ),
  rows: z.array(rowSchema),
  /** What the terms, or what is not known, stand against. */
  notPossible: z.array(z.object(reasoned)),
  /** Plans of other suppliers that could not be compared. */
  notCompared: z.array(z.object({ label: labelText, reason: labelText })),
  notes: z.array(labelText),
});
export type HouseholdSwitchView = z.output<typeof switchSchema>;
