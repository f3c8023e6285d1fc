import type { Evaluators } from "../terms/evaluator.ts";
import { evaluateAnnouncement } from "../contracts/examples/announcement.ts";
import { evaluateApprovalNumber } from "../contracts/examples/approval-number.ts";
import { evaluateAssumption } from "../diagnosis/examples/assumption.ts";
import { evaluateBiller } from "../rating/examples/biller.ts";
import { evaluateBusinessDays } from "../terms/examples/business-days.ts";
import { evaluateCap } from "../rating/examples/cap.ts";
import { evaluateClimateNormals } from "../solar/examples/climate-normals.ts";
import { evaluateCondition } from "../contracts/examples/condition.ts";
import { evaluateCoverage } from "../callout/examples/coverage.ts";
import { evaluateDeadlineCheck } from "../contracts/examples/deadline-check.ts";
import { evaluateDiscount } from "../rating/examples/discount.ts";
import { evaluateDocument } from "../contracts/examples/document.ts";
import { evaluateEnding } from "../contracts/examples/ending.ts";
import { evaluateEnergyTariff } from "../rating/examples/energy-tariff.ts";
import { evaluateEquipmentDamage } from "../rating/examples/equipment-damage.ts";
import { evaluateEvasion } from "../rating/examples/evasion.ts";
import { evaluateExitFee } from "../rating/examples/exit-fee.ts";
import { evaluateFeedIn } from "../rating/examples/feed-in.ts";
import { evaluateForm } from "../contracts/examples/form.ts";
import { evaluateFormation } from "../contracts/examples/formation.ts";
import { evaluateFuelAdjustment } from "../rating/examples/fuel-adjustment.ts";
import { evaluateFuelAverage } from "../rating/examples/fuel-average.ts";
import { evaluateIntake } from "../callout/examples/intake.ts";
import { evaluateLate } from "../rating/examples/late.ts";
import { evaluateMonthlyFee } from "../rating/examples/monthly-fee.ts";
import { evaluateNotice } from "../contracts/examples/notice.ts";
import { evaluateOneOffFee } from "../rating/examples/one-off-fee.ts";
import { evaluateOutageCredit } from "../rating/examples/outage-credit.ts";
import { evaluatePause } from "../contracts/examples/pause.ts";
import { evaluatePaymentFee } from "../rating/examples/payment-fee.ts";
import { evaluatePointScheme } from "../points/examples/point-scheme.ts";
import { evaluatePriceScenario } from "../diagnosis/examples/price-scenario.ts";
import { evaluateProcurementAdjustment } from "../rating/examples/procurement-adjustment.ts";
import { evaluateQuota } from "../rating/examples/quota.ts";
import { evaluateRawMaterialAdjustment } from "../rating/examples/raw-material-adjustment.ts";
import { evaluateRawMaterialPrice } from "../rating/examples/raw-material-price.ts";
import { evaluateReminder } from "../contracts/examples/reminder.ts";
import { evaluateRoundingProfile } from "../rating/examples/rounding-profile.ts";
import { evaluateSettlement } from "../rating/examples/settlement.ts";
import { evaluateSpotPrice } from "../rating/examples/spot-price.ts";
import { evaluateStart } from "../contracts/examples/start.ts";
import { evaluateSuccession } from "../contracts/examples/succession.ts";
import { evaluateSupplyPeriod } from "../rating/examples/supply-period.ts";
import { evaluateSuspension } from "../contracts/examples/suspension.ts";
import { evaluateTax } from "../terms/examples/tax.ts";
import { evaluateTerm } from "../contracts/examples/term.ts";
import { evaluateTrial } from "../contracts/examples/trial.ts";
import { evaluateUnitAdjustment } from "../rating/examples/unit-adjustment.ts";
import { evaluateWithdrawal } from "../contracts/examples/withdrawal.ts";
import { evaluateWork } from "../contracts/examples/work.ts";

/**
 * Who carries out the worked examples of each kind. One line each, in alphabetical order:
 * `"exit-fee": evaluateExitFee,`
 */
export const EVALUATORS = {
  announcement: evaluateAnnouncement,
  "approval-number": evaluateApprovalNumber,
  assumption: evaluateAssumption,
  biller: evaluateBiller,
  "business-days": evaluateBusinessDays,
  cap: evaluateCap,
  "climate-normals": evaluateClimateNormals,
  condition: evaluateCondition,
  coverage: evaluateCoverage,
  "deadline-check": evaluateDeadlineCheck,
  discount: evaluateDiscount,
  document: evaluateDocument,
  ending: evaluateEnding,
  "energy-tariff": evaluateEnergyTariff,
  "equipment-damage": evaluateEquipmentDamage,
  evasion: evaluateEvasion,
  "exit-fee": evaluateExitFee,
  "feed-in": evaluateFeedIn,
  form: evaluateForm,
  formation: evaluateFormation,
  "fuel-adjustment": evaluateFuelAdjustment,
  "fuel-average": evaluateFuelAverage,
  intake: evaluateIntake,
  late: evaluateLate,
  "monthly-fee": evaluateMonthlyFee,
  notice: evaluateNotice,
  "one-off-fee": evaluateOneOffFee,
  "outage-credit": evaluateOutageCredit,
  pause: evaluatePause,
  "payment-fee": evaluatePaymentFee,
  "point-scheme": evaluatePointScheme,
  "price-scenario": evaluatePriceScenario,
  "procurement-adjustment": evaluateProcurementAdjustment,
  quota: evaluateQuota,
  "raw-material-adjustment": evaluateRawMaterialAdjustment,
  "raw-material-price": evaluateRawMaterialPrice,
  reminder: evaluateReminder,
  "rounding-profile": evaluateRoundingProfile,
  settlement: evaluateSettlement,
  "spot-price": evaluateSpotPrice,
  start: evaluateStart,
  succession: evaluateSuccession,
  "supply-period": evaluateSupplyPeriod,
  suspension: evaluateSuspension,
  tax: evaluateTax,
  term: evaluateTerm,
  trial: evaluateTrial,
  "unit-adjustment": evaluateUnitAdjustment,
  withdrawal: evaluateWithdrawal,
  work: evaluateWork,
} satisfies Evaluators;
