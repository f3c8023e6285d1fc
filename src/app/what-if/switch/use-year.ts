import { yearOfMeasured } from "../../../diagnosis/load/from-measured.ts";
import type { LoadYear } from "../../../diagnosis/load/load-year.ts";
import { PREFECTURES } from "../../../kernel/prefecture.ts";
import { QUALITY, type Series, SLOTS_A_DAY } from "../../../metering/series.ts";
import { monthlyMeanC } from "../../../solar/climate/climate.ts";
import type { Catalogue } from "../../../terms/catalogue.ts";

/** Where no prefecture is on file. */
const TEMPERATE = "tokyo";

/**
 * A year of use from what the meters read, as far as it is known: the newest year, gaps filled, and
 * what is left of it grown by climate and calendar (EN-06, EN-07). Null where less than a week was
 * read.
 */
export function useYear(
  series: Series,
  catalogue: Catalogue,
  place: string | null,
): LoadYear | null {
  const made = yearOfMeasured(
    {
      from: series.from,
      days: series.wh.length / SLOTS_A_DAY,
      wh: Float64Array.from(series.wh),
      known: series.quality.map((quality) => (quality === QUALITY.missing ? 0 : 1)),
      generation: null,
      sold: null,
      stepMinutes: 30,
      hemisphere: "north",
      counts: { negativeSlots: 0, negativeWh: 0 },
    },
    meansOf(catalogue, place),
  );
  return made.ok ? made.value : null;
}

function meansOf(catalogue: Catalogue, place: string | null): readonly number[] {
  const known = PREFECTURES.find(({ word }) => word === place)?.word ?? TEMPERATE;
  const means = monthlyMeanC(catalogue, known);
  if (means.length === 0) throw new Error("the catalogue has no climate");
  return means;
}
