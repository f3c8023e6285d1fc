import type { DiagnosisQuestion, ElectricityQuestion } from "../../diagnosis/model.ts";
import type { Refusals } from "../../diagnosis/check-question.ts";
import { equipmentOfText } from "../../diagnosis/equipment-text.ts";
import { loadOfAsked } from "../../diagnosis/load/load-asked.ts";
import { loadOfText } from "../../diagnosis/load/load-text.ts";
import { daysOfYearFrom, type LoadYear, SLOTS } from "../../diagnosis/load/load-year.ts";
import type { LoadRefusals } from "../../diagnosis/load/refusal.ts";
import type { Ground } from "../../diagnosis/prepare.ts";
import { type Day, day } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import type { LoadBody } from "../api/diagnosis-load.ts";
import type { QuestionBody } from "../api/diagnosis-question.ts";
import { preparedUnder } from "./engine.ts";

/** A field of a question whose parts do not fit each other. */
export interface QuestionFault {
  readonly path: string;
  readonly message: string;
}

/** Why a question cannot be put: parts that do not fit, or a year of use that cannot be made. */
export type ReadRefusal =
  | { readonly kind: "question"; readonly faults: readonly QuestionFault[] }
  | { readonly kind: "engine"; readonly refusals: Refusals }
  | { readonly kind: "load"; readonly refusals: LoadRefusals };

/**
 * The engine's question, from what was sent; `today` counts where no day was said. A year of use
 * that is to be made from less is made under the catalogue.
 */
export function readQuestion(
  body: QuestionBody,
  today: Day,
  catalogue: Catalogue,
): Result<DiagnosisQuestion, ReadRefusal> {
  const { place, scenario, gas, equipment, years, batterySizesWh } = body;
  const asOf = body.asOf === undefined ? today : day(body.asOf);
  const ground = { place, asOf, periods: null, scenario };
  const electricity = body.electricity && readElectricity(body.electricity, catalogue, ground);
  if (electricity && !electricity.ok) return electricity;
  return ok({
    ...ground,
    electricity: electricity?.value ?? null,
    gas,
    equipment: equipmentOfText(equipment, catalogue, asOf),
    years,
    batterySizesWh,
  });
}

function readElectricity(
  { load, ...known }: NonNullable<QuestionBody["electricity"]>,
  catalogue: Catalogue,
  ground: Omit<Ground, "weather">,
): Result<ElectricityQuestion, ReadRefusal> {
  if ("wh" in load) {
    const sent = readLoad(load);
    return sent.ok ? ok({ load: sent.value, ...known }) : no(sent.refusal);
  }
  const prepared = preparedUnder(catalogue, ground);
  if (!prepared.ok) return no({ kind: "engine", refusals: prepared.refusal });
  const made = loadOfAsked(prepared.value, load, known);
  return made.ok
    ? ok({ load: made.value, ...known })
    : no({ kind: "load", refusals: made.refusal });
}

function readLoad(load: LoadBody): Result<LoadYear, ReadRefusal> {
  const slots = daysOfYearFrom(day(load.from)) * SLOTS;
  const { wh, origin, generation } = load;
  const lengths = { wh, origin, generation };
  const wrong = Object.entries(lengths).filter(([, list]) => list && list.length !== slots);
  if (wrong.length > 0) {
    const message = `send the ${slots} half-hours of the year from ${load.from}`;
    const faults = wrong.map(([name]) => ({ path: `electricity.load.${name}`, message }));
    return no({ kind: "question", faults });
  }
  return ok(loadOfText(load));
}
