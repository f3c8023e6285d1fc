import { choice, RESET } from "../forms/choice.ts";
import {
  BIG_WATTS,
  number,
  PERCENT,
  SIGNED_WATTS,
  WATT_HOURS,
  WH_REGISTER,
} from "../forms/number.ts";
import { type ClassSpec, row } from "../property-spec.ts";
import { GRID_STATUS } from "./solar.ts";
import { CHARGING_METHOD, DISCHARGING_METHOD, PERMISSION, wattsBetween } from "./storage-forms.ts";

const TECHNICAL = { technical: true };
/** 0: no amount is set. */
const TARGET = number({ size: 4, unit: "Wh", least: 1, most: 999_999_999, none: [0] });
const LIMITS = wattsBetween("minValue", "maxValue");

const MODE = choice(
  [0x46, "auto", "自動", "Automatic"],
  [0x42, "charging", "充電", "Charge"],
  [0x43, "discharging", "放電", "Discharge"],
  [0x44, "standby", "待機", "Standby"],
  [0x41, "rapidCharging", "急速充電", "Charge fast"],
  [0x45, "test", "テスト", "Test"],
  [0x48, "restart", "再起動", "Restart"],
  [0x49, "capacityRecalculation", "容量再計算", "Recalculate capacity"],
  [0x40, "other", "その他", "Other"],
);

/** DA reads back what was told, CF what it does. */
export const BATTERY: ClassSpec = {
  code: 0x027d,
  name: "storageBattery",
  label: { ja: "蓄電池", en: "Battery" },
  properties: [
    row(0xda, "operationMode", ["運転モード", "Mode"], "GSI", MODE),
    row(0xcf, "actualOperationMode", ["動作", "Does now"], "G-I", MODE),
    row(0xe4, "remainingCapacity3", ["残量", "Charge"], "G-i", PERCENT),
    row(
      0xd3,
      "instantaneousChargingAndDischargingElectricPower",
      ["充放電電力", "Charges (−: discharges)"],
      "g-i",
      SIGNED_WATTS,
    ),
    row(
      0xa8,
      "acCumulativeChargingElectricEnergy",
      ["積算充電量（AC）", "Charged so far (AC)"],
      "G-i",
      WH_REGISTER,
    ),
    row(
      0xa9,
      "acCumulativeDischargingElectricEnergy",
      ["積算放電量（AC）", "Discharged so far (AC)"],
      "G-i",
      WH_REGISTER,
    ),
    row(
      0xd8,
      "cumulativeChargingElectricEnergy",
      ["積算充電量", "Charged so far"],
      "g-i",
      WH_REGISTER,
    ),
    row(
      0xd6,
      "cumulativeDischargingElectricEnergy",
      ["積算放電量", "Discharged so far"],
      "g-i",
      WH_REGISTER,
    ),
    row(
      0xa0,
      "acEffectiveChargingCapacity",
      ["実効容量（充電）", "Capacity to charge"],
      "G-i",
      WATT_HOURS,
      TECHNICAL,
    ),
    row(
      0xa1,
      "acEffectiveDischargingCapacity",
      ["実効容量（放電）", "Capacity to discharge"],
      "G-i",
      WATT_HOURS,
      TECHNICAL,
    ),
    row(
      0xa2,
      "acChargeableCapacity",
      ["充電可能容量", "Chargeable capacity"],
      "G-i",
      WATT_HOURS,
      TECHNICAL,
    ),
    row(
      0xa3,
      "acDischargeableCapacity",
      ["放電可能容量", "Dischargeable capacity"],
      "G-i",
      WATT_HOURS,
      TECHNICAL,
    ),
    row(0xa4, "acChargeableElectricEnergy", ["充電可能量", "Can be charged"], "G-i", WATT_HOURS),
    row(
      0xa5,
      "acDischargeableElectricEnergy",
      ["放電可能量", "Can be discharged"],
      "G-i",
      WATT_HOURS,
    ),
    row(0xa6, "acChargeUpperLimit", ["充電上限", "Charge up to"], "gsi", PERCENT),
    row(0xa7, "acDischargeLowerLimit", ["放電下限", "Discharge down to"], "gsi", PERCENT),
    row(0xaa, "acTargetChargingElectricEnergy", ["充電量設定", "Amount to charge"], "GSI", TARGET),
    row(
      0xab,
      "acTargetDischargingElectricEnergy",
      ["放電量設定", "Amount to discharge"],
      "GSI",
      TARGET,
    ),
    row(0xc1, "chargingMethod", ["充電方式", "Way of charging"], "GsI", CHARGING_METHOD, {
      from: "M",
    }),
    row(0xc2, "dischargingMethod", ["放電方式", "Way of discharging"], "GsI", DISCHARGING_METHOD, {
      from: "M",
    }),
    row(
      0xc7,
      "acRatedElectricEnergy",
      ["定格電力量（AC）", "Rated energy (AC)"],
      "g-i",
      WATT_HOURS,
      TECHNICAL,
    ),
    row(
      0xc8,
      "minimumAndMaximumChargingElectricPower",
      ["充電電力範囲", "Charging power"],
      "G-i",
      LIMITS,
      TECHNICAL,
    ),
    row(
      0xc9,
      "minimumAndMaximumDischargingElectricPower",
      ["放電電力範囲", "Discharging power"],
      "G-i",
      LIMITS,
      TECHNICAL,
    ),
    row(
      0xcc,
      "reInterconnectionPermission",
      ["再連系許可", "May reconnect"],
      "gsi",
      PERMISSION,
      TECHNICAL,
    ),
    row(0xcd, "operationPermission", ["運転許可", "May run"], "gsi", PERMISSION, TECHNICAL),
    row(
      0xce,
      "independentOperationPermission",
      ["自立運転許可", "May run alone"],
      "gsi",
      PERMISSION,
      TECHNICAL,
    ),
    row(0xd0, "ratedElectricEnergy", ["定格電力量", "Rated energy"], "g-i", WATT_HOURS, TECHNICAL),
    row(
      0xd7,
      "resetCumulativeDischargingElectricEnergy",
      ["放電量リセット", "Reset discharged"],
      "-s-",
      RESET,
      TECHNICAL,
    ),
    row(
      0xd9,
      "resetCumulativeChargingElectricEnergy",
      ["充電量リセット", "Reset charged"],
      "-s-",
      RESET,
      TECHNICAL,
    ),
    row(
      0xdb,
      "powerSystemInterconnectionStatus",
      ["系統連系", "Grid"],
      "G-i",
      GRID_STATUS,
      TECHNICAL,
    ),
    row(0xe2, "remainingCapacity1", ["残量", "Charge"], "G-i", WATT_HOURS),
    row(0xe5, "batteryHealthState", ["健全度", "Health"], "g-i", PERCENT),
    row(0xeb, "chargingPower", ["充電電力設定", "Set charging power"], "gsi", BIG_WATTS),
    row(0xec, "dischargingPower", ["放電電力設定", "Set discharging power"], "gsi", BIG_WATTS),
  ],
};
