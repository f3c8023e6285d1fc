export {
  type ImportOptions,
  type ImportProgress,
  type ImportReport,
  importReadings,
} from "./commands.ts";
export {
  importSpotPrices,
  loadMarketPrices,
  type PriceImportOptions,
  type PriceImportReport,
} from "./commands-prices.ts";
export { missingSlots } from "./fill-gaps.ts";
export { type Source } from "./formats/line-blocks.ts";
export { type Mapping, type MappingInput, mappingField } from "./formats/mapping.ts";
export { READ_LIMITS, type ReadLimits } from "./formats/line-blocks.ts";
export { type Readings, readReadings } from "./formats/read-readings.ts";
export {
  readSpotSummary,
  SPOT_AREAS,
  type SpotPriceDay,
  type SpotSummary,
} from "./formats/spot-summary.ts";
export { type MarketPrices, marketPrices } from "./market-prices.ts";
export { type LateDay, lateDays } from "./store-late-days.ts";
export { latePrices } from "./store-late-prices.ts";
export { loadSeries, loadSpans, type SeriesQuery, type Span } from "./store-series.ts";
export { packWh, unpackWh } from "./pack.ts";
export { type Problem, PROBLEM_CODES, type ProblemCode } from "./problem.ts";
export { seriesOfReadings } from "./series-of-readings.ts";
export { daysInSeries, QUALITY, type Quality, type Series, slice, SLOTS_A_DAY } from "./series.ts";
export { storeDays, type StoredDays } from "./store-days.ts";
export { type ImportOutcome } from "./store-imports.ts";
export { storePrices } from "./store-prices.ts";
export { findMeters, type Meter, readingsReach, storeMeters } from "./store.ts";
export {
  type DayUse,
  dayUse,
  type MonthUse,
  monthUse,
  sumByBand,
  sumBySlots,
  totalWh,
  type Use,
  type YearUse,
  yearUse,
} from "./sums.ts";
export { parseSupplyPoint, type SupplyPoint, type SupplyPointRefusal } from "./supply-point.ts";
export { asKnownAt, type DayVersion, type MeterDay, supersede } from "./versions.ts";
