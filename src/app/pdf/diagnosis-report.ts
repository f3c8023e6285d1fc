import type { Month } from "../../kernel/day.ts";
import type { Diagnosis, PlanMark } from "../../diagnosis/model.ts";
import type { LoadYear } from "../../diagnosis/load/load-year.ts";
import type { LabelText } from "../api/fields.ts";

/** All that a report says; drawn from this alone, the same report gives the same bytes. */
export interface DiagnosisReport {
  readonly diagnosis: Diagnosis;
  /** What was asked, beyond the use: place, contract, panels, battery. */
  readonly home: readonly ReportFact[];
  /** Null where electricity was not asked about. */
  readonly use: ReportUse | null;
  /** One month of the plan on top, unfolded; null where it could not be. */
  readonly month: ReportMonth | null;
  readonly customer: string;
  readonly contractor: Contractor;
  /** `2026-11-22`. */
  readonly madeOn: string;
}

export interface ReportFact {
  readonly label: LabelText;
  readonly value: LabelText;
}

/** Whose paper it is. */
export interface Contractor {
  readonly name: string;
  /** Address, telephone, who answers: a line each. */
  readonly contact: readonly string[];
  /** `#8A5A2B`, dark enough to be read on white; null: the house's own. */
  readonly accent: string | null;
  readonly logo: Logo | null;
}

/** A picture, or the shapes of a drawing in the accent's stead. */
export type Logo =
  | { readonly kind: "png"; readonly bytes: Uint8Array }
  | {
      readonly kind: "paths";
      readonly width: number;
      readonly height: number;
      readonly paths: readonly { readonly d: string; readonly fill: string }[];
    };

/** The use that the diagnosis rests on. */
export interface ReportUse extends Pick<LoadYear, "basis" | "days" | "counts" | "error" | "notes"> {
  readonly yearWh: number;
  /** The mean day, 48 half-hours; none where it is not shown: it tells when nobody is at home. */
  readonly slots: readonly ReportSlot[];
  /** Bands of the plan on top, where it has any, in the order of their first hour. */
  readonly bands: readonly LabelText[];
}

export interface ReportSlot {
  readonly measuredWh: number;
  /** What was filled, grown or shaped. */
  readonly estimatedWh: number;
  /** Place in `bands`; null for a plan that does not tell hours apart. */
  readonly band: number | null;
}

/** How the yen of a month were reached. */
export interface ReportMonth {
  readonly month: Month;
  readonly groups: readonly ReportGroup[];
  /** What is earned by selling in the month. */
  readonly soldYen: number;
  /** As it stands in the ranking. */
  readonly totalYen: number;
}

export interface ReportGroup {
  readonly name: LabelText;
  readonly totalYen: number;
  /** Tax that is added to prices which stand without it; null where it lies inside. */
  readonly addedTax: string | null;
  readonly lines: readonly ReportLine[];
}

export interface ReportLine {
  readonly label: LabelText;
  readonly sum: LabelText;
  /** As printed: `6,773.70`. */
  readonly amount: string;
  readonly marks: readonly PlanMark[];
  readonly clauses: readonly string[];
}
