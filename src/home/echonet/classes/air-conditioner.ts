import { AUTO_OR_NOT, choice, levels, ON_OFF, orNone } from "../forms/choice.ts";
import { record } from "../forms/compound.ts";
import { AIR_CELSIUS, number, PERCENT, TENTHS_OF_AMPERE, WATTS } from "../forms/number.ts";
import { type ClassSpec, row } from "../property-spec.ts";
import { POWER_SAVING } from "./super.ts";

/** FD: no temperature is set (ventilation, drying). */
const SET_CELSIUS = number({ size: 1, unit: "Celsius", least: 0, most: 50, none: [0xfd] });
const FLOW = levels([0x41, "auto", "自動", "Automatic"]);

const MODE = choice(
  [0x41, "auto", "自動", "Automatic"],
  [0x42, "cooling", "冷房", "Cooling"],
  [0x43, "heating", "暖房", "Heating"],
  [0x44, "dehumidification", "除湿", "Drying"],
  [0x45, "circulation", "送風", "Fan"],
  [0x40, "other", "その他", "Other"],
);

export const AIR_CONDITIONER: ClassSpec = {
  code: 0x0130,
  name: "homeAirConditioner",
  label: { ja: "エアコン", en: "Air conditioner" },
  properties: [
    row(0x80, "operationStatus", ["運転", "Power"], "GSI", ON_OFF),
    row(0x8f, "powerSavingOperation", ["節電", "Power saving"], "GSI", POWER_SAVING, { from: "D" }),
    row(0xb0, "operationMode", ["運転モード", "Mode"], "GSI", MODE),
    row(0xb3, "targetTemperature", ["設定温度", "Set temperature"], "GSi", SET_CELSIUS),
    row(0xbb, "roomTemperature", ["室温", "Room temperature"], "G-i", AIR_CELSIUS),
    row(0xa0, "airFlowLevel", ["風量", "Air flow"], "GSI", FLOW),
    row(
      0xa1,
      "automaticControlAirFlowDirection",
      ["風向自動", "Automatic direction"],
      "gsi",
      choice(
        [0x41, "auto", "自動", "Automatic"],
        [0x42, "nonAuto", "手動", "Manual"],
        [0x43, "autoVertical", "上下自動", "Vertical automatic"],
        [0x44, "autoHorizontal", "左右自動", "Horizontal automatic"],
      ),
    ),
    row(
      0xa3,
      "automaticSwingAirFlow",
      ["スイング", "Swing"],
      "gsi",
      choice(
        [0x31, "off", "切", "Off"],
        [0x41, "vertical", "上下", "Vertical"],
        [0x42, "horizontal", "左右", "Horizontal"],
        [0x43, "verticalAndHorizontal", "上下左右", "Both"],
      ),
    ),
    row(
      0xa4,
      "airFlowDirectionVertical",
      ["風向（上下）", "Direction, vertical"],
      "gsi",
      choice(
        [0x41, "uppermost", "上", "Top"],
        [0x44, "upperCenter", "上中", "Above middle"],
        [0x43, "central", "中央", "Middle"],
        [0x45, "lowerCenter", "下中", "Below middle"],
        [0x42, "lowermost", "下", "Bottom"],
      ),
    ),
    row(
      0xb1,
      "automaticTemperatureControl",
      ["温度自動", "Automatic temperature"],
      "gsi",
      AUTO_OR_NOT,
    ),
    row(
      0xb2,
      "highspeedOperation",
      ["急速・静音", "Fast or quiet"],
      "gsi",
      choice(
        [0x41, "normal", "通常", "Normal"],
        [0x42, "highspeed", "急速", "Fast"],
        [0x43, "silent", "静音", "Quiet"],
      ),
    ),
    row(
      0xb4,
      "relativeHumidityDehumidifying",
      ["除湿の設定湿度", "Humidity for drying"],
      "gsi",
      PERCENT,
    ),
    row(
      0xb5,
      "targetTemperatureCooling",
      ["冷房の設定温度", "Temperature for cooling"],
      "gsi",
      SET_CELSIUS,
    ),
    row(
      0xb6,
      "targetTemperatureHeating",
      ["暖房の設定温度", "Temperature for heating"],
      "gsi",
      SET_CELSIUS,
    ),
    row(
      0xb7,
      "targetTemperatureDehumidifying",
      ["除湿の設定温度", "Temperature for drying"],
      "gsi",
      SET_CELSIUS,
    ),
    row(
      0xb8,
      "ratedPowerConsumption",
      ["定格消費電力", "Rated power"],
      "g-i",
      record([
        ["cooling", WATTS],
        ["heating", WATTS],
        ["dehumidifying", WATTS],
        ["circulation", WATTS],
      ]),
      { technical: true },
    ),
    row(0xb9, "currentConsumption", ["消費電流", "Current in use"], "g-i", TENTHS_OF_AMPERE),
    row(0xba, "humidity", ["室内湿度", "Humidity"], "g-i", orNone(PERCENT, 0xfd)),
    row(
      0xbc,
      "temperatureUserRemoteControl",
      ["リモコン温度", "Temperature at the remote"],
      "g-i",
      SET_CELSIUS,
    ),
    row(0xbd, "airFlowTemperature", ["吹き出し温度", "Outlet temperature"], "g-i", AIR_CELSIUS),
    row(0xbe, "outdoorTemperature", ["外気温", "Outside temperature"], "g-i", AIR_CELSIUS),
    row(
      0xbf,
      "relativeTemperature",
      ["相対温度", "Relative temperature"],
      "gsi",
      number({ size: 1, signed: true, unit: "Celsius", least: -127, most: 125, per: 10 }),
    ),
    row(
      0xc0,
      "ventilationFunction",
      ["換気", "Ventilation"],
      "gsi",
      choice(
        [0x41, "onOutlet", "排気", "Out"],
        [0x42, "off", "切", "Off"],
        [0x43, "onIntake", "吸気", "In"],
        [0x44, "onOutletAndIntake", "吸排気", "Out and in"],
      ),
    ),
    row(
      0xc1,
      "humidifierFunction",
      ["加湿", "Humidifier"],
      "gsi",
      choice([0x41, "on", "入", "On"], [0x42, "off", "切", "Off"]),
    ),
    row(0xc2, "ventilationAirFlowLevel", ["換気風量", "Ventilation flow"], "gsi", FLOW),
    row(0xc4, "humidificationLevel", ["加湿量", "Humidification"], "gsi", FLOW),
    row(
      0xcf,
      "airPurification",
      ["空気清浄", "Air purification"],
      "gsi",
      choice([0x41, "on", "入", "On"], [0x42, "off", "切", "Off"]),
    ),
  ],
};
