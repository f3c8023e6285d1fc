import { choice, RESET } from "../forms/choice.ts";
import { plain, record } from "../forms/compound.ts";
import {
  BIG_WATTS,
  PERCENT,
  SIGNED_WATTS,
  TENTHS_OF_AMPERE,
  WATT_HOURS,
  WH_REGISTER,
} from "../forms/number.ts";
import { raw } from "../forms/text.ts";
import { type ClassSpec, type PropertySpec, row } from "../property-spec.ts";
import { amperesBetween, wattsBetween } from "./storage-forms.ts";

const TECHNICAL = { technical: true };
const POWER = wattsBetween("minimumElectricPower", "maximumElectricPower");
const CURRENT = amperesBetween("minimumCurrent", "maximumCurrent");

/** What both kinds have. CD = 10 must be written before C7 is read: together, nothing between. */
const SHARED: readonly PropertySpec[] = [
  row(0xe4, "remainingCapacity3", ["車の残量", "Car's charge"], "G-i", PERCENT),
  row(
    0xd8,
    "cumulativeChargingElectricEnergy",
    ["積算充電量", "Charged so far"],
    "g-i",
    WH_REGISTER,
  ),
  row(
    0xc5,
    "ratedChargeElectricPower",
    ["定格充電電力", "Rated charging power"],
    "G-i",
    BIG_WATTS,
    TECHNICAL,
  ),
  row(
    0xc8,
    "minimumAndMaximumChargingElectricPower",
    ["充電電力範囲", "Charging power"],
    "g-i",
    POWER,
    TECHNICAL,
  ),
  row(
    0xca,
    "minimumAndMaximumChargingCurrent",
    ["充電電流範囲", "Charging current"],
    "g-i",
    CURRENT,
    TECHNICAL,
  ),
  row(
    0xcd,
    "vehicleConnectionConfirmation",
    ["接続確認", "Look for the car"],
    "-S-",
    choice([0x10, "connection", "確認", "Look"]),
    TECHNICAL,
  ),
  row(0xd0, "usedCapacity1", ["車載電池の容量", "Car's battery"], "G-i", WATT_HOURS, TECHNICAL),
  row(
    0xd9,
    "resetCumulativeChargingElectricEnergy",
    ["充電量リセット", "Reset charged"],
    "-s-",
    RESET,
    TECHNICAL,
  ),
  row(0xe2, "remainingCapacity1", ["車の残量", "Car's charge"], "G-i", WATT_HOURS, TECHNICAL),
  row(
    0xe6,
    "vehicleId",
    ["車両", "Car"],
    "G-i",
    record([
      ["dataSize", plain(1, 0, 24)],
      ["id", raw(0, 24)],
    ]),
    TECHNICAL,
  ),
  row(0xeb, "chargingElectricPower", ["充電電力設定", "Set charging power"], "gsi", BIG_WATTS),
  row(0xed, "chargingCurrent", ["充電電流設定", "Set charging current"], "gsi", TENTHS_OF_AMPERE),
];

export const CAR_CHARGER: ClassSpec = {
  code: 0x02a1,
  name: "evCharger",
  label: { ja: "EV充電器", en: "Car charger" },
  properties: [
    row(
      0xda,
      "operationMode",
      ["運転モード", "Mode"],
      "GSI",
      choice(
        [0x42, "charge", "充電", "Charge"],
        [0x44, "standby", "待機", "Standby"],
        [0x47, "idle", "停止", "Stopped"],
        [0x40, "other", "その他", "Other"],
      ),
    ),
    row(
      0xc7,
      "chargeStatus",
      ["車の接続", "Car"],
      "G-I",
      choice(
        [0x30, "notConnected", "未接続", "Not connected"],
        [0x40, "notChargeable", "接続・充電不可", "Connected, cannot charge"],
        [0x41, "chargeable", "接続・充電可", "Can charge"],
        [0x44, "unknown", "接続・充電可否不明", "Connected, not known"],
        [0xff, "undefined", "不定", "Not defined"],
      ),
    ),
    row(0xd3, "instantaneousElectricPower", ["充電電力", "Charges now"], "g-i", BIG_WATTS),
    row(
      0xe7,
      "targetChargingElectricEnergy",
      ["充電量設定", "Amount to charge"],
      "gsi",
      WATT_HOURS,
    ),
    ...SHARED,
  ],
};

export const CAR_BOTH_WAYS: ClassSpec = {
  code: 0x027e,
  name: "evChargerDischarger",
  label: { ja: "EV充放電器（V2H）", en: "Car charger, both ways" },
  properties: [
    row(
      0xda,
      "operationMode",
      ["運転モード", "Mode"],
      "GSI",
      choice(
        [0x42, "charge", "充電", "Charge"],
        [0x43, "discharge", "放電", "Discharge"],
        [0x44, "standby", "待機", "Standby"],
        [0x46, "auto", "自動", "Automatic"],
        [0x47, "idle", "停止", "Stopped"],
        [0x40, "other", "その他", "Other"],
      ),
    ),
    row(
      0xc7,
      "chargeDischargeStatus",
      ["車の接続", "Car"],
      "G-I",
      choice(
        [0x30, "notConnected", "未接続", "Not connected"],
        [0x40, "connected", "接続・充放電不可", "Connected, can do neither"],
        [0x41, "chargeable", "充電可", "Can charge"],
        [0x42, "dischargeable", "放電可", "Can discharge"],
        [0x43, "chargeableDischargeable", "充放電可", "Can do both"],
        [0x44, "unknown", "接続・可否不明", "Connected, not known"],
        [0xff, "undefined", "不定", "Not defined"],
      ),
    ),
    row(
      0xd3,
      "instantaneousElectricPower",
      ["充放電電力", "Charges (−: discharges)"],
      "g-i",
      SIGNED_WATTS,
    ),
    row(
      0xd6,
      "cumulativeDischargingElectricEnergy",
      ["積算放電量", "Discharged so far"],
      "g-i",
      WH_REGISTER,
    ),
    row(
      0xc0,
      "dischargeableCapacity1",
      ["放電可能容量", "Dischargeable capacity"],
      "G-i",
      WATT_HOURS,
      TECHNICAL,
    ),
    row(
      0xc6,
      "ratedDischargeElectricPower",
      ["定格放電電力", "Rated discharging power"],
      "G-i",
      BIG_WATTS,
      TECHNICAL,
    ),
    row(
      0xe7,
      "targetChargingElectricEnergy1",
      ["充電量設定", "Amount to charge"],
      "gsi",
      WATT_HOURS,
    ),
    row(
      0xec,
      "dischargingElectricPower",
      ["放電電力設定", "Set discharging power"],
      "gsi",
      BIG_WATTS,
    ),
    ...SHARED,
  ],
};
