import { z } from "zod";
import { clauseField, dayField, labelField } from "./fields.ts";

/** What every rule file begins with. */
export const header = {
  title: labelField,
  /** Clauses of the register that this file carries out. */
  clause: z.array(clauseField).min(1),
  /** Before this day the file answers nothing. */
  supportedFrom: dayField.optional(),
  checkedOn: dayField.optional(),
  /** ⚖ Decisions about the file's parameters where the source is silent: parameter → reason. */
  interpretations: z.record(z.string(), z.string()).optional(),
  /** Prose for the reader; decides nothing. */
  note: z.string().optional(),
};

/**
 * A rule kind: its name in `kind:` and the schema of its files. Its meaning is one pure function in
 * a room above.
 */
export interface Kind<Name extends string, Schema extends z.ZodType> {
  readonly name: Name;
  readonly schema: Schema;
}

/** Define a kind by its own fields; unknown keys are refused. */
export function defineKind<const Name extends string, Fields extends z.ZodRawShape>(
  name: Name,
  fields: Fields,
) {
  const schema = z.strictObject({ kind: z.literal(name), ...header, ...fields });
  return { name, schema } satisfies Kind<Name, typeof schema>;
}
