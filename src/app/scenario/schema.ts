import { z } from "zod";
import { contractEventSchema } from "../../contracts/history/event-schema.ts";
import { period } from "../../kernel/period.ts";
import { AREAS } from "../../rating/tenure.ts";
import { mappingField } from "../../metering/index.ts";
import { dayField, decimalField, monthField } from "../../terms/fields.ts";

/**
 * The format of `engawa preview SCENARIO.yaml`. Its reference page and JSON Schema are generated
 * from here.
 */

const areaField = z.enum(AREAS).describe("Supply area.");

const kwhField = z
  .string()
  .regex(
    /^\d+(\.\d{1,3})?$/,
    'write quoted kWh with at most three digits after the point, such as "374.5"',
  );

const periodField = z.string().transform((text, context) => {
  try {
    return period(text);
  } catch {
    const message = `"${text}" is no period; write FROM/UNTIL as days, UNTIL being the day after`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  }
});

/** `23:00-07:00` as the slots from 46 to 47 and 0 to 13; a range may pass midnight. */
const clockField = z.string().transform((text, context) => {
  const match = /^([01]\d|2[0-3]):([03]0)-([01]\d|2[0-4]):([03]0)$/.exec(text);
  if (match) {
    const [fromHour = 0, fromMinute = 0, untilHour = 0, untilMinute = 0] = match
      .slice(1)
      .map((part) => Number.parseInt(part, 10));
    const slots = { from: fromHour * 2 + fromMinute / 30, until: untilHour * 2 + untilMinute / 30 };
    if (slots.until <= 48 && slots.from !== slots.until) return slots;
  }
  const message = `"${text}" is no time of day; write half hours such as 23:00-07:00`;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

const useSchema = z.strictObject({
  period: periodField.describe("Days of use, half-open: `2026-09-10/2026-10-10`."),
  kwh: kwhField.describe(
    "Energy of the whole period in kWh, quoted; spread evenly over its half hours.",
  ),
  between: clockField
    .optional()
    .describe("Only these hours of each day, for plans with time bands: `23:00-07:00`."),
  days: z
    .enum(["working", "off"])
    .optional()
    .describe("Only working days, or only weekends and national holidays. Left out: all days."),
});

const fileSchema = z.strictObject({
  path: z.string().min(1).describe("A readings file, relative to the scenario."),
  mapping: mappingField.describe("What is said about the file, as for `engawa import`."),
});

const readingsSchema = z
  .strictObject({
    meter: z.string().min(1).describe("The meter that a `supply-set` event names."),
    knownOn: dayField
      .optional()
      .describe(
        "Day on which this became known; a later one corrects an earlier one. Left out: at once.",
      ),
    use: z.array(useSchema).min(1).optional().describe("Energy by period, spread over half hours."),
    file: fileSchema
      .optional()
      .describe("30-minute values from a file that `engawa import` reads."),
  })
  .refine(
    ({ use, file }) => (use === undefined) !== (file === undefined),
    "give either `use` or `file`",
  );

const marketSchema = z.strictObject({
  spotMean: z
    .array(
      z.strictObject({
        area: areaField,
        month: monthField.describe("Calendar month."),
        yenPerKwh: decimalField.describe("Mean spot price, quoted."),
      }),
    )
    .optional()
    .describe("Mean spot prices by month; months not given come from the catalogue."),
  fuelAverage: z
    .array(
      z.strictObject({
        area: areaField,
        lastMonth: monthField.describe("Last of the three months."),
        yenPerKl: decimalField.describe("Average fuel price of the three months, quoted."),
      }),
    )
    .optional()
    .describe("Average fuel prices; months not given come from the catalogue."),
});

const contractSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]+$/, "write lower-case letters, digits and hyphens")
    .describe("Any name; it tells the contracts of the scenario apart."),
  service: z.string().min(1).describe("A folder of the catalogue: `kattobi-hikari`."),
  events: z.array(contractEventSchema).min(1).describe("The contract's history, oldest first."),
});

const expectationSchema = z.strictObject({
  month: monthField.describe("Month of the bill."),
  total: z.int().describe("What all bills of that month come to, in yen."),
  lines: z
    .array(
      z.strictObject({
        item: z
          .string()
          .describe("The line's rule and item: `kattobi-hikari/monthly-fee/family-1g`."),
        amount: decimalField.describe("Amount in yen, quoted."),
      }),
    )
    .optional()
    .describe("Lines that must be there, among others."),
  because: z.string().min(1).describe("The sum written out."),
});

export const scenarioSchema = z.strictObject({
  title: z.string().min(1).describe("What the scenario shows."),
  note: z.string().optional().describe("Prose for the reader; decides nothing."),
  catalogue: z
    .string()
    .optional()
    .describe(
      "A catalogue directory relative to the scenario; `--catalogue` overrides it. " +
        "Left out: the installed one.",
    ),
  months: z.array(monthField).min(1).describe("Months whose bills are wanted, oldest first."),
  billedOn: z
    .int()
    .min(1)
    .max(28)
    .default(5)
    .describe(
      "Day of the month after, on which a month's bills are made: what is recorded or known " +
        "later gives a correction line in a later month.",
    ),
  paymentMethod: z
    .string()
    .default("direct-debit")
    .describe("How the household pays, as the biller's file names it."),
  contracts: z
    .array(contractSchema)
    .min(1)
    .describe("All contracts of one household: bundles look across them."),
  readings: z.array(readingsSchema).optional().describe("What the meters read."),
  market: marketSchema.optional().describe("Market values for a what-if."),
  expect: z
    .array(expectationSchema)
    .optional()
    .describe("What must come out; `preview` then fails when it does not."),
});

export type Scenario = z.output<typeof scenarioSchema>;
export type ScenarioUse = z.output<typeof useSchema>;
export type ScenarioReadings = z.output<typeof readingsSchema>;
export type ScenarioMarket = z.output<typeof marketSchema>;
