import type { z } from "zod";
import type {
  BuildingView,
  HeatView,
  NowView,
  PartsView,
  similarBody,
  SimilarView,
} from "../../src/app/api/home-views.ts";
import { ask, type Params, type Reader, withQuery } from "../api.ts";

/** What the views of a home and of a building read. */
export const viewsApi = {
  parts: (from: Reader, which: Params) =>
    ask<PartsView>("GET", withQuery(`${from.base}/use/parts`, { ...from.params, ...which })),
  heat: (from: Reader, month: string | undefined) =>
    ask<HeatView>("GET", withQuery(`${from.base}/use/heat`, { ...from.params, month })),
  now: (from: Reader) => ask<NowView>("GET", withQuery(`${from.base}/use/now`, from.params)),
  similar: () => ask<SimilarView>("GET", "/api/use/similar"),
  changeSimilar: (body: z.input<typeof similarBody>) =>
    ask<SimilarView>("POST", "/api/use/similar", body),
  building: (from: Reader, which: Params) =>
    ask<BuildingView>("GET", withQuery(`${from.base}/building`, { ...from.params, ...which })),
};

/** The address of a CSV file, fetched by the browser itself. */
export function csvAddress(from: Reader, which: Params): string {
  return withQuery(`${from.base}/use/csv`, { ...from.params, ...which });
}
