import type { LoadYear } from "../../diagnosis/load/load-year.ts";
import { formatDay } from "../../kernel/day.ts";
import type { DiagnosisAnswer } from "../api/diagnosis-answer.ts";
import type { UseRead } from "../api/diagnosis-run.ts";

/** A load year as it is sent and kept: the same half-hours are read back from it. */
export function loadOnWire(load: LoadYear): NonNullable<UseRead["load"]> {
  const { wh, origin, generation, hemisphere } = load;
  return {
    ...toldOf(load),
    wh: [...wh],
    origin: [...origin],
    generation: generation && [...generation],
    hemisphere,
  };
}

/** How a year came to be that was made from less than half-hours: its sum, its error, its notes. */
export function loadTold(load: LoadYear): NonNullable<DiagnosisAnswer["load"]> {
  return { ...toldOf(load), yearWh: load.wh.reduce((sum, each) => sum + each, 0) };
}

function toldOf({ from, basis, error, notes }: LoadYear) {
  return {
    from: formatDay(from),
    basis,
    error,
    notes: notes.map(({ code, figures, text }) => ({ code, figures: { ...figures }, text })),
  };
}
