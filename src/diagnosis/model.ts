import type { Area } from "../kernel/area.ts";
import type { Day, Month } from "../kernel/day.ts";
import type { Period } from "../kernel/period.ts";
import type { Prefecture } from "../kernel/prefecture.ts";
import type { Capacity } from "../rating/tenure.ts";
import type { Label } from "../terms/fields.ts";
import type { BatteryEquipment, MovableLoads, SolarEquipment } from "./equipment.ts";
import type { LoadYear } from "./load/load-year.ts";

export type { BatteryEquipment, MovableLoads, SolarEquipment } from "./equipment.ts";
export type { LoadYear } from "./load/load-year.ts";

/** A year is priced in pieces, each billed once: calendar months ahead, or the bills that were. */
export interface BilledPeriod {
  readonly period: Period;
  readonly billMonth: Month;
}

/** What is asked. JSON but for the arrays of `LoadYear`; a worker takes it as it is. */
export interface DiagnosisQuestion {
  readonly place: Place;
  /** Prices known on this day count. The year priced is the 12 calendar months after its month. */
  readonly asOf: Day;
  /** Another year, for looking back: a whole number of periods on end. */
  readonly periods: readonly BilledPeriod[] | null;
  /** Key of the price scenario: what is assumed for months not yet published. */
  readonly scenario: string;
  readonly electricity: ElectricityQuestion | null;
  readonly gas: GasQuestion | null;
  readonly equipment: Equipment;
  /** Years of the cash flow. */
  readonly years: 10 | 15 | 20;
  /** Battery sizes in Wh to hold against each other; empty for none. */
  readonly batterySizesWh: readonly number[];
}

export interface Place {
  /** Its word, such as `saitama`. */
  readonly prefecture: Prefecture["word"];
  readonly area: Area;
}

export interface ElectricityQuestion {
  /** What the dwelling uses, before anything new comes in. */
  readonly load: LoadYear;
  readonly capacity: Capacity;
  /** The present contract's plan, `service/file/key`; null when it is not known. */
  readonly plan: string | null;
  /** Conditions of discounts that are met: `all-electric`, `direct-debit`. */
  readonly chosen: readonly string[];
}

export interface GasQuestion {
  /** Use of the months January to December, in litres (thousandths of m³). */
  readonly litresByMonth: readonly number[];
  /** The supplier's district, as plans name it. */
  readonly district: string;
  readonly plan: string | null;
  readonly chosen: readonly string[];
  /** How far the year may lie from what is stated: one standard deviation, in percent. */
  readonly levelPercent: number;
}

/** What comes in, or is there already: then it counts before as well as after. */
export interface Equipment {
  readonly solar: SolarEquipment | null;
  readonly battery: BatteryEquipment | null;
  /** Loads that come in and can be moved: charging a car, hot water by heat pump. */
  readonly loads: MovableLoads | null;
}

export const NO_EQUIPMENT: Equipment = { solar: null, battery: null, loads: null };

/** The answer. All of it is JSON; amounts are whole yen, gains positive. */
export interface Diagnosis {
  readonly engine: string;
  readonly catalogue: string;
  readonly asOf: Day;
  readonly periods: readonly BilledPeriod[];
  readonly scenario: { readonly key: string; readonly label: Label };
  /** All that can be had, cheapest first, and staying as it is. */
  readonly ranking: readonly RankedPlan[];
  /** The cheapest that rests on verified prices; null when staying is cheapest. */
  readonly recommended: RankedPlan | null;
  /** Staying as it is, with the new equipment; null when the present plan is not known. */
  readonly current: RankedPlan | null;
  readonly notCompared: readonly NotCompared[];
  readonly why: Why | null;
  readonly energy: readonly EnergyMonth[] | null;
  readonly effect: Effect | null;
  readonly investment: Investment | null;
  readonly sizes: readonly BatterySize[];
  readonly optimum: Optimum | null;
  readonly co2: Co2 | null;
  readonly assumptions: readonly AssumptionRow[];
  readonly warnings: readonly Warning[];
  /** How the half-hours of the load came to be (EN-07). */
  readonly filled: Filled | null;
}

export type SwitchKind = "stay" | "electricity" | "gas" | "both" | "set";

/**
 * One thing that the household can do, and what its electricity and gas then cost in the year. What
 * it does not switch stays with the present plan.
 */
export interface RankedPlan {
  /** Number from 1 among what is verified; null when a plan that it takes is not (未確認). */
  readonly place: number | null;
  readonly kind: SwitchKind;
  /** Names it: the addresses of what it takes, joined by `+`. */
  readonly address: string;
  readonly supplier: Label;
  readonly label: Label;
  readonly electricity: PlanCost | null;
  readonly gas: PlanCost | null;
  /** What a set takes off, zero or negative; it lies inside the amounts of both plans. */
  readonly discount: SetDiscount | null;
  /** Bought electricity, gas and discount, less what is earned by selling. */
  readonly yearYen: number;
  readonly monthYen: readonly number[];
  readonly soldYen: number;
  readonly error: Quantiles;
  /** To the present contract: −8,800 is cheaper by 8,800. Null when that is not known. */
  readonly differenceYen: number | null;
  /**
   * 同程度: address of the plan above from which the error does not tell it apart; null when its
   * place is certain.
   */
  readonly sameAs: string | null;
  readonly marks: readonly PlanMark[];
  readonly clauses: readonly string[];
}

/**
 * What its amounts rest on. `estimated`: on the scenario, in months without published prices;
 * `dated`: on prices recorded more than four years ago, of which nobody said that they still hold;
 * `own`: on prices that the contractor who diagnoses entered.
 */
