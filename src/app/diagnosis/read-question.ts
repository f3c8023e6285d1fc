import type { DiagnosisQuestion, ElectricityQuestion, Equipment } from "../../diagnosis/model.ts";
import { daysOfYearFrom, loadYear, type LoadNote, SLOTS } from "../../diagnosis/load/load-year.ts";
import { type Day, day, month } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { QuestionBody } from "../api/diagnosis-question.ts";

/** A field of a question whose parts do not fit each other. */
export interface QuestionFault {
  readonly path: string;
  readonly message: string;
}

/** The engine's question, from what was sent; `today` counts where no day was said. */
export function readQuestion(
  body: QuestionBody,
  today: Day,
): Result<DiagnosisQuestion, readonly QuestionFault[]> {
  const { place, asOf, scenario, gas, equipment, years, batterySizesWh } = body;
  const electricity = body.electricity && readElectricity(body.electricity);
  if (electricity && !electricity.ok) return electricity;
  return ok({
    place,
    asOf: asOf === undefined ? today : day(asOf),
    periods: null,
    scenario,
    electricity: electricity?.value ?? null,
    gas,
    equipment: readEquipment(equipment),
    years,
    batterySizesWh,
  });
}

function readElectricity({
  load,
  capacity,
  plan,
  chosen,
}: NonNullable<QuestionBody["electricity"]>): Result<
  ElectricityQuestion,
  readonly QuestionFault[]
> {
  const from = day(load.from);
  const slots = daysOfYearFrom(from) * SLOTS;
  const origin = load.origin ?? load.wh.map(() => 0);
  const lengths = { wh: load.wh, origin, generation: load.generation };
  const wrong = Object.entries(lengths).filter(([, list]) => list && list.length !== slots);
  if (wrong.length > 0) {
    const message = `send the ${slots} half-hours of the year from ${load.from}`;
    return no(wrong.map(([name]) => ({ path: `electricity.load.${name}`, message })));
  }
  const { basis, hemisphere, error, generation } = load;
  const made = loadYear({
    from,
    basis,
    hemisphere,
    error,
    wh: Float64Array.from(load.wh),
    origin: Uint8Array.from(origin),
    generation: generation && Float64Array.from(generation),
    // Codes that nobody knows are shown by their words and lead to nothing.
    notes: load.notes as readonly LoadNote[],
  });
  return ok({ load: made, capacity, plan, chosen });
}

function readEquipment({ solar, battery, loads }: QuestionBody["equipment"]): Equipment {
  if (solar === null) return { solar, battery, loads };
  const { certifiedOn, startedIn, outputControl, buyer } = solar.sale;
  const sale = {
    certifiedOn: certifiedOn === null ? null : day(certifiedOn),
    startedIn: startedIn === null ? null : month(startedIn),
    outputControl,
    buyer,
  };
  return { solar: { ...solar, sale }, battery, loads };
}
