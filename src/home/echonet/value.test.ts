import { describe, expect, it } from "vitest";
import type { PropertyValue } from "../model.ts";
import { bytesOfHex } from "./bytes.ts";
import { deviceTypeOf, propertyOf } from "./class-table.ts";
import { decodeValue, encodeValue, valuesOf } from "./value.ts";

const hex = (text: string) => bytesOfHex(text) ?? new Uint8Array();
const known = (of: Readonly<Record<number, string>>): ReadonlyMap<number, Uint8Array> =>
  new Map(Object.entries(of).map(([epc, text]) => [Number(epc), hex(text)]));

const METER = 0x028801;
const SUB = 0x028d01;
const BOARD = 0x028701;
const AIR = 0x013001;
const BATTERY = 0x027d01;
const NODE = 0x0ef001;

describe("values out of bytes", () => {
  it.each<[string, number, number, string, PropertyValue]>([
    ["on", AIR, 0x80, "30", true],
    ["a mode", AIR, 0xb0, "42", "cooling"],
    ["a set temperature", AIR, 0xb3, "1A", 26],
    ["no set temperature", AIR, 0xb3, "FD", null],
    ["a room below zero", AIR, 0xbb, "FB", -5],
    ["unmeasurable, which is not 126 degrees", AIR, 0xbe, "7E", null],
    ["below range", AIR, 0xbe, "80", null],
    ["a flow level", AIR, 0xa0, "35", 5],
    ["the automatic flow", AIR, 0xa0, "41", "auto"],
    ["tenths of a degree", AIR, 0xbf, "F1", -1.5],
    [
      "rated powers, one not told",
      AIR,
      0xb8,
      "0320 0384 FFFE FFFE",
      { cooling: 800, heating: 900, dehumidifying: null, circulation: null },
    ],
    ["watts above the range", AIR, 0x84, "FFFF", null],
    ["own use in kWh", AIR, 0x85, "0001E240", 123.456],
    ["fault", AIR, 0x88, "41", true],
    ["operation from afar is not allowed", AIR, 0x93, "61", "remoteNotAllowed"],
    ["power drawn", METER, 0xe7, "0000033C", 828],
    ["power fed back", METER, 0xe7, "FFFFFC18", -1000],
    ["no power", METER, 0xe7, "7FFFFFFE", null],
    ["currents of three wires", METER, 0xe8, "0052 0052", { rPhase: 8.2, tPhase: 8.2 }],
    ["currents of two wires", METER, 0xe8, "0052 7FFE", { rPhase: 8.2, tPhase: null }],
    ["the day of a history that nobody chose", METER, 0xe5, "FF", null],
    ["a register without its unit", METER, 0xe0, "0000138C", null],
    [
      "a stamped time without a unit",
      METER,
      0xea,
      "07EA0B16031E00 0000138C",
      { dateAndTime: "2026-11-22T03:30:00", electricEnergy: null },
    ],
    ["the sub-meter's E0, which is a day", SUB, 0xe0, "05", 5],
    ["charging", BATTERY, 0xd3, "000003E8", 1000],
    ["discharging", BATTERY, 0xd3, "FFFFFC18", -1000],
    ["no amount set", BATTERY, 0xaa, "00000000", null],
    ["instances", NODE, 0xd6, "02 013001 028801", [0x013001, 0x028801]],
    ["classes", NODE, 0xd7, "02 0130 0288", [0x0130, 0x0288]],
    [
      "an operator's identification",
      NODE,
      0x83,
      "FE00000B" + "00".repeat(13),
      "FE00000B" + "00".repeat(13),
    ],
    ["hours run", AIR, 0x9a, "43 00000064", { unit: "hour", time: 100 }],
    ["a maker's product with padding", AIR, 0x8c, "4142432D31000000 20202020", "ABC-1"],
    ["a date", AIR, 0x98, "07EA0B1C", "2026-11-28"],
    ["a date not known", AIR, 0x8e, "FFFFFFFF", null],
    ["a time", AIR, 0x97, "1705", "23:05"],
    ["a board never set up", BOARD, 0xb1, "FD", null],
    ["its list", BOARD, 0xb3, "FDFD", { startChannel: null, range: null, values: [] }],
    [
      "powers of three circuits",
      BOARD,
      0xb7,
      "01 03 00000064 7FFFFFFE 000000C8",
      { startChannel: 1, range: 3, values: [100, null, 200] },
    ],
    ["the gas heater's bath", 0x027201, 0xef, "43", "keepingTemperature"],
    ["a shift that is cleared", 0x026b01, 0xca, "00", "cleared"],
    ["a shift to ten", 0x026b01, 0xca, "0A", "at1000"],
    ["a car that is not there", 0x02a101, 0xc7, "30", "notConnected"],
    ["a class nobody described has the super class", 0x03b701, 0x80, "31", false],
  ])("%s", (_, eoj, epc, edt, value) => {
    expect(decodeValue(eoj, epc, hex(edt))).toEqual({ ok: true, value });
  });

  it("makes kWh of counts with unit and coefficient", () => {
    const e0 = hex("0000138C");
    expect(decodeValue(METER, 0xe0, e0, known({ 0xe1: "02" }))).toEqual({ ok: true, value: 50.04 });
    expect(decodeValue(METER, 0xe0, e0, known({ 0xe1: "02", 0xd3: "0000000A" }))).toEqual({
      ok: true,
      value: 500.4,
    });
    expect(decodeValue(METER, 0xe0, e0, known({ 0xe1: "07" }))).toEqual({ ok: true, value: null });
    expect(decodeValue(SUB, 0xe1, e0, known({ 0xd4: "0A" }))).toEqual({ ok: true, value: 50040 });
  });

  it("multiplies a sub-meter's power, current and voltage by its transformers", () => {
    const with3 = known({ 0xd3: "00000014", 0xd8: "0014", 0xd9: "0002" });
    expect(decodeValue(SUB, 0xe7, hex("00000064"), with3)).toEqual({ ok: true, value: 2000 });
    expect(decodeValue(SUB, 0xe8, hex("000A7FFE"), with3)).toEqual({
      ok: true,
      value: { rPhase: 20, tPhase: null },
    });
    expect(decodeValue(SUB, 0xe9, hex("03E8FFFE"), with3)).toEqual({
      ok: true,
      value: { rS: 200, sT: null },
    });
  });

  it("reads a day's history", () => {
    const day = hex("0001" + "00000064".repeat(47) + "FFFFFFFE");
    const read = decodeValue(METER, 0xe2, day, known({ 0xe1: "01" }));
    expect(read).toEqual({
      ok: true,
      value: { day: 1, electricEnergy: [...Array(47).fill(10), null] },
    });
  });
});

