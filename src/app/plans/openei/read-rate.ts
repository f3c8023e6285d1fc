import { z } from "zod";

/**
 * A rate of the Utility Rate Database (OpenEI, API versions 7 and 8) as far as it is looked at.
 * Numbers are kept as the text they were written as: prices never become floats.
 */

const written = z.strictObject({ written: z.string() });

/** The text of a number as it was written; null for anything else. */
export function writtenText(value: unknown): string | null {
  const read = written.safeParse(value);
  return read.success ? read.data.written : null;
}

const number = written
  .transform((value) => value.written)
  .refine((text) => /^-?\d+(\.\d+)?$/.test(text), "write a number such as 0.1234");
const count = number.refine((text) => /^\d+$/.test(text), "write a whole number").transform(Number);

const tier = z.looseObject({
  rate: number.optional(),
  adj: number.optional(),
  max: number.optional(),
  sell: number.optional(),
  unit: z.string().optional(),
});
const schedule = z.array(z.array(count).length(24)).length(12);

const rateSchema = z.looseObject({
  label: z.string().optional(),
  name: z.string().min(1),
  utility: z.string().min(1),
  uri: z.string().optional(),
  /** Seconds since 1970-01-01 of the first day, and of the last. */
  startdate: count.optional(),
  enddate: count.optional(),
  energyratestructure: z.array(z.array(tier).min(1)).min(1),
  energyweekdayschedule: schedule,
  energyweekendschedule: schedule,
  fixedchargefirstmeter: number.optional(),
  fixedchargeunits: z.string().optional(),
  mincharge: number.optional(),
  minchargeunits: z.string().optional(),
});
export type OpenEiRate = z.output<typeof rateSchema>;

/** One thing that a rate says and a plan's file cannot: by field, with what would be accepted. */
export interface FieldRefusal {
  readonly field: string;
  readonly found: string;
  readonly accepted: string;
}

/** A rate, read, or why not. A document may hold it alone, or as the one of its `items`. */
export function readRate(
  text: string,
): { readonly rate: OpenEiRate } | { readonly refused: readonly FieldRefusal[] } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text, asWritten);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse("", "no JSON", "a rate of the Utility Rate Database as JSON");
  }
  const items = z.looseObject({ items: z.array(z.unknown()) }).safeParse(parsed);
  const rates = items.success ? items.data.items : [parsed];
  if (rates.length !== 1) return refuse("items", `${rates.length} rates`, "one rate");
  const read = rateSchema.safeParse(rates[0]);
  if (read.success) return { rate: read.data };
  return {
    refused: read.error.issues.map(({ path, message }) => {
      return { field: path.join("."), found: "another form", accepted: message };
    }),
  };
}

/** JSON.parse hands over what stood there, so that 0.1 stays one tenth. */
function asWritten(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === "number" ? { written: context?.source ?? String(value) } : value;
}

function refuse(field: string, found: string, accepted: string) {
  return { refused: [{ field, found, accepted }] };
}
