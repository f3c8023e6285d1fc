import { AUTO_OR_NOT, choice, orNone, YES_NO } from "../forms/choice.ts";
import { list, plain, record } from "../forms/compound.ts";
import type { Form } from "../forms/form.ts";
import { number, WATER_CELSIUS, WATTS } from "../forms/number.ts";
import { type ClassSpec, type PropertySpec, row } from "../property-spec.ts";

const TECHNICAL = { technical: true };
const SHIFT = { from: "I" };
const SHIFT_FACTS = { from: "I", technical: true };

const IN_OUT = choice([0x41, true, "入", "On"], [0x42, false, "切", "Off"]);
const LITRES = number({ size: 2, unit: "L", least: 0, most: 65_533 });

/** When the daytime heating is to begin; 00: no shift. */
function shiftHours(first: number): Form {
  const rows = Array.from({ length: 17 - first + 1 }, (_, index) => {
    const hour = first + index;
    const name = `at${String(hour).padStart(2, "0")}00`;
    return [hour, name, `${hour}時`, `${hour}:00`] as const;
  });
  return choice([0x00, "cleared", "なし", "None"], ...rows);
}

/** What heating at each of some hours would take. */
function byHour(hours: readonly string[], size: 2 | 4): Form {
  const most = size === 2 ? 65_533 : 4_294_967_293;
  return record(hours.map((hour) => [hour, number({ size, unit: "Wh", least: 0, most })]));
}

const FOUR = ["at1000", "at1300", "at1500", "at1700"];
const THREE = ["at1300", "at1500", "at1700"];

/** The night's heating moved into the day: the class's own way to follow the sun or a price. */
const ENERGY_SHIFT: readonly PropertySpec[] = [
  row(
    0xc7,
    "energyShiftParticipation",
    ["昼間シフト参加", "Daytime shift"],
    "GSi",
    choice([0x01, true, "参加", "Takes part"], [0x00, false, "不参加", "Does not"]),
    SHIFT,
  ),
  row(
    0xc8,
    "standardTimeToStartHeating",
    ["沸き上げ開始基準", "Usual start"],
    "G-i",
    plain(1, 1, 24),
    SHIFT_FACTS,
  ),
  row(
    0xc9,
    "numberOfEnergyShifts",
    ["シフト回数", "Number of shifts"],
    "G-i",
    plain(1, 1, 2),
    SHIFT_FACTS,
  ),
  row(
    0xca,
    "waterHeatingShiftTime1",
    ["昼間沸き上げ時刻1", "Daytime heating 1"],
    "GSi",
    shiftHours(9),
    SHIFT,
  ),
  row(
    0xcb,
    "estimatedElectricEnergyAtShiftTime1",
    ["予測電力量1", "Forecast 1"],
    "G-i",
    byHour(FOUR, 4),
    SHIFT_FACTS,
  ),
  row(
    0xcc,
    "electricEnergyConsumptionRate1",
    ["時間当たり電力量1", "Hourly use 1"],
    "G-i",
    byHour(FOUR, 2),
    SHIFT_FACTS,
  ),
  row(
    0xcd,
    "waterHeatingShiftTime2",
    ["昼間沸き上げ時刻2", "Daytime heating 2"],
    "GSi",
    shiftHours(10),
    SHIFT,
  ),
  row(
    0xce,
    "estimatedElectricEnergyAtShiftTime2",
    ["予測電力量2", "Forecast 2"],
    "G-i",
    byHour(THREE, 4),
    SHIFT_FACTS,
  ),
  row(
    0xcf,
    "electricEnergyConsumptionRate2",
    ["時間当たり電力量2", "Hourly use 2"],
    "G-i",
    byHour(THREE, 2),
    SHIFT_FACTS,
  ),
  row(
    0xd9,
    "surplusPowerPrediction",
    ["余剰予測", "Forecast surplus"],
    "gsi",
    record([
      ["month", plain(1, 1, 12)],
      ["day", plain(1, 1, 31)],
      ["hour", plain(1, 0, 23)],
      ["surplusEnergyPredictionValue", list(tensOfWattHours(), { fewest: 24, most: 24 })],
    ]),
    { from: "H", technical: true },
  ),
];

/** A count is 10 Wh; 0x8000: not valid. */
function tensOfWattHours(): Form {
  return number({ size: 2, signed: true, unit: "Wh", least: -32_767, most: 32_765, times: 10 });
}

