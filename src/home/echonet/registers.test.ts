import { describe, expect, it } from "vitest";
import { day } from "../../kernel/day.ts";
import { bytesOfHex } from "./bytes.ts";
import { countsIn, historyIn } from "./counts.ts";
import { countingOf, registersOf, type RegisterSource } from "./registers.ts";
import type { Known } from "./units.ts";

const hex = (text: string) => bytesOfHex(text) ?? new Uint8Array();
const known = (of: Readonly<Record<number, string>>): Known =>
  new Map(Object.entries(of).map(([epc, text]) => [Number(epc), hex(text)]));
const NOTHING: Known = new Map();
const ALL = Array.from({ length: 128 }, (_, index) => 0x80 + index);

function sourceOf(deviceClass: number, register: string, epc?: number): RegisterSource {
  const found = registersOf(deviceClass, ALL).find(
    (source) => source.register === register && (epc === undefined || source.epc === epc),
  );
  if (!found) throw new Error(`no ${register} in ${deviceClass.toString(16)}`);
  return found;
}

function code(of: number | null): string {
  return of?.toString(16).toUpperCase() ?? "-";
}

function one(count: number | null, circuit: number | null = null) {
  return { circuit, count, stamp: null };
}

describe("which properties count", () => {
  it.each([
    [0x0288, ["bought E0 EA E2 by E5", "sold E3 EB E4 by E5"]],
    [0x028d, ["bought E1 EA E2 by E0", "sold E3 EB E4 by E0"]],
    [
      0x0287,
      [
        "board C0 - C3 by C5",
        "board-back C1 - C4 by C5",
        "circuit B3 - -",
        "circuit BA - -",
        "circuit-back BA - -",
      ],
    ],
    [0x0279, ["generated E1 - -", "sold E3 - -"]],
    [0x027d, ["charged A8 - -", "discharged A9 - -"]],
    [0x027e, ["charged D8 - -", "discharged D6 - -"]],
    [0x02a1, ["charged D8 - -"]],
    [0x0130, ["used 85 - -"]],
    [0x03b7, ["used 85 - -"]],
    [0x0ef0, []],
    [0x05ff, []],
  ])("of class %i", (deviceClass, expected) => {
    const told = registersOf(deviceClass, ALL).map(({ register, epc, stampedEpc, history }) => {
      const past = history ? `${code(history.epc)} by ${code(history.dayEpc)}` : "-";
      return `${register} ${code(epc)} ${code(stampedEpc)} ${past}`;
    });
    expect(told).toEqual(expected);
  });

  it("takes a battery's second-best register where the best is not in its map", () => {
    expect(registersOf(0x027d, [0xd6, 0xd8]).map(({ epc }) => epc)).toEqual([0xd8, 0xd6]);
    expect(registersOf(0x0288, [0x80, 0xe7])).toEqual([]);
  });
});

describe("what a count is worth", () => {
  const bought = sourceOf(0x0288, "bought");

  it.each([
    ["0.01 kWh", { 0xe1: "02" }, { num: 10, den: 1 }],
    ["0.0001 kWh", { 0xe1: "04" }, { num: 1, den: 10 }],
    ["0.0001 kWh times 25", { 0xe1: "04", 0xd3: "00000019" }, { num: 25, den: 10 }],
    ["10,000 kWh", { 0xe1: "0D" }, { num: 10_000_000, den: 1 }],
    ["no unit told: no energy", {}, null],
    ["an unknown unit: no energy", { 0xe1: "05" }, null],
    ["a unit of two bytes: no energy", { 0xe1: "0002" }, null],
    ["a coefficient that cannot be: no energy", { 0xe1: "02", 0xd3: "000F4240" }, null],
  ])("%s", (_, of, whPerCount) => {
    expect(countingOf(bought, known(of)).whPerCount).toEqual(whPerCount);
  });

  it("begins anew at ten to the digits, not at two to the 32", () => {
    expect(countingOf(bought, known({ 0xd7: "06" })).modulus).toBe(1_000_000);
    expect(countingOf(bought, known({ 0xd7: "09" })).modulus).toBe(100_000_000);
    expect(countingOf(sourceOf(0x0130, "used"), NOTHING)).toEqual({
      whPerCount: { num: 1, den: 1 },
      modulus: 1_000_000_000,
      mostW: 20_000,
    });
  });

  it("lets a meter behind transformers draw as much more", () => {
    const sub = sourceOf(0x028d, "bought");
    expect(countingOf(sub, known({ 0xd4: "00", 0xd3: "00000014" })).mostW).toBe(1_200_000);
  });
});

