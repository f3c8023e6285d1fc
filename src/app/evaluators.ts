import type { Evaluators } from "../terms/evaluator.ts";
import { evaluateBusinessDays } from "../terms/examples/business-days.ts";
import { evaluateTax } from "../terms/examples/tax.ts";
import { evaluateEnergyTariff } from "../rating/examples/energy-tariff.ts";
import { evaluateFuelAdjustment } from "../rating/examples/fuel-adjustment.ts";
import { evaluateFuelAverage } from "../rating/examples/fuel-average.ts";
import { evaluateProcurementAdjustment } from "../rating/examples/procurement-adjustment.ts";
import { evaluateRoundingProfile } from "../rating/examples/rounding-profile.ts";
import { evaluateSpotPrice } from "../rating/examples/spot-price.ts";
import { evaluateSupplyPeriod } from "../rating/examples/supply-period.ts";
import { evaluateUnitAdjustment } from "../rating/examples/unit-adjustment.ts";

/**
 * Who carries out the worked examples of each kind. One line each, in alphabetical order:
 * `"exit-fee": evaluateExitFee,`
 */
export const EVALUATORS = {
  "business-days": evaluateBusinessDays,
  tax: evaluateTax,
  "energy-tariff": evaluateEnergyTariff,
  "fuel-adjustment": evaluateFuelAdjustment,
  "fuel-average": evaluateFuelAverage,
  "procurement-adjustment": evaluateProcurementAdjustment,
  "rounding-profile": evaluateRoundingProfile,
  "spot-price": evaluateSpotPrice,
  "supply-period": evaluateSupplyPeriod,
  "unit-adjustment": evaluateUnitAdjustment,
} satisfies Evaluators;