describe("bytes that are no value", () => {
  it.each([
    [
      "a property nobody described",
      METER,
      0xf0,
      "00",
      { code: "echonet.unknown-property", property: 0xf0 },
    ],
    ["one byte where four must be (a peer's E0)", METER, 0xe0, "05", "echonet.wrong-size"],
    ["a mode that is none (a peer accepts 99)", AIR, 0xb0, "99", "echonet.unknown-choice"],
    ["a temperature above the range", AIR, 0xb3, "33", "echonet.out-of-range"],
    ["a date that is none", AIR, 0x98, "07EA0231", "echonet.out-of-range"],
    ["a list shorter than its count", NODE, 0xd6, "02 013001", "echonet.wrong-size"],
    ["a history of one byte (a peer's C3)", BOARD, 0xc3, "00", "echonet.wrong-size"],
    ["circuits beyond 252", BOARD, 0xb3, "FC 02 00000000 00000000", "echonet.out-of-range"],
  ])("%s", (_, eoj, epc, text, refusal) => {
    const edt = hex(text);
    const whole = typeof refusal === "string" ? { code: refusal, epc, edt } : refusal;
    expect(decodeValue(eoj, epc, edt)).toEqual({ ok: false, refusal: whole });
  });
});

describe("bytes for a value", () => {
  it.each<[string, number, string, PropertyValue, number, string]>([
    ["off", AIR, "operationStatus", false, 0x80, "31"],
    ["heating", AIR, "operationMode", "heating", 0xb0, "43"],
    ["22 degrees", AIR, "targetTemperature", 22, 0xb3, "16"],
    ["flow 8", AIR, "airFlowLevel", 8, 0xa0, "38"],
    ["−1.5 degrees", AIR, "relativeTemperature", -1.5, 0xbf, "F1"],
    [
      "a history's day",
      METER,
      "dayForTheHistoricalDataOfCumulativeElectricEnergy1",
      99,
      0xe5,
      "63",
    ],
    [
      "a board's range",
      BOARD,
      "channelRangeForCumulativeElectricPowerConsumptionSimplex",
      { startChannel: 1, range: 60 },
      0xb2,
      "013C",
    ],
    ["charge 3 kWh", BATTERY, "acTargetChargingElectricEnergy", 3000, 0xaa, "00000BB8"],
    ["colour", 0x029001, "rgb", { red: 255, green: 0, blue: 16 }, 0xc0, "FF0010"],
    ["a time", AIR, "currentTime", "23:05", 0x97, "1705"],
    ["a date", AIR, "currentDate", "2026-11-28", 0x98, "07EA0B1C"],
    ["from afar", AIR, "remoteControl", "remote", 0x93, "42"],
  ])("%s", (_, eoj, name, value, epc, edt) => {
    expect(encodeValue(eoj, name, value)).toEqual({ ok: true, value: { epc, edt: hex(edt) } });
  });

  it.each<[string, number, string, PropertyValue, string]>([
    ["a name of no property", AIR, "operatingMode", "cooling", "echonet.unknown-property"],
    ["what can only be read", AIR, "roomTemperature", 20, "echonet.not-settable"],
    ["beyond the range", AIR, "targetTemperature", 51, "echonet.no-such-value"],
    ["between two steps", AIR, "targetTemperature", 22.5, "echonet.no-such-value"],
    ["another type", AIR, "targetTemperature", "22", "echonet.no-such-value"],
    ["no choice", AIR, "operationMode", "boil", "echonet.no-such-value"],
    ["no number at all", AIR, "targetTemperature", Number.NaN, "echonet.no-such-value"],
    ["half a record", 0x029001, "rgb", { red: 1, green: 2 }, "echonet.no-such-value"],
    ["a day that is none", AIR, "currentDate", "2026-02-30", "echonet.no-such-value"],
  ])("refuses %s", (_, eoj, name, value, code) => {
    expect(encodeValue(eoj, name, value)).toMatchObject({ ok: false, refusal: { code } });
  });
});

