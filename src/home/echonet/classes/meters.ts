import { number, counted, DAYS_BACK, METER_WATTS } from "../forms/number.ts";
import { plain, record } from "../forms/compound.ts";
import { dateTime, raw } from "../forms/text.ts";
import { type ClassSpec, row } from "../property-spec.ts";
import {
  amperes,
  dayHistory,
  KWH_UNIT,
  pastAsked,
  pastRegisters,
  stampedRegister,
  volts,
} from "./meter-forms.ts";

const TECHNICAL = { technical: true };
const RELEASE_R = { from: "R", technical: true };
const ROUTE_B = { unitEpc: 0xe1, coefficientEpc: 0xd3 };
const SUB = { unitEpc: 0xd4, coefficientEpc: 0xd3 };

/** The supplier's meter, over route B. kWh = register × D3 × E1. */
export const SMART_METER: ClassSpec = {
  code: 0x0288,
  name: "lvSmartElectricEnergyMeter",
  label: { ja: "スマートメーター", en: "Smart meter" },
  properties: [
    row(0xc0, "routeBId", ["Bルート識別番号", "Route B id"], "G-i", raw(16), RELEASE_R),
    row(
      0xd0,
      "cumulativeElectricEnergyAtEveryMinute",
      ["1分積算電力量", "Registers of the minute"],
      "G-i",
      record([
        ["dateAndTime", dateTime(7)],
        ["normalDirectionElectricEnergy", counted(ROUTE_B)],
        ["reverseDirectionElectricEnergy", counted(ROUTE_B)],
      ]),
      RELEASE_R,
    ),
    row(0xd3, "coefficient", ["係数", "Coefficient"], "g-i", plain(4, 0, 999_999), TECHNICAL),
    row(
      0xd7,
      "numberOfEffectiveDigitsCumulativeElectricEnergy",
      ["有効桁数", "Digits"],
      "G-i",
      plain(1, 1, 8),
      TECHNICAL,
    ),
    row(
      0xe0,
      "normalDirectionCumulativeElectricEnergy",
      ["積算電力量（買電）", "Bought so far"],
      "G-i",
      counted(ROUTE_B),
    ),
    row(0xe1, "unitForCumulativeElectricEnergy", ["単位", "Unit"], "G-i", KWH_UNIT, TECHNICAL),
    row(
      0xe2,
      "normalDirectionCumulativeElectricEnergyLog1",
      ["履歴（買電）", "Day of bought registers"],
      "G-i",
      dayHistory(ROUTE_B),
      TECHNICAL,
    ),
    row(
      0xe3,
      "reverseDirectionCumulativeElectricEnergy",
      ["積算電力量（売電）", "Sold so far"],
      "G-i",
      counted(ROUTE_B),
    ),
    row(
      0xe4,
      "reverseDirectionCumulativeElectricEnergyLog1",
      ["履歴（売電）", "Day of sold registers"],
      "G-i",
      dayHistory(ROUTE_B),
      TECHNICAL,
    ),
    row(
      0xe5,
      "dayForTheHistoricalDataOfCumulativeElectricEnergy1",
      ["履歴の日", "Day of the history"],
      "GSi",
      DAYS_BACK,
      TECHNICAL,
    ),
    row(0xe7, "instantaneousElectricPower", ["電力", "Power"], "G-i", METER_WATTS),
    row(0xe8, "instantaneousCurrent", ["電流", "Current"], "G-i", amperes()),
    row(
      0xea,
      "normalDirectionCumulativeElectricEnergyAtEvery30Min",
      ["定時積算電力量（買電）", "Bought, at the half-hour"],
      "G-i",
      stampedRegister(ROUTE_B),
      TECHNICAL,
    ),
    row(
      0xeb,
      "reverseDirectionCumulativeElectricEnergyAtEvery30Min",
      ["定時積算電力量（売電）", "Sold, at the half-hour"],
      "G-i",
      stampedRegister(ROUTE_B),
      TECHNICAL,
    ),
    row(
      0xec,
      "cumulativeElectricEnergyLog2",
      ["履歴2", "Last half-hours"],
      "g-i",
      pastRegisters(ROUTE_B, 12),
      TECHNICAL,
    ),
    row(
      0xed,
      "dayForTheHistoricalDataOfCumulativeElectricEnergy2",
      ["履歴2の日時", "From when back"],
      "gsi",
      pastAsked(12),
      TECHNICAL,
    ),
    row(
      0xee,
      "cumulativeElectricEnergyLog3",
      ["履歴3", "Last minutes"],
      "G-i",
      pastRegisters(ROUTE_B, 10),
      RELEASE_R,
    ),
    row(
      0xef,
      "dayForTheHistoricalDataOfCumulativeElectricEnergy3",
      ["履歴3の日時", "From which minute back"],
      "GSi",
      pastAsked(10),
      RELEASE_R,
    ),
  ],
};

