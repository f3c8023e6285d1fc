import type { QuestionBody as Body } from "../../../src/app/api/diagnosis-question.ts";
import type { Refusals } from "../../../src/diagnosis/check-question.ts";
import { equipmentOfText } from "../../../src/diagnosis/equipment-text.ts";
import type { LoadRefusals } from "../../../src/diagnosis/load/refusal.ts";
import { memo } from "../../../src/diagnosis/memo.ts";
import type { DiagnosisQuestion } from "../../../src/diagnosis/model.ts";
import { loadText } from "../../../src/diagnosis/load/load-text.ts";
import type { LoadYear } from "../../../src/diagnosis/load/load-year.ts";
import {
  plainBattery,
  plainCar,
  plainSolar,
  plainWater,
} from "../../../src/diagnosis/plain-equipment.ts";
import { prepare, type Prepared } from "../../../src/diagnosis/prepare.ts";
import { type Day, day } from "../../../src/kernel/day.ts";
import { ok, type Result } from "../../../src/kernel/result.ts";
import type { Catalogue } from "../../../src/terms/catalogue.ts";
import type { Asked, EquipmentAsked } from "./asked.ts";
import { loadOf } from "./load-of.ts";

const PLACES_KEPT = 4;
const places = memo<Result<Prepared, Refusals>>(PLACES_KEPT);

/** A question laid out for the engine: what does not change with a slider is made once. */
export interface Laid {
  readonly prepared: Prepared;
  readonly question: DiagnosisQuestion;
  readonly load: LoadYear;
}

/** Lays out what the page asks; the place and the year of use as they were made before. */
export function layOut(catalogue: Catalogue, asked: Asked): Result<Laid, Refusals | LoadRefusals> {
  const { place, scenario, electricity, gas, years, batterySizesWh } = asked;
  const ground = { place, asOf: day(asked.asOf), periods: null, scenario, weather: null };
  const prepared = places(JSON.stringify([catalogue.hash, ground]), () =>
    prepare(catalogue, ground),
  );
  if (!prepared.ok) return prepared;
  const load = loadOf(prepared.value, electricity);
  if (!load.ok) return load;
  const { capacity, plan, chosen } = electricity;
  const question = {
    ...ground,
    electricity: { load: load.value, capacity, plan, chosen },
    gas,
    equipment: equipmentOfText(equipmentAsBody(catalogue, asked), catalogue, ground.asOf),
    years,
    batterySizesWh,
  };
  return ok({ prepared: prepared.value, question, load: load.value });
}

/** Sizes as the page has them, all else as the catalogue assumes it on the day of the question. */
function equipmentAsBody(catalogue: Catalogue, { equipment, asOf }: Asked) {
  const { solar, battery, loads: movable } = equipment;
  const on = day(asOf);
  return {
    solar: solar && solarAsBody(catalogue, solar, on),
    battery: battery && batteryAsBody(catalogue, battery, on),
    loads: movable && loadsAsBody(movable),
  };
}

function solarAsBody(
  catalogue: Catalogue,
  { faces, ...known }: NonNullable<EquipmentAsked["solar"]>,
  on: Day,
) {
  const { inverterKw, inverterEfficiency, lossShare } = plainSolar(catalogue, faces, on).system;
  return { ...known, system: { faces, inverterKw, inverterEfficiency, lossShare } };
}

function batteryAsBody(
  catalogue: Catalogue,
  { capacityWh, ...known }: NonNullable<EquipmentAsked["battery"]>,
  on: Day,
) {
  return { ...known, battery: plainBattery(catalogue, capacityWh / 1000, on).battery };
}

function loadsAsBody({ car, hotWater }: NonNullable<EquipmentAsked["loads"]>) {
  return {
    present: false,
    car: car && plainCar(car.kmADay, car.when),
    hotWater: hotWater && plainWater(hotWater.persons, hotWater.when),
  };
}

/** The question as the server takes it: what was computed here is computed there. */
export function bodyOf({ electricity, ...asked }: Asked, { prepared, load }: Laid): Body {
  const { use: _use, ...known } = electricity;
  const equipment = equipmentAsBody(prepared.catalogue, { electricity, ...asked });
  // The server reads what is sent by its own schema, defaults and all.
  return { ...asked, equipment, electricity: { ...known, load: loadText(load) } } as Body;
}
