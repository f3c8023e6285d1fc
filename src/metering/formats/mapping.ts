import { z } from "zod";
import { QUALITY, type Quality } from "../series.ts";
import { UNITS } from "./quantity.ts";
import { ENCODINGS } from "./text-encoding.ts";

/** A column by its heading, or by its position counted from 1. */
const columnField = z.union([z.string(), z.int().min(1)]);

const csv = {
  /** Meter that the whole file is about, when no column says. */
  meter: z.string().min(1).optional(),
  meterColumn: columnField.optional(),
  unit: z.enum(UNITS).optional(),
  /** Which end of its half-hour a time names. */
  stamp: z.enum(["start", "end"]).optional(),
  delimiter: z.enum([",", "\t", ";"]).default(","),
  encoding: z.enum(ENCODINGS).optional(),
  /** Lines before the header. */
  skipRows: z.int().min(0).max(1000).default(0),
  header: z.boolean().default(true),
  /** Take `2024/4/1 0:30` as well. */
  unpaddedDates: z.boolean().default(false),
  /** What an empty value means: refuse the day, or keep the slot as a gap. */
  emptyCells: z.enum(["refuse", "missing"]).default("refuse"),
  quality: z.enum(["measured", "provisional", "estimated"]).default("measured"),
};

const longMappingField = z.strictObject({
  format: z.literal("long"),
  ...csv,
  /** Date and time in one column … */
  timestamp: columnField.optional(),
  /** … or the date in one, and the time, or the time code 1–48, in another. */
  date: columnField.optional(),
  time: columnField.optional(),
  code: columnField.optional(),
  value: columnField.optional(),
});
export type LongMapping = z.output<typeof longMappingField>;

const wideMappingField = z.strictObject({
  format: z.literal("wide"),
  ...csv,
  date: columnField.optional(),
  /** First of the 48 columns, when their headings are neither times nor codes. */
  firstSlot: columnField.optional(),
});
export type WideMapping = z.output<typeof wideMappingField>;

/**
 * How settled a network operator's file is: 速報 (same day), 確報 (next days), 確定 (the month is
 * settled).
 */
const STAGES = ["same-day", "past-day", "settled"] as const;
export type Stage = (typeof STAGES)[number];

const networkMappingField = z.strictObject({
  format: z.literal("network-xml"),
  /** Needed when the file's name (W40110… W51220…) no longer says. */
  stage: z.enum(STAGES).optional(),
});
export type NetworkMapping = z.output<typeof networkMappingField>;

/**
 * What is said about a file of readings. What it leaves out is detected where that is safe, else
 * the file is refused.
 */
export const mappingField = z.discriminatedUnion("format", [
  longMappingField,
  wideMappingField,
  networkMappingField,
]);
export type Mapping = z.output<typeof mappingField>;
export type MappingInput = z.input<typeof mappingField>;

export type ColumnRef = z.output<typeof columnField>;

export function qualityOf(name: "measured" | "provisional" | "estimated"): Quality {
  return QUALITY[name];
}
