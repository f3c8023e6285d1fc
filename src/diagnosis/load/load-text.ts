import { day, formatDay } from "../../kernel/day.ts";
import type { Label } from "../../terms/fields.ts";
import { type LoadNote, type LoadYear, loadYear } from "./load-year.ts";

/** A load year as it is sent and kept: its day as text, half-hours as plain lists of whole Wh. */
export interface LoadText extends LoadHead, Pick<LoadYear, "hemisphere"> {
  readonly wh: number[];
  /** One of SLOT_ORIGIN for each half-hour; left out: all were measured. */
  readonly origin?: number[] | undefined;
  readonly generation: number[] | null;
}

/** What is told of a load year without its half-hours. */
interface LoadHead extends Pick<LoadYear, "basis" | "error"> {
  readonly from: string;
  readonly notes: {
    readonly code: string;
    readonly figures: Record<string, number | string>;
    readonly text: Label;
  }[];
}

export function loadText(load: LoadYear): LoadText {
  const { wh, origin, generation, hemisphere } = load;
  return {
    ...headText(load),
    wh: [...wh],
    origin: [...origin],
    generation: generation && [...generation],
    hemisphere,
  };
}

export function headText({ from, basis, error, notes }: LoadYear): LoadHead {
  return {
    from: formatDay(from),
    basis,
    error,
    notes: notes.map(({ code, figures, text }) => ({ code, figures: { ...figures }, text })),
  };
}

/** The year that was written as text: the same half-hours. */
export function loadOfText({ from, wh, origin, generation, ...head }: LoadText): LoadYear {
  return loadYear({
    from: day(from),
    wh: Float64Array.from(wh),
    origin: origin === undefined ? new Uint8Array(wh.length) : Uint8Array.from(origin),
    generation: generation && Float64Array.from(generation),
    basis: head.basis,
    hemisphere: head.hemisphere,
    error: head.error,
    // Codes that nobody knows are shown by their words and lead to nothing.
    notes: head.notes as readonly LoadNote[],
  });
}
