import { choice, orNone, RESET } from "../forms/choice.ts";
import { list, record } from "../forms/compound.ts";
import { number, PERCENT, WATTS, WH_REGISTER } from "../forms/number.ts";
import { DATE, dateTime } from "../forms/text.ts";
import { type ClassSpec, row } from "../property-spec.ts";

const TECHNICAL = { technical: true };
const CURTAILED = { from: "K", technical: true };
const VALID = choice([0x41, true, "有効", "In force"], [0x42, false, "無効", "Not in force"]);
/** FFFF: never set. */
const SET_WATTS = number({ size: 2, unit: "W", least: 0, most: 65_533 });

/** How a generator stands to the grid: also of batteries. */
export const GRID_STATUS = choice(
  [0x00, "reversePowerFlowAcceptable", "系統連系（逆潮流可）", "On the grid, may feed"],
  [0x01, "independent", "自立", "Independent"],
  [0x02, "reversePowerFlowNotAcceptable", "系統連系（逆潮流不可）", "On the grid, may not feed"],
  [0x03, "unknown", "不明", "Not known"],
);

const RESTRAINT = choice(
  [0x41, "outputControl", "抑制中（出力制御）", "Held down by the grid"],
  [0x42, "exceptControl", "抑制中（その他）", "Held down otherwise"],
  [0x43, "reasonUnknown", "抑制中（理由不明）", "Held down, reason not known"],
  [0x44, "notPowerRestraint", "抑制なし", "Not held down"],
  [0x45, "unknown", "不明", "Not known"],
);

export const SOLAR: ClassSpec = {
  code: 0x0279,
  name: "pvPowerGeneration",
  label: { ja: "太陽光発電", en: "Solar panels" },
  properties: [
    row(0xe0, "instantaneousElectricPowerGeneration", ["発電電力", "Generates now"], "G-i", WATTS),
    row(
      0xe1,
      "cumulativeElectricEnergyOfGeneration",
      ["積算発電量", "Generated so far"],
      "G-i",
      WH_REGISTER,
    ),
    row(0xe3, "cumulativeElectricEnergySold", ["積算売電量", "Sold so far"], "g-i", WH_REGISTER),
    row(0xd1, "outputPowerRestraintStatus", ["出力抑制", "Held down"], "G-i", RESTRAINT, {
      from: "K",
    }),
    row(
      0xd0,
      "powerSystemInterconnectionStatus",
      ["系統連系", "Grid"],
      "G-i",
      GRID_STATUS,
      TECHNICAL,
    ),
    row(0xa0, "outputPowerControl1", ["出力制御", "Output limit"], "GSi", PERCENT, CURTAILED),
    row(0xa1, "outputPowerControl2", ["出力制御", "Output limit"], "GSi", WATTS, CURTAILED),
    row(
      0xa2,
      "surplusPurchaseControl",
      ["余剰買取制御", "Surplus control"],
      "Gsi",
      VALID,
      CURTAILED,
    ),
    row(
      0xb0,
      "outputPowerControlSchedule",
      ["出力制御スケジュール", "Schedule of limits"],
      "G-i",
      record([
        ["date", DATE],
        ["powerControlRatio", list(orNone(PERCENT, 0xff), { fewest: 96, most: 96 })],
      ]),
      CURTAILED,
    ),
    row(
      0xb1,
      "updateScheduleDateAndTime",
      ["次回更新", "Next schedule"],
      "G-I",
      dateTime(7),
      CURTAILED,
    ),
    row(0xb4, "upperLimitClip", ["上限クリップ", "Upper clip"], "G-i", SET_WATTS, CURTAILED),
    row(
      0xc1,
      "contractType",
      ["FIT", "Feed-in scheme"],
      "GSi",
      choice(
        [0x41, "fit", "FIT", "In the scheme"],
        [0x42, "non_fit", "非FIT", "Not in it"],
        [0x43, "undefined", "未設定", "Not set"],
      ),
      CURTAILED,
    ),
    row(
      0xe2,
      "resetCumulativeElectricEnergyOfGeneration",
      ["発電量リセット", "Reset generated"],
      "-s-",
      RESET,
      TECHNICAL,
    ),
    row(
      0xe4,
      "resetCumulativeElectricEnergySold",
      ["売電量リセット", "Reset sold"],
      "-s-",
      RESET,
      TECHNICAL,
    ),
    row(
      0xe8,
      "ratedElectricPowerOfgeneration",
      ["定格出力", "Rated output"],
      "Gsi",
      SET_WATTS,
      TECHNICAL,
    ),
    row(
      0xe9,
      "ratedElectricPowerOfgenerationIndependent",
      ["定格出力（自立）", "Rated, independent"],
      "gsi",
      WATTS,
      TECHNICAL,
    ),
  ],
};
