import { z } from "zod";
import { add, decimal, toText, ZERO } from "../../kernel/exact.ts";
import { PREFECTURES } from "../../kernel/prefecture.ts";
import type { Located } from "../../terms/catalogue.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { readClimate } from "../climate/climate.ts";

const prefecture = z.enum(PREFECTURES.map(({ word }) => word));
const yearSchema = z.strictObject({ prefecture });
const monthSchema = z.strictObject({ prefecture, month: z.int().min(1).max(12) });

/**
 * Worked examples of the normals: one month of a prefecture, radiation to 0.1 MJ where it is
 * estimated, or the sums of its twelve months.
 */
export function evaluateClimateNormals(
  { rule }: Located<RuleOf<"climate-normals">>,
  given: unknown,
): unknown {
  const facts = z.union([monthSchema, yearSchema]).parse(given);
  const entry = rule.prefectures[facts.prefecture];
  const { radiation, months } = readClimate(facts.prefecture, entry);
  if (!("month" in facts)) {
    const { block, latitude, longitude, altitudeM, airC, sunshineHours, windMs } = entry;
    return {
      years: `${rule.years.first}-${rule.years.last}`,
      block,
      latitude,
      longitude,
      altitudeM,
      airC: sum(airC),
      sunshineHours: sum(sunshineHours),
      windMs: sum(windMs),
      radiationMj: entry.radiationMj ? sum(entry.radiationMj) : null,
      radiation,
    };
  }
  const month = months[facts.month - 1];
  if (!month) throw new Error(`no month ${facts.month}`);
  const tenths = Math.floor(month.radiationMj * 10 + 1 / 2);
  return { ...month, radiationMj: tenths / 10, radiation };
}

function sum(values: readonly string[]): string {
  return toText(values.map(decimal).reduce(add, ZERO), 1);
}