/** Electric, which in practice is the heat pump. */
export const WATER_HEATER: ClassSpec = {
  code: 0x026b,
  name: "electricWaterHeater",
  label: { ja: "給湯機", en: "Water heater" },
  properties: [
    row(
      0xb0,
      "automaticWaterHeating",
      ["沸き上げ", "Heating"],
      "GSI",
      choice(
        [0x41, "auto", "自動", "Automatic"],
        [0x42, "manualHeating", "手動沸き上げ", "Heat now"],
        [0x43, "manualNoHeating", "沸き上げ停止", "Stopped"],
      ),
    ),
    row(0xb2, "waterHeatingStatus", ["沸き上げ中", "Heats now"], "G-I", YES_NO),
    row(0xe1, "remainingWater", ["残湯量", "Hot water left"], "g-i", LITRES),
    row(0xd8, "remainingWaterVolume", ["給湯可能量", "Can be supplied"], "g-i", LITRES, {
      from: "F",
    }),
    row(
      0xc0,
      "daytimeReheatingPermission",
      ["昼間沸き増し", "Daytime reheating"],
      "GSi",
      choice([0x41, true, "許可", "Allowed"], [0x42, false, "禁止", "Not allowed"]),
    ),
    row(
      0xb1,
      "automaticWaterHeatingTemperatureControl",
      ["湯温自動", "Automatic temperature"],
      "gsi",
      AUTO_OR_NOT,
    ),
    row(
      0xb3,
      "targetWaterHeatingTemperature",
      ["沸き上げ温度", "Heating temperature"],
      "gsi",
      WATER_CELSIUS,
    ),
    row(
      0xb4,
      "heatingStopDays",
      ["停止日数", "Days stopped"],
      "gsi",
      orNone(number({ size: 1, unit: "day", least: 0, most: 252 }), 0xfd),
    ),
    row(
      0xb6,
      "tankOperationMode",
      ["タンク運転", "Tank mode"],
      "gsi",
      choice(
        [0x41, "standard", "標準", "Standard"],
        [0x42, "saving", "節約", "Saving"],
        [0x43, "extra", "多め", "More"],
      ),
    ),
    row(0xc1, "tankWaterTemperature", ["タンク湯温", "Tank temperature"], "g-i", WATER_CELSIUS),
    row(0xc3, "hotWaterSupplyStatus", ["給湯中", "Supplies now"], "G-I", YES_NO),
    row(
      0xd1,
      "targetSuppliedWaterTemperature",
      ["給湯温度", "Supply temperature"],
      "gsi",
      WATER_CELSIUS,
    ),
    row(0xd3, "targetBathWaterTemperature", ["風呂温度", "Bath temperature"], "gsi", WATER_CELSIUS),
    row(0xdb, "winterRatedPower", ["定格（冬）", "Rated, winter"], "g-i", WATTS, TECHNICAL),
    row(
      0xdc,
      "betweenSeasonRatedPower",
      ["定格（中間期）", "Rated, between"],
      "g-i",
      WATTS,
      TECHNICAL,
    ),
    row(0xdd, "summerRatedPower", ["定格（夏）", "Rated, summer"], "g-i", WATTS, TECHNICAL),
    row(0xe2, "tankCapacity", ["タンク容量", "Tank"], "g-i", LITRES, TECHNICAL),
    row(0xe3, "automaticBathOperation", ["風呂自動", "Automatic bath"], "GSi", IN_OUT),
    row(
      0xea,
      "bathOperationStatusMonitor",
      ["風呂の状態", "Bath"],
      "g-I",
      choice(
        [0x41, "runningHotWater", "湯張り中", "Filling"],
        [0x42, "noOperation", "停止中", "Stopped"],
        [0x43, "keepingTemperature", "保温中", "Kept warm"],
      ),
    ),
    ...ENERGY_SHIFT,
  ],
};

export const GAS_WATER_HEATER: ClassSpec = {
  code: 0x0272,
  name: "instantaneousWaterHeater",
  label: { ja: "ガス給湯器", en: "Gas water heater" },
  properties: [
    row(0xd0, "hotWaterHeatingStatus", ["給湯中", "Heats now"], "G-i", YES_NO),
    row(
      0xd1,
      "targetSuppliedWaterTemperature",
      ["給湯温度", "Supply temperature"],
      "gsi",
      WATER_CELSIUS,
    ),
    row(0xe1, "targetBathWaterTemperature", ["風呂温度", "Bath temperature"], "gsi", WATER_CELSIUS),
    row(0xe2, "bathWaterHeatingStatus", ["風呂沸かし中", "Heats the bath"], "G-i", YES_NO),
    row(0xe3, "automaticBathOperation", ["風呂自動", "Automatic bath"], "GSi", IN_OUT),
    row(
      0xe4,
      "targetBathAdditionalBoilupOperation",
      ["追い焚き", "Reheat the bath"],
      "gsi",
      IN_OUT,
    ),
    row(
      0xef,
      "bathOperationStatus",
      ["風呂の状態", "Bath"],
      "g-I",
      choice(
        [0x41, "runningHotWater", "湯張り中", "Filling"],
        [0x42, "noOperation", "停止中", "Stopped"],
        [0x43, "keepingTemperature", "保温中", "Kept warm"],
      ),
    ),
  ],
};
