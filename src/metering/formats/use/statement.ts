import { z } from "zod";
import { LAYOUT_KEYS } from "./layouts.ts";
import { USE_UNITS } from "./use-file.ts";

/** A column by its heading, or by its position counted from 1. */
const columnField = z.union([z.string().min(1), z.int().min(1)]);

const columnsField = z.strictObject({
  /** Date and time in one column … */
  timestamp: columnField.optional(),
  /** … or the date in one, and the time, or a code from 1, in another. */
  date: columnField.optional(),
  time: columnField.optional(),
  code: columnField.optional(),
  /** First of the 48 or 24 columns of a day. */
  firstSlot: columnField.optional(),
  meter: columnField.optional(),
  use: columnField.optional(),
  bought: columnField.optional(),
  sold: columnField.optional(),
  generation: columnField.optional(),
});

/** What is said about a customer's file. What is left out is found where that is safe, or asked. */
export const useStatementField = z.strictObject({
  layout: z.enum(LAYOUT_KEYS).optional(),
  encoding: z.enum(["utf-8", "shift_jis", "utf-16le"]).optional(),
  delimiter: z.enum([",", "\t", ";"]).optional(),
  /** `false`: the first row is a value already. */
  header: z.boolean().optional(),
  columns: columnsField.optional(),
  unit: z.enum(USE_UNITS).optional(),
  /** The unit holds although it does not fit the contract. */
  unitConfirmed: z.boolean().optional(),
  stamp: z.enum(["start", "end"]).optional(),
  stepMinutes: z.union([z.literal(30), z.literal(60)]).optional(),
  /** Negative values of the column of use or of what was bought are what was sold. */
  negative: z.literal("sold").optional(),
  /** Which way round `4/1/2024` was written. */
  dateOrder: z.enum(["month-first", "day-first"]).optional(),
  meter: z.string().optional(),
  hemisphere: z.enum(["north", "south"]).optional(),
  /** Of the contract, for telling kW from kWh. */
  capacity: z
    .union([
      z.strictObject({ amps: z.number().positive() }),
      z.strictObject({ kva: z.number().positive() }),
      z.strictObject({ kw: z.number().positive() }),
    ])
    .optional(),
  /** Rows that cannot be read count as gaps instead of stopping the file. */
  badRows: z.literal("missing").optional(),
});
export type UseStatement = z.output<typeof useStatementField>;
export type ColumnName = keyof NonNullable<UseStatement["columns"]>;
