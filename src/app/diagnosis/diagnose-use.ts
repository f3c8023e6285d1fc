import type { Refusals } from "../../diagnosis/check-question.ts";
import { diagnose } from "../../diagnosis/diagnose.ts";
import { yearOfMeasured } from "../../diagnosis/load/from-measured.ts";
import { type LoadAsked, loadOfAsked } from "../../diagnosis/load/load-asked.ts";
import type { LoadYear } from "../../diagnosis/load/load-year.ts";
import type { LoadRefusals } from "../../diagnosis/load/refusal.ts";
import type {
  Diagnosis,
  DiagnosisQuestion,
  ElectricityQuestion,
  Equipment,
  GasQuestion,
  Place,
} from "../../diagnosis/model.ts";
import type { PlaceWeather, Prepared } from "../../diagnosis/prepare.ts";
import type { Day } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { readUse } from "../../metering/formats/use/read-use.ts";
import type { UseStatement } from "../../metering/formats/use/statement.ts";
import type { UseFile, UseRefused } from "../../metering/formats/use/use-file.ts";
import { monthlyMeanC } from "../../solar/climate/climate.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { preparedUnder } from "./engine.ts";

/** From what the year of electricity is made; null where gas alone is asked for. */
export type UseSource =
  | { readonly by: "file"; readonly bytes: Uint8Array; readonly statement: UseStatement }
  | { readonly by: "asked"; readonly load: LoadAsked };

export interface UseAsk extends Omit<ElectricityQuestion, "load"> {
  readonly source: UseSource | null;
  readonly gas: GasQuestion | null;
  readonly place: Place;
  readonly asOf: Day;
  readonly scenario: string;
  readonly weather: PlaceWeather | null;
  readonly equipment: Equipment;
  readonly years: 10 | 15 | 20;
}

export interface UseDiagnosis {
  /** What was read, where a file was. */
  readonly use: UseFile | null;
  readonly load: LoadYear | null;
  readonly question: DiagnosisQuestion;
  readonly prepared: Prepared;
  readonly diagnosis: Diagnosis;
}

export type UseRefusal =
  | { readonly kind: "file"; readonly refused: UseRefused }
  | { readonly kind: "load"; readonly refusals: LoadRefusals }
  | { readonly kind: "question"; readonly refusals: Refusals };

/** A diagnosis without a database (EN-01 to EN-04): use read or made, grown to a year, priced. */
export function diagnoseUse(catalogue: Catalogue, ask: UseAsk): Result<UseDiagnosis, UseRefusal> {
  const { place, asOf, scenario, weather, source, capacity, plan, chosen } = ask;
  const { gas, equipment, years } = ask;
  const ground = { place, asOf, scenario, periods: null };
  const prepared = preparedUnder(catalogue, ground, weather);
  if (!prepared.ok) return no({ kind: "question", refusals: prepared.refusal });
  const known = { capacity, plan, chosen };
  const made = source === null ? null : yearFrom(prepared.value, source, known);
  if (made && !made.ok) return made;
  const { use = null, load = null } = made?.value ?? {};
  const electricity = load && { load, ...known };
  const asked = { ...ground, equipment, years, electricity, gas, batterySizesWh: [] };
  const answer = diagnose(prepared.value, asked);
  if (!answer.ok) return no({ kind: "question", refusals: answer.refusal });
  return ok({ use, load, question: asked, prepared: prepared.value, diagnosis: answer.value });
}

function yearFrom(
  prepared: Prepared,
  source: UseSource,
  known: Omit<ElectricityQuestion, "load">,
): Result<{ readonly use: UseFile | null; readonly load: LoadYear }, UseRefusal> {
  if (source.by === "asked") {
    const load = loadOfAsked(prepared, source.load, known);
    return load.ok
      ? ok({ use: null, load: load.value })
      : no({ kind: "load", refusals: load.refusal });
  }
  const use = readUse(source.bytes, source.statement);
  if (!use.ok) return no({ kind: "file", refused: use.refusal });
  const { catalogue, ground } = prepared;
  const load = yearOfMeasured(use.value, monthlyMeanC(catalogue, ground.place.prefecture));
  if (!load.ok) return no({ kind: "load", refusals: load.refusal });
  return ok({ use: use.value, load: load.value });
}
