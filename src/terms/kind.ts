import { z } from "zod";
import { clauseField, dayField, labelField } from "./fields.ts";
import type { Complaint } from "./issues.ts";
import type { Service } from "./service-files.ts";

/** What every rule file begins with. */
const header = {
  title: labelField,
  clause: z
    .array(clauseField)
    .min(1)
    .describe("Clauses of the register that this file carries out"),
  supportedFrom: dayField.describe("Before this day the file answers nothing").optional(),
  checkedOn: dayField.describe("When it was last held against its source").optional(),
  interpretations: z
    .record(z.string(), z.string())
    .describe("Decisions where the source is silent: parameter → reason")
    .optional(),
  note: z.string().describe("Prose for the reader; decides nothing").optional(),
};

/** What a rule may be held against besides its own schema. */
export interface Surroundings {
  readonly service: Service;
  readonly services: ReadonlyMap<string, Service>;
  /**
   * Address of every rule → its kind; null where the file cannot be read, which is told elsewhere.
   */
  readonly kinds: ReadonlyMap<string, string | null>;
}

/**
 * What only the surroundings can show to be wrong: an item that nobody sells, a service that is not
 * there.
 */
export type Refine<Schema extends z.core.$ZodType> = (
  rule: z.output<Schema>,
  around: Surroundings,
) => readonly Complaint[];

/**
 * A rule kind: its name in `kind:` and the schema of its files. Its meaning is one pure function in
 * a room above.
 */
export interface Kind<Name extends string, Schema extends z.ZodType> {
  readonly name: Name;
  readonly schema: Schema;
  readonly refine: Refine<Schema> | null;
}

type Fielded<Name extends string, Fields extends z.ZodRawShape> = ReturnType<
  typeof schemaOf<Name, Fields>
>;

function schemaOf<const Name extends string, Fields extends z.ZodRawShape>(
  name: Name,
  fields: Fields,
) {
  return z.strictObject({ kind: z.literal(name), ...header, ...fields });
}

/**
 * Define a kind by its own fields; unknown keys are refused. `refine` may hold a file against its
 * surroundings.
 */
export function defineKind<const Name extends string, Fields extends z.ZodRawShape>(
  name: Name,
  fields: Fields,
  refine: Refine<Fielded<Name, Fields>> | null = null,
) {
  const schema = schemaOf(name, fields);
  return { name, schema, refine } satisfies Kind<Name, typeof schema>;
}
