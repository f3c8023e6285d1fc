import type { Day } from "../../kernel/day.ts";
import type { Derived } from "../../kernel/derivation.ts";
import type { Label } from "../../terms/fields.ts";
import type { HeldCode } from "../held.ts";
import type { TaxTreatment } from "../line.ts";
import type { Mark } from "../priced.ts";

/** Which step of the rounding profile an amount goes through. */
export type ChargeGroup = "energy" | "fuel" | "levy" | "settled";

/** An amount that a plan makes of use, before it is anybody's line. */
export interface Charge {
  readonly rule: string;
  readonly item: string;
  readonly label: Label;
  readonly group: ChargeGroup;
  readonly amount: Derived;
  readonly tax: TaxTreatment;
  readonly clauses: readonly string[];
  readonly marks: readonly Mark[];
}

/** Why a charge cannot be made yet. */
export interface Missing {
  readonly rule: string;
  readonly code: HeldCode;
  readonly missing: string;
}

/** A dated entry with the address that derivations cite. */
export interface At {
  readonly id: string;
  readonly from: Day;
}
