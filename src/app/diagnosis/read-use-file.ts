import { loadText } from "../../diagnosis/load/load-text.ts";
import type { LoadYear } from "../../diagnosis/load/load-year.ts";
import { yearOfMeasured } from "../../diagnosis/load/from-measured.ts";
import { formatDay } from "../../kernel/day.ts";
import { PREFECTURES } from "../../kernel/prefecture.ts";
import { sumWh } from "../../diagnosis/sum-wh.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { readUse } from "../../metering/formats/use/read-use.ts";
import { useStatementField } from "../../metering/formats/use/statement.ts";
import { monthlyMeanC } from "../../solar/climate/climate.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import type { UseRead } from "../api/diagnosis-run.ts";
import type { QuestionFault } from "./read-question.ts";

interface UseAsk {
  readonly prefecture: string;
  /** JSON of what is said about the file. */
  readonly statement: string;
}

const NOTHING = { load: null, summary: null, problems: [], problemCount: 0, questions: [] };

/** A file of use as a whole year (EN-06, EN-07), or what is wrong with it and to be said first. */
export function readUseFile(
  catalogue: Catalogue,
  file: Uint8Array,
  { prefecture, statement: text }: UseAsk,
): Result<UseRead, readonly QuestionFault[]> {
  const place = PREFECTURES.find(({ word }) => word === prefecture);
  if (!place) return no([{ path: "prefecture", message: "write one such as tokyo" }]);
  const statement = useStatementField.safeParse(parsed(text));
  if (!statement.success) {
    return no(
      statement.error.issues.map(({ path, message }) => ({
        path: ["statement", ...path].join("."),
        message,
      })),
    );
  }
  const read = readUse(file, statement.data);
  if (!read.ok) {
    const { problems, problemCount, questions } = read.refusal;
    const asked = questions.map((question) => ({ ...question }));
    return ok({ ...NOTHING, problems: [...problems], problemCount, questions: asked });
  }
  const year = yearOfMeasured(read.value, monthlyMeanC(catalogue, place.word));
  if (!year.ok) {
    const problems = year.refusal.map((each) => ({ ...each, row: null }));
    return ok({ ...NOTHING, problems, problemCount: problems.length });
  }
  return ok({
    ...NOTHING,
    load: loadText(year.value),
    summary: summaryOf(year.value, read.value),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function summaryOf(
  { from, days, wh, generation, counts }: LoadYear,
  { unit }: { readonly unit: string },
): NonNullable<UseRead["summary"]> {
  const { measured, filled, grown } = counts;
  return {
    from: formatDay(from),
    days,
    unit,
    measured,
    filled,
    grown,
    yearKwh: kwhOf(wh),
    generationKwh: generation && kwhOf(generation),
  };
}

/** Wh as kWh, for people. */
function kwhOf(wh: Float64Array): number {
  return sumWh(wh) / 1000;
}
