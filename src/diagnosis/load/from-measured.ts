import { no, ok, type Result } from "../../kernel/result.ts";
import type { UseFile } from "../../metering/formats/use/use-file.ts";
import { degreeDays, type MonthlyMeanC, wrongTemperatures } from "./climate.ts";
import { holidaysUnknown, offDays } from "./day-type.ts";
import { fillShortGaps } from "./fill-short-gaps.ts";
import { fitDays } from "./fit-days.ts";
import { growDay } from "./grow-days.ts";
import { heldOutError } from "./hold-out.ts";
import { type LoadNote, type LoadYear, loadYear, SLOT_ORIGIN, SLOTS } from "./load-year.ts";
import { knownSlots, onYear, type ReadDay, type Readings, wholeDays } from "./measured.ts";
import {
  filledNotes,
  GENERATION_UNKNOWN,
  generationPartial,
  HOURS_HALVED,
  negativeCut,
  newestYearNote,
} from "./note.ts";
import { type LoadRefusals, refuseWhen } from "./refusal.ts";

const WEEK_SLOTS = 7 * SLOTS;

/** The parts of a read file that a year is made of: a `UseFile` is one. */
export type MeasuredUse = Pick<
  UseFile,
  "from" | "days" | "wh" | "known" | "generation" | "sold" | "stepMinutes" | "hemisphere"
> & { readonly counts: Pick<UseFile["counts"], "negativeSlots" | "negativeWh"> };

/**
 * A year from measured half-hours or hours, a week or more of them (EN-06). A whole year without
 * gaps passes unchanged; of more the newest year counts; gaps of up to a week are filled from the
 * days beside them; what is left is grown by climate and calendar (`grow-days.ts`).
 */
export function yearOfMeasured(
  use: MeasuredUse,
  monthlyMeanC: MonthlyMeanC,
): Result<LoadYear, LoadRefusals> {
  const year = onYear(use);
  const wrong = [
    ...tooLittle(use),
    ...wrongTemperatures(monthlyMeanC),
    ...holidaysUnknown(year.from, (year.from + year.days) as typeof year.from),
  ];
  if (wrong.length > 0) return no(wrong);
  const facts = {
    climate: degreeDays(year.from, year.days, monthlyMeanC, use.hemisphere),
    off: offDays(year.from, year.days, use.hemisphere),
  };
  const origin = new Uint8Array(year.wh.length).fill(SLOT_ORIGIN.measured);
  const filled = fillShortGaps(year, facts.off);
  for (let slot = 0; slot < origin.length; slot += 1)
    if (filled[slot] === 1) origin[slot] = SLOT_ORIGIN.filled;
  const days = wholeDays(year);
  if (days.length < 7) return no(tooThin(days));
  const grown = growMissing(year, { days, facts, origin });
  const filledCount = knownSlots(filled);
  const grownCount = origin.length - knownSlots(year.known);
  const error = heldOutError({
    wh: year.wh,
    days,
    facts,
    grown,
    filledShare: filledCount / origin.length,
    grownShare: grownCount / origin.length,
  });
  const generation = generationOf(use, year.from);
  return ok(
    loadYear({
      from: year.from,
      wh: year.wh,
      origin,
      generation: generation.wh,
      basis: use.stepMinutes === 60 ? "hours" : "half-hours",
      hemisphere: use.hemisphere,
      error,
      notes: [
        ...(use.days > year.days ? [newestYearNote(use.days)] : []),
        ...(use.stepMinutes === 60 ? [HOURS_HALVED] : []),
        ...filledNotes({ filled: filledCount, grown: grownCount }),
        ...generation.notes,
        ...cutNotes(use.counts),
      ],
    }),
  );
}

/** Grows each day that is not whole; what was measured of it stays. Answers the days grown. */
function growMissing(
  year: Readings,
  parts: {
    readonly days: readonly ReadDay[];
    readonly facts: Parameters<typeof fitDays>[1];
    readonly origin: Uint8Array;
  },
): number[] {
  const { days, facts, origin } = parts;
  if (days.length === year.days) return [];
  const fit = fitDays(days, facts);
  const whole = new Set(days.map(({ day }) => day));
  const out = new Float64Array(SLOTS);
  const grown: number[] = [];
  for (let day = 0; day < year.days; day += 1) {
    if (whole.has(day)) continue;
    growDay(day, { wh: year.wh, donors: days, fit, facts }, out);
    grown.push(day);
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const at = day * SLOTS + slot;
      if (year.known[at] === 1) continue;
      year.wh[at] = out[slot] ?? 0;
      origin[at] = SLOT_ORIGIN.grown;
    }
  }
  return grown;
}

/**
 * Own generation counts only where all the year's is known, but for gaps of up to a week; a load
 * without it may lack what was used of it.
 */
function generationOf(
  use: MeasuredUse,
  from: Readings["from"],
): { readonly wh: Float64Array | null; readonly notes: readonly LoadNote[] } {
  if (use.generation === null) {
    const sells = use.sold?.wh.some((wh) => wh > 0) ?? false;
    return { wh: null, notes: sells ? [GENERATION_UNKNOWN] : [] };
  }
  const made = onYear({ from: use.from, days: use.days, ...use.generation });
  const slots = made.known.length;
  const measured = knownSlots(made.known);
  // The sun knows no days off: all days are of one kind.
  fillShortGaps(made, new Uint8Array(made.days));
  if (made.from === from && knownSlots(made.known) === slots) return { wh: made.wh, notes: [] };
  return { wh: null, notes: [generationPartial(measured, slots)] };
}

function cutNotes({ negativeSlots, negativeWh }: MeasuredUse["counts"]): LoadNote[] {
  return negativeSlots === 0 ? [] : [negativeCut(negativeSlots, negativeWh)];
}

function tooLittle({ days, known }: MeasuredUse): LoadRefusals {
  const have = knownSlots(known);
  return refuseWhen(have < WEEK_SLOTS, {
    code: "diagnosis.use-too-short",
    field: "use",
    got: `${have} half-hours on ${days} days`,
    accepted: "a week or more: 336 half-hours or 168 hours",
  });
}

function tooThin(days: readonly ReadDay[]): LoadRefusals {
  return refuseWhen(true, {
    code: "diagnosis.use-too-thin",
    field: "use",
    got: `${days.length} days without gaps, or with gaps that their neighbours can fill`,
    accepted: "seven such days or more",
  });
}
