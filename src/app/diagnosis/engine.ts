import type { Refusals } from "../../diagnosis/check-question.ts";
import { diagnose } from "../../diagnosis/diagnose.ts";
import { memo } from "../../diagnosis/memo.ts";
import type { Diagnosis, DiagnosisQuestion } from "../../diagnosis/model.ts";
import { type Ground, type PlaceWeather, prepare, type Prepared } from "../../diagnosis/prepare.ts";
import type { Result } from "../../kernel/result.ts";
import type { Catalogue } from "../../terms/catalogue.ts";

/** Places that are kept ready between requests: plans as programs, sun, panels. */
const PLACES_KEPT = 16;
const ready = new WeakMap<
  Catalogue["rules"],
  ReturnType<typeof memo<Result<Prepared, Refusals>>>
>();

/** The diagnosis of a question under a catalogue, with the prices known on the question's day. */
export function diagnoseUnder(
  catalogue: Catalogue,
  question: DiagnosisQuestion,
): Result<Diagnosis, Refusals> {
  const prepared = preparedUnder(catalogue, question);
  return prepared.ok ? diagnose(prepared.value, question) : prepared;
}

/** The place of a question made ready, or as it was made ready before; own weather is not kept. */
export function preparedUnder(
  catalogue: Catalogue,
  { place, asOf, periods, scenario }: Omit<Ground, "weather">,
  weather: PlaceWeather | null = null,
): Result<Prepared, Refusals> {
  const ground = { place, asOf, periods, scenario, weather };
  if (weather !== null) return prepare(catalogue, ground);
  const places = ready.get(catalogue.rules) ?? memo<Result<Prepared, Refusals>>(PLACES_KEPT);
  ready.set(catalogue.rules, places);
  return places(JSON.stringify(ground), () => prepare(catalogue, ground));
}
