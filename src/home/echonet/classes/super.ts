import { choice, ON_OFF, YES_NO } from "../forms/choice.ts";
import { plain, record } from "../forms/compound.ts";
import { PERCENT, WATTS, WH_REGISTER } from "../forms/number.ts";
import { DATE, raw, text, TIME } from "../forms/text.ts";
import { type PropertySpec, row } from "../property-spec.ts";

const TECHNICAL = { technical: true };

/**
 * Operation by way of a public network (0x93). Written: 41 not so, 42 so. Read: 61 the line is
 * well but operation from afar is not allowed, 62 allowed. The appendix files call these true and
 * false, which says the opposite of what one reads into it; hence words.
 */
const REMOTE_CONTROL = choice(
  [0x41, "local", "宅内からの操作", "From within the home"],
  [0x42, "remote", "宅外からの操作", "From outside the home"],
  [0x61, "remoteNotAllowed", "宅外からの操作不可", "Not allowed from outside"],
  [0x62, "remoteAllowed", "宅外からの操作可", "Allowed from outside"],
);

const HOUR_METER = record([
  [
    "unit",
    choice(
      [0x41, "second", "秒", "second"],
      [0x42, "minute", "分", "minute"],
      [0x43, "hour", "時間", "hour"],
      [0x44, "day", "日", "day"],
    ),
  ],
  ["time", plain(4)],
]);

export const POWER_SAVING = choice(
  [0x41, true, "節電中", "Saving"],
  [0x42, false, "通常", "Normal"],
);

/** What every device has or may have. Source: appendix, device object super class, release R. */
export const SUPER_CLASS: readonly PropertySpec[] = [
  row(0x80, "operationStatus", ["運転", "Power"], "GsI", ON_OFF),
  row(0x81, "installationLocation", ["設置場所", "Location"], "GSI", raw(1, 17), TECHNICAL),
  row(0x82, "protocol", ["規格", "Standard version"], "G-i", raw(4), TECHNICAL),
  row(0x83, "id", ["識別番号", "Identification"], "g-i", raw(1, 17), TECHNICAL),
  row(0x84, "instantaneousElectricPowerConsumption", ["消費電力", "Power in use"], "g-i", WATTS),
  row(
    0x85,
    "consumedCumulativeElectricEnergy",
    ["積算消費電力量", "Energy used so far"],
    "g-i",
    WH_REGISTER,
  ),
  row(
    0x86,
    "manufacturerFaultCode",
    ["メーカー異常コード", "Maker's fault code"],
    "g-i",
    raw(1, 255),
    TECHNICAL,
  ),
  row(0x87, "currentLimit", ["電流制限", "Current limit"], "gsi", PERCENT, TECHNICAL),
  row(0x88, "faultStatus", ["異常", "Fault"], "G-I", YES_NO),
  row(0x89, "faultDescription", ["異常内容", "Kind of fault"], "g-i", raw(2), TECHNICAL),
  row(0x8a, "manufacturer", ["メーカー", "Maker"], "G-i", raw(3), TECHNICAL),
  row(0x8b, "businessFacilityCode", ["事業場", "Works"], "g-i", raw(3), TECHNICAL),
  row(0x8c, "productCode", ["商品コード", "Product"], "g-i", text(12), TECHNICAL),
  row(0x8d, "serialNumber", ["製造番号", "Serial number"], "g-i", text(12), TECHNICAL),
  row(0x8e, "productionDate", ["製造年月日", "Made on"], "g-i", DATE, TECHNICAL),
  row(0x8f, "powerSaving", ["節電", "Power saving"], "gsi", POWER_SAVING),
  row(0x93, "remoteControl", ["遠隔操作", "Remote operation"], "gsi", REMOTE_CONTROL, {
    from: "C",
    technical: true,
  }),
  row(0x97, "currentTime", ["機器の時刻", "Device's time"], "gsi", TIME, TECHNICAL),
  row(0x98, "currentDate", ["機器の日付", "Device's date"], "gsi", DATE, TECHNICAL),
  row(0x99, "powerLimit", ["電力制限", "Power limit"], "gsi", WATTS, TECHNICAL),
  row(0x9a, "hourMeter", ["積算運転時間", "Hours run"], "g-i", HOUR_METER, TECHNICAL),
  row(
    0x9d,
    "statusChangeAnnouncementPropertyMap",
    ["状変通知マップ", "Announces"],
    "G-i",
    raw(1, 17),
    TECHNICAL,
  ),
  row(0x9e, "setPropertyMap", ["設定マップ", "Can be set"], "G-i", raw(1, 17), TECHNICAL),
  row(0x9f, "getPropertyMap", ["取得マップ", "Can be got"], "G-i", raw(1, 17), TECHNICAL),
];
