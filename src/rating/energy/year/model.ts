import type { Area } from "../../../kernel/area.ts";
import type { Month } from "../../../kernel/day.ts";
import type { Period } from "../../../kernel/period.ts";
import type { Catalogue } from "../../../terms/catalogue.ts";
import type { Market } from "../../market.ts";
import type { Capacity } from "../../tenure.ts";

/** From reading to reading, and the month in whose bill it stands. */
export interface YearPeriod {
  readonly period: Period;
  readonly billMonth: Month;
}

/** What decides the price of a year's use besides plan and use. */
export interface YearTerms {
  readonly catalogue: Catalogue;
  readonly market: Market;
  readonly area: Area;
  readonly capacity: Capacity;
  /** In order and apart; the same that the days were classed for. */
  readonly periods: readonly YearPeriod[];
  /** Conditions of discounts that are met: `all-electric`, `direct-debit`. */
  readonly chosen: readonly string[];
}
