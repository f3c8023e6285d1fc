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
import { evaluateBiller } from "../rating/examples/biller.ts";
import { evaluateCap } from "../rating/examples/cap.ts";
import { evaluateDiscount } from "../rating/examples/discount.ts";
import { evaluateEquipmentDamage } from "../rating/examples/equipment-damage.ts";
import { evaluateEvasion } from "../rating/examples/evasion.ts";
import { evaluateExitFee } from "../rating/examples/exit-fee.ts";
import { evaluateLate } from "../rating/examples/late.ts";
import { evaluateMonthlyFee } from "../rating/examples/monthly-fee.ts";
import { evaluateOneOffFee } from "../rating/examples/one-off-fee.ts";
import { evaluateOutageCredit } from "../rating/examples/outage-credit.ts";
import { evaluatePaymentFee } from "../rating/examples/payment-fee.ts";
import { evaluateQuota } from "../rating/examples/quota.ts";
import { evaluateSettlement } from "../rating/examples/settlement.ts";
import { evaluateAnnouncement } from "../contracts/examples/announcement.ts";
import { evaluateApprovalNumber } from "../contracts/examples/approval-number.ts";
import { evaluateCondition } from "../contracts/examples/condition.ts";
import { evaluateEnding } from "../contracts/examples/ending.ts";
import { evaluateFormation } from "../contracts/examples/formation.ts";
import { evaluateNotice } from "../contracts/examples/notice.ts";
import { evaluatePause } from "../contracts/examples/pause.ts";
import { evaluateStart } from "../contracts/examples/start.ts";
import { evaluateSuspension } from "../contracts/examples/suspension.ts";
import { evaluateTerm } from "../contracts/examples/term.ts";
import { evaluateTrial } from "../contracts/examples/trial.ts";
import { evaluateWithdrawal } from "../contracts/examples/withdrawal.ts";

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
  biller: evaluateBiller,
  cap: evaluateCap,
  discount: evaluateDiscount,
  "equipment-damage": evaluateEquipmentDamage,
  evasion: evaluateEvasion,
  "exit-fee": evaluateExitFee,
  late: evaluateLate,
  "monthly-fee": evaluateMonthlyFee,
  "one-off-fee": evaluateOneOffFee,
  "outage-credit": evaluateOutageCredit,
  "payment-fee": evaluatePaymentFee,
  quota: evaluateQuota,
  settlement: evaluateSettlement,
  announcement: evaluateAnnouncement,
  "approval-number": evaluateApprovalNumber,
  condition: evaluateCondition,
  ending: evaluateEnding,
  formation: evaluateFormation,
  notice: evaluateNotice,
  pause: evaluatePause,
  start: evaluateStart,
  suspension: evaluateSuspension,
  term: evaluateTerm,
  trial: evaluateTrial,
  withdrawal: evaluateWithdrawal,
} satisfies Evaluators;
