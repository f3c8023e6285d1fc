import type { Refusals } from "../../diagnosis/check-question.ts";
import { yearOfMeasured } from "../../diagnosis/load/from-measured.ts";
import type { LoadYear } from "../../diagnosis/load/load-year.ts";
import type { LoadRefusals } from "../../diagnosis/load/refusal.ts";
import type { Diagnosis, DiagnosisQuestion, Equipment, Place } from "../../diagnosis/model.ts";
import type { Day } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { readUse } from "../../metering/formats/use/read-use.ts";
import type { UseStatement } from "../../metering/formats/use/statement.ts";
import type { UseFile, UseRefused } from "../../metering/formats/use/use-file.ts";
import type { Capacity } from "../../rating/tenure.ts";
import { climateOf } from "../../solar/climate/climate.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { diagnoseUnder } from "./engine.ts";

export interface FileAsk {
  readonly statement: UseStatement;
  readonly place: Place;
  readonly asOf: Day;
  readonly capacity: Capacity;
  readonly plan: string | null;
  readonly scenario: string;
  readonly equipment: Equipment;
  readonly years: 10 | 15 | 20;
}

export interface FileDiagnosis {
  readonly use: UseFile;
  readonly load: LoadYear;
  readonly question: DiagnosisQuestion;
  readonly diagnosis: Diagnosis;
}

export type FileRefusal =
  | { readonly kind: "file"; readonly refused: UseRefused }
  | { readonly kind: "load"; readonly refusals: LoadRefusals }
  | { readonly kind: "question"; readonly refusals: Refusals };

/** A diagnosis from a file of use alone (EN-01, EN-02): read, grown to a year, priced. */
export function diagnoseFile(
  bytes: Uint8Array,
  catalogue: Catalogue,
  ask: FileAsk,
): Result<FileDiagnosis, FileRefusal> {
  const use = readUse(bytes, ask.statement);
  if (!use.ok) return no({ kind: "file", refused: use.refusal });
  const normals = climateOf(catalogue, ask.place.prefecture)?.months ?? [];
  const load = yearOfMeasured(
    use.value,
    normals.map(({ airC }) => airC),
  );
  if (!load.ok) return no({ kind: "load", refusals: load.refusal });
  const { place, asOf, capacity, plan, scenario, equipment, years } = ask;
  const question: DiagnosisQuestion = {
    place,
    asOf,
    scenario,
    equipment,
    years,
    periods: null,
    electricity: { load: load.value, capacity, plan, chosen: [] },
    gas: null,
    batterySizesWh: [],
  };
  const made = diagnoseUnder(catalogue, question);
  if (!made.ok) return no({ kind: "question", refusals: made.refusal });
  return ok({ use: use.value, load: load.value, question, diagnosis: made.value });
}
