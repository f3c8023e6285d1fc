import { headText } from "../../diagnosis/load/load-text.ts";
import type { LoadYear } from "../../diagnosis/load/load-year.ts";
import { sumWh } from "../../diagnosis/sum-wh.ts";
import type { DiagnosisAnswer } from "../api/diagnosis-answer.ts";

/** How a year came to be that was made from less than half-hours: its sum, its error, its notes. */
export function loadTold(load: LoadYear): NonNullable<DiagnosisAnswer["load"]> {
  return { ...headText(load), yearWh: sumWh(load.wh) };
}