/**
 * A dwelling or a common area behind a building's meter. E0 is the day of the history here and E1
 * the register: the opposite of the smart meter's. Power, current and voltage are those behind the
 * transformers, times D3, D8 and D9.
 */
export const SUB_METER: ClassSpec = {
  code: 0x028d,
  name: "smartElectricEnergySubMeter",
  label: { ja: "サブメーター", en: "Sub-meter" },
  properties: [
    row(
      0xd3,
      "coefficientForElectricEnergy",
      ["電力係数", "Energy coefficient"],
      "g-i",
      plain(4, 1, 999_999),
      TECHNICAL,
    ),
    row(0xd4, "unitForCumulativeElectricEnergy", ["単位", "Unit"], "G-i", KWH_UNIT, TECHNICAL),
    row(
      0xd7,
      "numberOfEffectiveDigitsCumulativeElectricEnergy",
      ["有効桁数", "Digits"],
      "G-i",
      plain(1, 1, 8),
      TECHNICAL,
    ),
    row(
      0xd8,
      "coefficientForElectricCurrent",
      ["電流係数", "Current coefficient"],
      "g-i",
      plain(2, 1, 999),
      TECHNICAL,
    ),
    row(
      0xd9,
      "coefficientForVoltage",
      ["電圧係数", "Voltage coefficient"],
      "g-i",
      plain(2, 1, 999),
      TECHNICAL,
    ),
    row(
      0xe0,
      "dayForTheHistoricalDataOfCumulativeElectricEnergy",
      ["履歴の日", "Day of the history"],
      "GSi",
      DAYS_BACK,
      TECHNICAL,
    ),
    row(
      0xe1,
      "normalDirectionCumulativeElectricEnergy",
      ["積算電力量", "Used so far"],
      "G-i",
      counted(SUB),
    ),
    row(
      0xe2,
      "normalDirectionCumulativeElectricEnergyLog",
      ["履歴", "Day of registers"],
      "G-i",
      dayHistory(SUB),
      TECHNICAL,
    ),
    row(
      0xe3,
      "reverseDirectionCumulativeElectricEnergy",
      ["積算電力量（逆方向）", "Fed back so far"],
      "G-i",
      counted(SUB),
    ),
    row(
      0xe4,
      "reverseDirectionCumulativeElectricEnergyLog",
      ["履歴（逆方向）", "Day of fed-back registers"],
      "G-i",
      dayHistory(SUB),
      TECHNICAL,
    ),
    row(
      0xe7,
      "instantaneousElectricPower",
      ["電力", "Power"],
      "G-i",
      number({
        size: 4,
        signed: true,
        unit: "W",
        least: -2_147_483_647,
        most: 2_147_483_645,
        timesEpc: 0xd3,
      }),
    ),
    row(0xe8, "instantaneousCurrent", ["電流", "Current"], "G-i", amperes(0xd8)),
    row(0xe9, "instantaneousVoltage", ["電圧", "Voltage"], "g-i", volts(0xd9), TECHNICAL),
    row(
      0xea,
      "normalDirectionCumulativeElectricEnergyAtEvery30Min",
      ["定時積算電力量", "At the half-hour"],
      "G-i",
      stampedRegister(SUB),
      TECHNICAL,
    ),
    row(
      0xeb,
      "reverseDirectionCumulativeElectricEnergyAtEvery30Min",
      ["定時積算電力量（逆方向）", "Fed back, at the half-hour"],
      "G-i",
      stampedRegister(SUB),
      TECHNICAL,
    ),
  ],
};
