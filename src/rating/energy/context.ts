import type { Area } from "../../kernel/area.ts";
import type { Month } from "../../kernel/day.ts";
import type { Derived } from "../../kernel/derivation.ts";
import type { Rounding } from "../../kernel/rounding.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import type { InForce } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import type { TaxTreatment } from "../line.ts";
import type { Market } from "../market.ts";
import type { Mark } from "../priced.ts";
import type { Part } from "../supply.ts";
import type { Capacity } from "../tenure.ts";
import type { EnergyUse } from "./quantity.ts";

type Profile = RuleOf<"rounding-profile">["profiles"][string][number];
export type RoundingSteps = InForce<Profile>;

/** How a first or last period that does not run from reading to reading is charged. */
export type PartialTerms = RuleOf<"supply-period">["partial"];

/** The capacity changed inside the period: each counts by its days. */
export interface ChangedCapacity {
  readonly parts: readonly Part<{ readonly capacity: Capacity }>[];
  readonly rounding: Rounding;
  /** Of the decision that it counts so. */
  readonly marks: readonly Mark[];
}

export type PeriodCapacity = Capacity | ChangedCapacity;

/** What decides the price of use besides the plan itself. A what-if needs no more than this. */
export interface UseTerms {
  readonly catalogue: Catalogue;
  readonly market: Market;
  readonly area: Area;
  readonly capacity: PeriodCapacity;
  /** Month in whose bill the period belongs: decides levy, support and published units. */
  readonly billMonth: Month;
  /** Conditions of discounts that are met: `all-electric`, `direct-debit`. */
  readonly chosen: readonly string[];
  /** Null for a period from reading to reading. */
  readonly partial: PartialTerms | null;
}

/** What adjustments see of the plan that they adjust. */
export interface Adjusted {
  readonly use: EnergyUse;
  /** Use in kWh as it is priced. */
  readonly total: Derived;
  readonly hasMinimumCharge: boolean;
  readonly tax: TaxTreatment;
  readonly rounding: RoundingSteps;
}
