import { z } from "zod";
import { history } from "../history.ts";
import { decimalField, labelField } from "../fields.ts";
import { defineKind } from "../kind.ts";

const assumptionField = z.strictObject({
  label: labelField,
  /** As the table prints it: `kg/kWh`, `%/y`, `JPY/kW`. */
  unit: z.string().min(1),
  values: history({
    value: decimalField,
    /** What its source quotes at least and at most. */
    range: z.strictObject({ least: decimalField, most: decimalField }).optional(),
  }),
});

/** What a diagnosis takes for granted: each value with its source, printed on every report. */
export const assumptions = defineKind("assumption", {
  assumptions: z.record(
    z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "write a key such as pv-ageing"),
    assumptionField,
  ),
});
