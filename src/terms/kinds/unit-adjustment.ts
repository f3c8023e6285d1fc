import { z } from "zod";
import { AREAS } from "../../kernel/area.ts";
import { history } from "../history.ts";
import { decimalField, labelField } from "../fields.ts";
import { defineKind } from "../kind.ts";

const values = history({
  price: decimalField,
  /** Published apart for the first block of minimum-charge plans: its size and its own amount. */
  block: z.strictObject({ kwh: decimalField, amount: decimalField }).optional(),
  /** What the published value holds of the state's support. */
  support: z.enum(["included", "before", "none", "unclear"]).optional(),
});

/** A published price per kWh or m³ by bill month: a levy, state support, a supplier's fuel unit. */
export const unitAdjustment = defineKind("unit-adjustment", {
  unit: z.enum(["JPY/kWh", "JPY/m3"]),
  label: labelField,
  /** Which step of the rounding profile its amount goes through. */
  role: z.enum(["fuel", "support", "levy"]),
  /**
   * `from` is the 1st of a bill month. The value lasts until the next entry, or for that one month;
   * outside it, either nothing is known (the bill waits) or there is none.
   */
  lasts: z.enum(["until-next", "one-month"]),
  otherwise: z.enum(["unknown", "nothing"]),
  areas: z.partialRecord(z.enum([...AREAS, "all"]), values),
});
