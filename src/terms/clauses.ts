import { z } from "zod";
import { clauseField, labelField } from "./fields.ts";

const clauseFields = {
  part: z.enum(["A", "B", "C", "D", "E", "F", "G"]),
  title: labelField,
  /**
   * What it settles: an amount, a day from which or by which something is charged or counted, or
   * anything else.
   */
  decides: z.enum(["amount", "date", "other"]),
};

/** Stages of the work so far; a clause of one of them is carried out. */
export const STAGES = [1, 2, 3, 4, 5] as const;

/** One clause of the register; a later one says why it waits. */
const clauseSchema = z.discriminatedUnion("stage", [
  z.strictObject({ ...clauseFields, stage: z.literal(STAGES) }),
  z.strictObject({ ...clauseFields, stage: z.literal("later"), later: z.string().min(1) }),
]);
export type Clause = z.output<typeof clauseSchema>;

/** `catalogue/clauses.yaml`: every clause that software can decide, by its id. */
export const clausesSchema = z.record(clauseField, clauseSchema);
