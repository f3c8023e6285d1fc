import { stringify } from "yaml";
import type { Area } from "../../kernel/area.ts";
import type { Day } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { examplesOf } from "./openei/examples-of-plan.ts";
import { planOfRate, startOf } from "./openei/plan-of-rate.ts";
import { type FieldRefusal, readRate } from "./openei/read-rate.ts";
import { unfitFields } from "./openei/unfit.ts";

export interface OpenEiTerms {
  readonly area: Area;
  /** In what the file's numbers are. The database is in US dollars, so yen must be said. */
  readonly currency: string | null;
  /** First day of the prices, where the rate itself has none. */
  readonly from: Day | null;
}

/** A plan's file and the file of its worked examples, as text. */
export interface ConvertedFiles {
  readonly name: string;
  readonly planYaml: string;
  readonly examplesYaml: string;
}

const DOLLARS =
  "yen: the database holds US dollars, and no rate of exchange is a price; " +
  "say --currency JPY where the numbers of this file are yen";

/**
 * A rate of the Utility Rate Database as a plan with worked examples (EN-23): periods become bands,
 * months seasons, weekends days off. What a plan cannot express is refused by its field.
 */
export function convertOpenEi(
  text: string,
  { area, currency, from }: OpenEiTerms,
): Result<ConvertedFiles, readonly FieldRefusal[]> {
  const read = readRate(text);
  const money =
    currency === "JPY"
      ? []
      : [{ field: "currency", found: currency ?? "nothing said", accepted: DOLLARS }];
  if ("refused" in read) return no([...money, ...read.refused]);
  const start = startOf(read.rate) ?? from;
  const unfit = [...money, ...unfitFields(read.rate)];
  if (start === null)
    unfit.push({ field: "startdate", found: "nothing", accepted: "a first day; or say --from" });
  if (unfit.length > 0 || start === null) return no(unfit);
  const plan = planOfRate(read.rate, { area, from: start });
  return ok({
    name: plan.key,
    planYaml: written(plan.file),
    examplesYaml: written(examplesOf(read.rate, plan)),
  });
}

/** Decimal text is quoted by itself, since it would be read as a number. */
function written(value: unknown): string {
  return stringify(value, { lineWidth: 0 });
}
