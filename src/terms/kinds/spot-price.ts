import { z } from "zod";
import { AREAS } from "../../kernel/area.ts";
import { sourceField } from "../fields.ts";
import { defineKind } from "../kind.ts";
import { monthText } from "./fuel-average.ts";

const shape = z.array(z.int().min(0)).length(48);

/**
 * Area prices of the day-ahead market for previews and demonstrations: a level by month and area,
 * and the shape of a day around it. Real prices are imported, not written here.
 */
export const spotPrice = defineKind("spot-price", {
  unit: z.literal("JPY/kWh"),
  source: sourceField,
  illustrative: z.literal(true),
  /** 48 slots in thousandths of the month's level, on working days and on days off. */
  shape: z.strictObject({ work: shape, off: shape }),
  /** Month → area → level in 1/100 yen per kWh. */
  months: z.record(monthText, z.partialRecord(z.enum(AREAS), z.int().min(1))),
});
