import { choice } from "../forms/choice.ts";
import { record } from "../forms/compound.ts";
import type { Form } from "../forms/form.ts";
import { BIG_WATTS, number } from "../forms/number.ts";

const AMPERE = number({ size: 2, unit: "A", least: 0, most: 32_766, per: 10 });

/** Smallest and largest power; batteries and chargers name the two parts otherwise. */
export function wattsBetween(least: string, most: string): Form {
  return record([
    [least, BIG_WATTS],
    [most, BIG_WATTS],
  ]);
}

export function amperesBetween(least: string, most: string): Form {
  return record([
    [least, AMPERE],
    [most, AMPERE],
  ]);
}

export const CHARGING_METHOD = choice(
  [0x01, "maximum", "最大電力", "As fast as possible"],
  [0x02, "surplus", "余剰電力", "From surplus"],
  [0x03, "designatedPower", "指定電力", "At a set power"],
  [0x04, "designatedCurrent", "指定電流", "At a set current"],
  [0x00, "other", "その他", "Other"],
);

export const DISCHARGING_METHOD = choice(
  [0x01, "maximum", "最大電力", "As fast as possible"],
  [0x02, "loadFollowing", "負荷追従", "Follows the load"],
  [0x03, "designatedPower", "指定電力", "At a set power"],
  [0x04, "designatedCurrent", "指定電流", "At a set current"],
  [0x00, "other", "その他", "Other"],
);

export const PERMISSION = choice(
  [0x41, "permitted", "許可", "Allowed"],
  [0x42, "prohibited", "禁止", "Not allowed"],
);