it("names all that is known of a device, and tells apart what it cannot read", () => {
  const { values, faults } = valuesOf(
    METER,
    known({ 0x80: "30", 0xe0: "0000138C", 0xe1: "02", 0xe7: "02", 0xf1: "00" }),
  );
  expect(values).toEqual({
    operationStatus: true,
    normalDirectionCumulativeElectricEnergy: 50.04,
    unitForCumulativeElectricEnergy: 0.01,
  });
  expect(faults.map(({ code }) => code)).toEqual([
    "echonet.wrong-size",
    "echonet.unknown-property",
  ]);
});

it("knows a device's kind in words, and a strange one by its number", () => {
  expect(deviceTypeOf(0x0130)).toEqual({
    name: "homeAirConditioner",
    label: { ja: "エアコン", en: "Air conditioner" },
  });
  expect(deviceTypeOf(0x03b7).name).toBe("class0x03B7");
});

it("tells E0 and E1 of meter and sub-meter apart", () => {
  const names = [METER, SUB].map((eoj) => [0xe0, 0xe1].map((epc) => propertyOf(eoj, epc)?.name));
  expect(names).toEqual([
    ["normalDirectionCumulativeElectricEnergy", "unitForCumulativeElectricEnergy"],
    [
      "dayForTheHistoricalDataOfCumulativeElectricEnergy",
      "normalDirectionCumulativeElectricEnergy",
    ],
  ]);
});