export type PlanMark =
  | "illustrative"
  | "unverified"
  | "estimated"
  | "interpretation"
  | "dated"
  | "own";

export interface PlanCost {
  readonly address: string;
  readonly supplier: Label;
  readonly label: Label;
  readonly yearYen: number;
  readonly monthYen: readonly number[];
}

export interface SetDiscount {
  readonly label: Label;
  readonly yearYen: number;
  readonly monthYen: readonly number[];
}

/** Nine of ten years cost more than `p10`, half more than `p50`, one of ten more than `p90`. */
export interface Quantiles {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

export type NotComparedCode =
  | "diagnosis.not-sold-in-area"
  | "diagnosis.other-contract-kind"
  | "diagnosis.closed-to-new"
  | "diagnosis.no-price-in-force"
  | "diagnosis.old-tax-rate"
  | "diagnosis.fuel-price-missing"
  | "diagnosis.spot-price-missing";

/** A plan that could not be compared, and why. */
export interface NotCompared {
  readonly address: string;
  readonly supplier: Label;
  readonly label: Label;
  readonly code: NotComparedCode;
  readonly reason: Label;
}

/** Why the recommended plan beats the one it is held against, in one sentence. */
export interface Why {
  readonly better: string;
  readonly worse: string;
  readonly sentence: Label;
  readonly differenceYen: number;
  /** Share of use in the band that decides, in percent; null for plans without bands. */
  readonly bandSharePercent: number | null;
  readonly bandLabel: Label | null;
  /** Hours of the band such as `23:00-07:00`. */
  readonly bandHours: string | null;
  /** Its price as printed, yen per kWh; decimal text. */
  readonly bandPrice: string | null;
  /** The difference when use by day (7:00–23:00) is a tenth more. */
  readonly moreByDayYen: number | null;
}

/** Flows of a priced period, in Wh. load = bought − sold + generated + discharged − charged. */
export interface EnergyMonth {
  readonly month: Month;
  readonly loadWh: number;
  readonly boughtWh: number;
  readonly soldWh: number;
  readonly generatedWh: number;
  /** Generation used at once. */
  readonly selfUsedWh: number;
  readonly chargedWh: number;
  readonly dischargedWh: number;
}

/**
 * What the whole brings in the first year, by differences of rated totals in this order: loads that
 * come in → change of plan → panels (self-use, then sale) → battery. The parts add up exactly.
 */
export interface Effect {
  readonly beforeYen: number;
  readonly loadsYen: number;
  readonly selfUseYen: number;
  readonly surplusYen: number;
  readonly batteryYen: number;
  readonly planYen: number;
  readonly afterYen: number;
  /** `beforeYen − afterYen`. */
  readonly totalYen: number;
}

/** New equipment against the best that can be had without it. */
export interface Investment {
  readonly priceYen: number;
  readonly cashFlow: readonly CashYear[];
  readonly paybackYears: Payback;
  /** Over the question's years; null when the gains never reach the price even undiscounted. */
  readonly irrPercent: number | null;
  /** Gain less price after so many years. */
  readonly totals: readonly { readonly years: 10 | 15 | 20; readonly yen: number }[];
}

/** Years with one decimal; null: not within 20 years. */
export interface Payback {
  /** By the cash flow as it stands. */
  readonly years: number | null;
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
}

export interface CashYear {
  readonly year: number;
  /** Bills of the best plan without the equipment, grown by the scenario. */
  readonly withoutYen: number;
  /** Bills of the recommended plan with it, grown likewise. */
  readonly boughtYen: number;
  readonly soldYen: number;
  /** `withoutYen − boughtYen + soldYen`. */
  readonly gainYen: number;
  /** Gains so far, less the price. */
  readonly balanceYen: number;
  readonly generatedWh: number;
  readonly boughtWh: number;
  readonly soldWh: number;
  readonly batteryWh: number;
}

export interface BatterySize {
  readonly capacityWh: number;
  readonly priceYen: number;
  /** Against no battery, the cheapest verified plan each time. */
  readonly gainYen: number;
  readonly plan: string;
  readonly paybackYears: number | null;
}

/**
 * The rule that the battery follows against the best schedule found, both rated under the same
 * plan. No gap: none was found that beats it.
 */
export interface Optimum {
  readonly plan: string;
  readonly ruleYen: number;
  readonly optimumYen: number;
  readonly gapYen: number;
}

export interface Co2 {
  readonly beforeKg: number;
  readonly afterKg: number;
  /** What the sold electricity would have made elsewhere; not taken off `afterKg`. */
  readonly soldKg: number;
}

/** A row of the table of assumptions (EN-08). */
export interface AssumptionRow {
  readonly key: string;
  readonly label: Label;
  /** A number as it is written, or words. */
  readonly value: Label;
  readonly unit: string;
  readonly source: Label;
  readonly marks: readonly PlanMark[];
}

export interface Warning {
  readonly code: string;
  readonly text: Label;
}

export interface Filled {
  readonly slots: number;
  readonly measured: number;
  readonly filled: number;
  readonly grown: number;
  readonly shaped: number;
}

/** Why there is no diagnosis: which field, what was found, what would be accepted. */
export interface DiagnosisRefusal {
  readonly code: RefusalCode;
  readonly field: string;
  readonly got: string;
  readonly accepted: string;
}

export type RefusalCode =
  | "diagnosis.nothing-asked"
  | "diagnosis.scenario-unknown"
  | "diagnosis.plan-unknown"
  | "diagnosis.plan-not-sold"
  | "diagnosis.plan-not-priced"
  | "diagnosis.no-plan"
  | "diagnosis.hours-too-short"
  | "diagnosis.sale-not-priced"
  | "diagnosis.out-of-range";
