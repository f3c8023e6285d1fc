import type { Day } from "../../../kernel/day.ts";
import type { ProblemCode } from "../../problem.ts";
import type { LayoutKey } from "./layouts.ts";

/** What a column of a customer's file can hold: energy of the slot, or average power over it. */
export const USE_UNITS = ["kW", "kWh", "Wh", "W"] as const;
export type UseUnit = (typeof USE_UNITS)[number];

/** The flows that a file can tell of. Load = use, or bought − sold + generation. */
export const FLOWS = ["use", "bought", "sold", "generation"] as const;
export type Flow = (typeof FLOWS)[number];

/** What a diagnosis reads out of a customer's file: whole days from the first to the last named. */
export interface UseFile {
  readonly layout: LayoutKey | null;
  readonly unit: UseUnit;
  readonly stamp: "start" | "end";
  readonly stepMinutes: 30 | 60;
  readonly hemisphere: "north" | "south";
  /** The meter read, in the file's own word; null where it names none. */
  readonly meter: string | null;
  readonly from: Day;
  readonly days: number;
  /** days × 48, whole Wh the dwelling used; 0 where not known. */
  readonly wh: Float64Array;
  /** days × 48, 1 where the file has a value. */
  readonly known: Uint8Array;
  readonly generation: Measured | null;
  readonly sold: Measured | null;
  readonly counts: UseCounts;
}

export interface Measured {
  readonly wh: Float64Array;
  readonly known: Uint8Array;
}

/** What was passed over, so that it can be told. */
export interface UseCounts {
  readonly rows: number;
  /** Rows without a date: sums, notes. */
  readonly skippedRows: number;
  /** Rows that could not be read, taken as gaps because the statement says so. */
  readonly badRows: number;
  /** Slots that came twice with different values, as when clocks go back; the first counts. */
  readonly repeatedSlots: number;
  /** Slots in which bought − sold + generation is negative, counted as 0, and their Wh. */
  readonly negativeSlots: number;
  readonly negativeWh: number;
}

/** Reasons that are a diagnosis's own; those of the importer keep their names. */
export const USE_PROBLEMS = [
  "diagnosis.file-packed",
  "diagnosis.json-unexpected",
  "diagnosis.step-unclear",
  "diagnosis.slots-twice",
  "diagnosis.span-too-long",
  "diagnosis.sold-mixed",
  "diagnosis.balance-negative",
  "diagnosis.no-values",
  "diagnosis.units-mixed",
] as const;
export type UseProblemCode = ProblemCode | (typeof USE_PROBLEMS)[number];

export interface UseProblem {
  /** Row of the file, from 1; null when the whole file is meant. */
  readonly row: number | null;
  readonly field: string;
  readonly code: UseProblemCode;
  readonly got: string;
  readonly accepted: string;
}

/** What a file would come to if its values were in that unit. */
export interface UnitReading {
  readonly unit: UseUnit;
  readonly yearKwh: number;
  readonly highestKw: number;
  /** Whether a dwelling at that contract can use so much. */
  readonly fits: boolean;
}

/** What the file cannot tell and nobody has said. Nothing is taken for granted. */
export type UseQuestion =
  | {
      readonly code: "diagnosis.unit-unclear";
      readonly stated: UseUnit | null;
      readonly readings: readonly UnitReading[];
    }
  | {
      readonly code: "diagnosis.columns-unclear";
      readonly headings: readonly string[];
      /** The first rows, to choose by. */
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly code: "diagnosis.meter-unclear";
      readonly meters: readonly { readonly meter: string; readonly slots: number }[];
    }
  | { readonly code: "diagnosis.stamp-unclear"; readonly first: string; readonly last: string }
  | { readonly code: "diagnosis.negative-unclear"; readonly flow: Flow; readonly slots: number }
  | {
      readonly code: "diagnosis.hemisphere-unclear";
      /** Shares of May to July and of November to January in the generation of the whole file. */
      readonly mayToJulyPercent: number;
      readonly novemberToJanuaryPercent: number;
    };

/** Why a file is not read yet: what is wrong with it, and what is to be said about it. */
export interface UseRefused {
  readonly problems: readonly UseProblem[];
  /** All problems; the first hundred are listed. */
  readonly problemCount: number;
  readonly questions: readonly UseQuestion[];
}
