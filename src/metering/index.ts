export { type ImportOptions, type ImportReport, importReadings } from "./commands.ts";
export {
  importSpotPrices,
  loadMarketPrices,
  type PriceImportOptions,
  type PriceImportReport,
} from "./commands-prices.ts";
export { missingSlots } from "./fill-gaps.ts";
export { READ_LIMITS, type Source } from "./formats/line-blocks.ts";
export { type MappingInput, mappingField } from "./formats/mapping.ts";
export { readReadings } from "./formats/read-readings.ts";
export { type LateDay, lateDays } from "./store-late-days.ts";
export { latePrices } from "./store-late-prices.ts";
export { endOf, joinSeries } from "./join-series.ts";
export { loadSeries, loadSpans, type Span } from "./store-series.ts";
export { packWh, unpackWh } from "./pack.ts";
export { type Problem } from "./problem.ts";
export { QUALITY, type Quality, type Series, slice, SLOTS_A_DAY } from "./series.ts";
export { storeDays } from "./store-days.ts";
export { readingsReach, storeMeters } from "./store.ts";
export { dayUse, monthUse, totalWh } from "./sums.ts";
export { type MeterDay, supersede } from "./versions.ts";
