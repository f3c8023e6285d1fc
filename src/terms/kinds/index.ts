import type { z } from "zod";
import { biller } from "./biller.ts";
import { businessDays } from "./business-days.ts";
import { cap } from "./cap.ts";
import { discounts } from "./discount.ts";
import { energyTariff } from "./energy-tariff.ts";
import { equipmentDamage } from "./equipment-damage.ts";
import { evasion } from "./evasion.ts";
import { exitFee } from "./exit-fee.ts";
import { fuelAdjustment } from "./fuel-adjustment.ts";
import { fuelAverage } from "./fuel-average.ts";
import { late } from "./late.ts";
import { monthlyFee } from "./monthly-fee.ts";
import { oneOffFee } from "./one-off-fee.ts";
import { outageCredit } from "./outage-credit.ts";
import { paymentFee } from "./payment-fee.ts";
import { procurementAdjustment } from "./procurement-adjustment.ts";
import { quota } from "./quota.ts";
import { roundingProfile } from "./rounding-profile.ts";
import { settlement } from "./settlement.ts";
import { spotPrice } from "./spot-price.ts";
import { supplyPeriod } from "./supply-period.ts";
import { tax } from "./tax.ts";
import { unitAdjustment } from "./unit-adjustment.ts";

/** Every rule kind, by the name that stands in `kind:`. One line each, in alphabetical order. */
export const KINDS = {
  "biller": biller,
  "business-days": businessDays,
  "cap": cap,
  "discount": discounts,
  "energy-tariff": energyTariff,
  "equipment-damage": equipmentDamage,
  "evasion": evasion,
  "exit-fee": exitFee,
  "fuel-adjustment": fuelAdjustment,
  "fuel-average": fuelAverage,
  "late": late,
  "monthly-fee": monthlyFee,
  "one-off-fee": oneOffFee,
  "outage-credit": outageCredit,
  "payment-fee": paymentFee,
  "procurement-adjustment": procurementAdjustment,
  "quota": quota,
  "rounding-profile": roundingProfile,
  "settlement": settlement,
  "spot-price": spotPrice,
  "supply-period": supplyPeriod,
  "tax": tax,
  "unit-adjustment": unitAdjustment,
} as const;

export type KindName = keyof typeof KINDS;
export type RuleOf<K extends KindName> = z.output<(typeof KINDS)[K]["schema"]>;
export type Rule = { [K in KindName]: RuleOf<K> }[KindName];