describe("counts out of bytes", () => {
  const bought = sourceOf(0x0288, "bought");

  it("reads a register, a missing one, and a stamped half-hour", () => {
    const e0 = (text: string) => countsIn(bought, { epc: 0xe0, edt: hex(text) }, NOTHING);
    expect(e0("0000138C")).toEqual({ ok: true, value: [one(5004)] });
    expect(e0("FFFFFFFE")).toEqual({ ok: true, value: [one(null)] });
    const edt = hex("07EA0B16031E00 0000138C");
    expect(countsIn(bought, { epc: 0xea, edt }, NOTHING)).toEqual({
      ok: true,
      value: [{ circuit: null, count: 5004, stamp: { day: day("2026-11-22"), second: 12_600 } }],
    });
    const never = hex("FFFFFFFFFFFFFF FFFFFFFE");
    expect(countsIn(bought, { epc: 0xea, edt: never }, NOTHING)).toEqual({
      ok: true,
      value: [one(null)],
    });
  });

  it("reads a board's circuits, also beyond 32", () => {
    const circuit = sourceOf(0x0287, "circuit", 0xb3);
    const edt = hex("1F 03 00000001 FFFFFFFE 00000003");
    expect(countsIn(circuit, { epc: 0xb3, edt }, NOTHING)).toEqual({
      ok: true,
      value: [one(1, 31), one(null, 32), one(3, 33)],
    });
    expect(countsIn(circuit, { epc: 0xb3, edt: hex("FDFD") }, NOTHING)).toEqual({
      ok: true,
      value: [],
    });
  });

  it("reads a board without lists by its fixed circuits, and no other board so", () => {
    const old = registersOf(0x0287, [0xc0, 0xc2, 0xd0, 0xd1, 0xef]);
    expect(old.map(({ register, epc, channel }) => [register, epc, channel])).toEqual([
      ["board", 0xc0, null],
      ["circuit", 0xd0, 1],
      ["circuit", 0xd1, 2],
      ["circuit", 0xef, 32],
    ]);
    expect(registersOf(0x0287, [0xb3, 0xd0]).map(({ epc }) => epc)).toEqual([0xb3]);
    const second = old[2];
    if (!second) throw new Error("no second circuit");
    const read = (text: string) => countsIn(second, { epc: 0xd1, edt: hex(text) }, NOTHING);
    expect(read("0000000A 0052 7FFE")).toEqual({ ok: true, value: [one(10, 2)] });
    expect(read("FFFFFFFE 7FFE 7FFE")).toEqual({ ok: true, value: [one(null, 2)] });
    expect(read("0000000A").ok).toBe(false);
  });

  it("numbers two-way circuits after the others, and reads both ways", () => {
    const edt = hex("01 01 00000005 00000002");
    const with20 = known({ 0xb1: "14" });
    expect(countsIn(sourceOf(0x0287, "circuit", 0xba), { epc: 0xba, edt }, with20)).toEqual({
      ok: true,
      value: [one(5, 21)],
    });
    expect(countsIn(sourceOf(0x0287, "circuit-back"), { epc: 0xba, edt }, with20)).toEqual({
      ok: true,
      value: [one(2, 21)],
    });
  });

  it.each([
    ["another EPC", 0xe7, "0000138C"],
    ["one byte", 0xe0, "05"],
    ["a count that no register holds", 0xe0, "F0000000"],
    ["a stamp on the 31st of February", 0xea, "07EA021F031E00 0000138C"],
    ["a stamp at 24:00", 0xea, "07EA0B16180000 0000138C"],
  ])("refuses %s", (_, epc, text) => {
    const edt = hex(text);
    expect(countsIn(bought, { epc, edt }, NOTHING)).toEqual({
      ok: false,
      refusal: { code: "echonet.bad-counts", epc, edt },
    });
  });

  it("reads a day's history with its holes, and refuses any other size", () => {
    const edt = hex("0003" + "0000000A".repeat(47) + "FFFFFFFE");
    expect(historyIn({ epc: 0xe2, edt })).toEqual({
      ok: true,
      value: { daysBack: 3, counts: [...Array(47).fill(10), null] },
    });
    const unset = hex("00FF" + "FFFFFFFE".repeat(48));
    expect(historyIn({ epc: 0xe2, edt: unset })).toMatchObject({
      ok: true,
      value: { daysBack: null },
    });
    const bad = { epc: 0xe2, edt: hex("00") };
    expect(historyIn(bad)).toEqual({ ok: false, refusal: { code: "echonet.bad-counts", ...bad } });
  });
});
