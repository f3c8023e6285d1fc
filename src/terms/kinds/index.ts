import type { z } from "zod";
import { announcement } from "./announcement.ts";
import { approvalNumber } from "./approval-number.ts";
import { assumptions } from "./assumption.ts";
import { biller } from "./biller.ts";
import { businessDays } from "./business-days.ts";
import { cap } from "./cap.ts";
import { climateNormals } from "./climate-normals.ts";
import { conditions } from "./condition.ts";
import { coverage } from "./coverage.ts";
import { deadlineCheck } from "./deadline-check.ts";
import { discounts } from "./discount.ts";
import { documents } from "./document.ts";
import { ending } from "./ending.ts";
import { energyTariff } from "./energy-tariff.ts";
import { equipmentDamage } from "./equipment-damage.ts";
import { evasion } from "./evasion.ts";
import { exitFee } from "./exit-fee.ts";
import { feedIn } from "./feed-in.ts";
import { form } from "./form.ts";
import { formation } from "./formation.ts";
import { fuelAdjustment } from "./fuel-adjustment.ts";
import { fuelAverage } from "./fuel-average.ts";
import { intake } from "./intake.ts";
import { late } from "./late.ts";
import { monthlyFee } from "./monthly-fee.ts";
import { notice } from "./notice.ts";
import { oneOffFee } from "./one-off-fee.ts";
import { outageCredit } from "./outage-credit.ts";
import { pause } from "./pause.ts";
import { paymentFee } from "./payment-fee.ts";
import { pointScheme } from "./point-scheme.ts";
import { priceScenario } from "./price-scenario.ts";
import { procurementAdjustment } from "./procurement-adjustment.ts";
import { quota } from "./quota.ts";
import { rawMaterialAdjustment } from "./raw-material-adjustment.ts";
import { rawMaterialPrice } from "./raw-material-price.ts";
import { reminder } from "./reminder.ts";
import { roundingProfile } from "./rounding-profile.ts";
import { settlement } from "./settlement.ts";
import { spotPrice } from "./spot-price.ts";
import { start } from "./start.ts";
import { succession } from "./succession.ts";
import { supplyPeriod } from "./supply-period.ts";
import { suspension } from "./suspension.ts";
import { tax } from "./tax.ts";
import { term } from "./term.ts";
import { trial } from "./trial.ts";
import { unitAdjustment } from "./unit-adjustment.ts";
import { withdrawal } from "./withdrawal.ts";
import { works } from "./work.ts";

/** Every rule kind, by the name that stands in `kind:`. One line each, in alphabetical order. */
export const KINDS = {
  announcement: announcement,
  "approval-number": approvalNumber,
  assumption: assumptions,
  biller: biller,
  "business-days": businessDays,
  cap: cap,
  "climate-normals": climateNormals,
  condition: conditions,
  coverage: coverage,
  "deadline-check": deadlineCheck,
  discount: discounts,
  document: documents,
  ending: ending,
  "energy-tariff": energyTariff,
  "equipment-damage": equipmentDamage,
  evasion: evasion,
  "exit-fee": exitFee,
  "feed-in": feedIn,
  form: form,
  formation: formation,
  "fuel-adjustment": fuelAdjustment,
  "fuel-average": fuelAverage,
  intake: intake,
  late: late,
  "monthly-fee": monthlyFee,
  notice: notice,
  "one-off-fee": oneOffFee,
  "outage-credit": outageCredit,
  pause: pause,
  "payment-fee": paymentFee,
  "point-scheme": pointScheme,
  "price-scenario": priceScenario,
  "procurement-adjustment": procurementAdjustment,
  quota: quota,
  "raw-material-adjustment": rawMaterialAdjustment,
  "raw-material-price": rawMaterialPrice,
  reminder: reminder,
  "rounding-profile": roundingProfile,
  settlement: settlement,
  "spot-price": spotPrice,
  start: start,
  succession: succession,
  "supply-period": supplyPeriod,
  suspension: suspension,
  tax: tax,
  term: term,
  trial: trial,
  "unit-adjustment": unitAdjustment,
  withdrawal: withdrawal,
  work: works,
} as const;

export type KindName = keyof typeof KINDS;
export type RuleOf<K extends KindName> = z.output<(typeof KINDS)[K]["schema"]>;
export type Rule = { [K in KindName]: RuleOf<K> }[KindName];
