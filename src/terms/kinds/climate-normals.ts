import { z } from "zod";
import { PREFECTURES } from "../../kernel/prefecture.ts";
import { decimalField, interpretationField, labelField, sourceField } from "../fields.ts";
import { defineKind } from "../kind.ts";

/** One value a month, January first. */
const monthly = z.array(decimalField).length(12);

/**
 * Climate normals of a weather station for each prefecture: monthly means over thirty years, from
 * which a year of weather is generated.
 */
export const climateNormals = defineKind("climate-normals", {
  source: sourceField,
  years: z.strictObject({ first: z.int(), last: z.int() }),
  prefectures: z.record(
    z.enum(PREFECTURES.map(({ word }) => word)),
    z.strictObject({
      station: labelField,
      /** Number of the station in the weather agency's tables. */
      block: z.string().regex(/^\d{5}$/),
      /** Why the station stands outside the prefecture's capital. */
      interpretation: interpretationField.optional(),
      /** Degrees, north and east positive. */
      latitude: decimalField,
      longitude: decimalField,
      altitudeM: decimalField,
      airC: monthly,
      /** Hours of the month. */
      sunshineHours: monthly,
      windMs: monthly,
      /** Global radiation, MJ/m² a day; absent where the station does not observe it. */
      radiationMj: monthly.optional(),
    }),
  ),
});
