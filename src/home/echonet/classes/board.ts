import { channelList, plain, record } from "../forms/compound.ts";
import type { Form } from "../forms/form.ts";
import { counted, DAYS_BACK, METER_WATTS, number } from "../forms/number.ts";
import { orNone } from "../forms/choice.ts";
import { type ClassSpec, type PropertySpec, row } from "../property-spec.ts";
import { amperes, bothWays, dayHistory, KWH_UNIT, volts } from "./meter-forms.ts";

const TECHNICAL = { technical: true };
const LISTS = { from: "E", technical: true };
const UNITS = { unitEpc: 0xc2, coefficientEpc: null };

/** FD: the board was never set up. */
const CHANNELS = orNone(plain(1, 1, 252), 0xfd);
const RANGE_60 = range(60);
const RANGE_30 = range(30);

function range(most: number): Form {
  return record([
    ["startChannel", orNone(plain(1, 1, 252), 0xfd)],
    ["range", orNone(plain(1, 1, most), 0xfd)],
  ]);
}

/** One property for each of channels 1…32: register, and both currents. */
function fixedChannels(): PropertySpec[] {
  return Array.from({ length: 32 }, (_, index) => {
    const channel = index + 1;
    const form = record([
      ["electricEnergy", counted(UNITS)],
      ["current", amperes()],
    ]);
    const label = [`回路${channel}`, `Circuit ${channel}`] as const;
    return row(0xd0 + index, `measurementChannel${channel}`, label, "g-i", form, TECHNICAL);
  });
}

/**
 * The distribution board. More than 32 circuits are reached by the lists alone: write the range
 * (B2, B4, B6 …), then read the list and look at the range that it echoes.
 */
export const BOARD: ClassSpec = {
  code: 0x0287,
  name: "powerDistributionBoardMetering",
  label: { ja: "分電盤", en: "Distribution board" },
  properties: [
    row(
      0xb0,
      "masterRatedCapacity",
      ["主幹容量", "Main breaker"],
      "g-i",
      number({ size: 1, unit: "A", least: 0, most: 253 }),
      LISTS,
    ),
    row(0xb1, "numberOfMeasurementChannelsSimplex", ["回路数", "Circuits"], "g-i", CHANNELS, LISTS),
    row(
      0xb2,
      "channelRangeForCumulativeElectricPowerConsumptionSimplex",
      ["電力量の範囲", "Range of energy"],
      "gsi",
      RANGE_60,
      LISTS,
    ),
    row(
      0xb3,
      "cumulativeElectricEnergyListSimplex",
      ["回路別電力量", "Energy by circuit"],
      "g-i",
      channelList(counted(UNITS), 60),
      LISTS,
    ),
    row(
      0xb4,
      "channelRangeForInstantaneousCurrentSimplex",
      ["電流の範囲", "Range of current"],
      "gsi",
      RANGE_60,
      LISTS,
    ),
    row(
      0xb5,
      "instantaneousCurrentListSimplex",
      ["回路別電流", "Current by circuit"],
      "g-i",
      channelList(amperes(), 60),
      LISTS,
    ),
    row(
      0xb6,
      "channelRangeForInstantaneousPowerConsumptionSimplex",
      ["電力の範囲", "Range of power"],
      "gsi",
      RANGE_60,
      LISTS,
    ),
    row(
      0xb7,
      "instantaneousElectricPowerListSimplex",
      ["回路別電力", "Power by circuit"],
      "g-i",
      channelList(METER_WATTS, 60),
      LISTS,
    ),
    row(
      0xb8,
      "numberOfMeasurementChannelsDuplex",
      ["双方向回路数", "Two-way circuits"],
      "g-i",
      CHANNELS,
      LISTS,
    ),
    row(
      0xb9,
      "channelRangeForCumulativeElectricPowerConsumptionDuplex",
      ["双方向電力量の範囲", "Range of two-way energy"],
      "gsi",
      RANGE_30,
      LISTS,
    ),
    row(
      0xba,
      "cumulativeElectricEnergyListDuplex",
      ["双方向回路別電力量", "Energy by two-way circuit"],
      "g-i",
      channelList(bothWays(UNITS), 30),
      LISTS,
    ),
    row(
      0xbb,
      "channelRangeForInstantaneousCurrentDuplex",
      ["双方向電流の範囲", "Range of two-way current"],
      "gsi",
      RANGE_60,
      LISTS,
    ),
    row(
      0xbc,
      "instantaneousCurrentListDuplex",
      ["双方向回路別電流", "Current by two-way circuit"],
      "g-i",
      channelList(amperes(), 60),
      LISTS,
    ),
    row(
      0xbd,
      "channelRangeForInstantaneousPowerConsumptionDuplex",
      ["双方向電力の範囲", "Range of two-way power"],
      "gsi",
      RANGE_60,
      LISTS,
    ),
    row(
      0xbe,
      "instantaneousElectricPowerListDuplex",
      ["双方向回路別電力", "Power by two-way circuit"],
      "g-i",
      channelList(METER_WATTS, 60),
      LISTS,
    ),
    row(
      0xc0,
      "normalDirectionCumulativeElectricEnergy",
      ["積算電力量", "Used so far"],
      "G-i",
      counted(UNITS),
    ),
    row(
      0xc1,
      "reverseDirectionCumulativeElectricEnergy",
      ["積算電力量（逆方向）", "Fed back so far"],
      "G-i",
      counted(UNITS),
    ),
    row(0xc2, "unitForCumulativeElectricEnergy", ["単位", "Unit"], "G-i", KWH_UNIT, TECHNICAL),
    row(
      0xc3,
      "normalDirectionCumulativeElectricEnergyLog",
      ["履歴", "Day of registers"],
      "g-i",
      dayHistory(UNITS),
      TECHNICAL,
    ),
    row(
      0xc4,
      "reverseDirectionCumulativeElectricEnergyLog",
      ["履歴（逆方向）", "Day of fed-back registers"],
      "g-i",
      dayHistory(UNITS),
      TECHNICAL,
    ),
    row(
      0xc5,
      "dayForTheHistoricalDataCumulativeElectricEnergy",
      ["履歴の日", "Day of the history"],
      "gsi",
      DAYS_BACK,
      TECHNICAL,
    ),
    row(0xc6, "instantaneousElectricPower", ["電力", "Power"], "g-i", METER_WATTS),
    row(0xc7, "instantaneousCurrent", ["電流", "Current"], "g-i", amperes()),
    row(0xc8, "instantaneousVoltage", ["電圧", "Voltage"], "g-i", volts(), TECHNICAL),
    ...fixedChannels(),
  ],
};
