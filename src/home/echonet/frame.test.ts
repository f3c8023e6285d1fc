import { describe, expect, it } from "vitest";
import { bytesOfHex, hexOf } from "./bytes.ts";
import { ESV, serviceOf } from "./esv.ts";
import { decodeFrame, encodeFrame, type Frame } from "./frame.ts";

const hex = (text: string) => bytesOfHex(text) ?? new Uint8Array();

/** Captured between a controller and a meter. */
const ASKED = "1081 0005 05FF01 028801 62 09 E700 8000 D300 D700 E000 E100 E300 E800 EA00";
const ANSWERED =
  "1081 0005 028801 05FF01 52 09 E704 0000033C 8001 30 D300 D701 08 E004 0000138C" +
  "E101 02 E300 E804 00520052 EA0B 07EA0B16031E00 0000138C";

function decoded(text: string): Frame {
  const frame = decodeFrame(hex(text));
  if (!frame.ok) throw new Error(frame.refusal.code);
  return frame.value;
}

/** A frame with its bytes as hex, to compare and to read. */
function shown({ properties, second, ...head }: Frame) {
  const lists = { properties: listed(properties), ...(second ? { second: listed(second) } : {}) };
  return { ...head, ...lists };
}

function listed(properties: Frame["properties"]) {
  return properties.map(({ epc, edt }) => [epc, hexOf(edt)]);
}

describe("golden frames", () => {
  it("reads a captured Get and its partial refusal", () => {
    const asked = decoded(ASKED);
    expect(shown(asked)).toEqual({
      tid: 5,
      seoj: 0x05ff01,
      deoj: 0x028801,
      esv: ESV.get,
      properties: [0xe7, 0x80, 0xd3, 0xd7, 0xe0, 0xe1, 0xe3, 0xe8, 0xea].map((epc) => [epc, ""]),
    });
    expect(shown(decoded(ANSWERED)).properties).toEqual([
      [0xe7, "0000033C"],
      [0x80, "30"],
      [0xd3, ""],
      [0xd7, "08"],
      [0xe0, "0000138C"],
      [0xe1, "02"],
      [0xe3, ""],
      [0xe8, "00520052"],
      [0xea, "07EA0B16031E000000138C"],
    ]);
    expect(hexOf(encodeFrame(asked))).toBe(ASKED.replaceAll(" ", ""));
    expect(hexOf(encodeFrame(decoded(ANSWERED)))).toBe(ANSWERED.replaceAll(" ", ""));
  });

  it("reads both lists of a SetGet, each with its own count", () => {
    const both = "1081 0102 05FF01 013001 6E 02 8001 30 B301 1A 01 BB00";
    expect(shown(decoded(both))).toEqual({
      tid: 258,
      seoj: 0x05ff01,
      deoj: 0x013001,
      esv: ESV.setGet,
      properties: [
        [0x80, "30"],
        [0xb3, "1A"],
      ],
      second: [[0xbb, ""]],
    });
    expect(hexOf(encodeFrame(decoded(both)))).toBe(both.replaceAll(" ", ""));
    expect(shown(decoded("1081 0102 013001 05FF01 7E 02 8000 B300 01 BB01 1B")).second).toEqual([
      [0xbb, "1B"],
    ]);
  });

  it("reads a refused SetGet whose second count was left out (a peer does so)", () => {
    const frame = decoded("1081 0102 013001 05FF01 5E 01 8001 30");
    expect(shown(frame)).toEqual({
      tid: 258,
      seoj: 0x013001,
      deoj: 0x05ff01,
      esv: ESV.setGetRefused,
      properties: [[0x80, "30"]],
    });
  });
});

describe("frames that are none", () => {
  it.each([
    ["", { code: "echonet.too-short", length: 0 }],
    ["1081 0001 05FF01 028801 62", { code: "echonet.too-short", length: 11 }],
    ["2081 0001 05FF01 028801 62 00", { code: "echonet.not-echonet", ehd1: 0x20 }],
    ["1082 0001 05FF01 028801 62 00", { code: "echonet.arbitrary-format", ehd2: 0x82 }],
    ["1081 0001 05FF01 028801 42 00", { code: "echonet.unknown-service", esv: 0x42 }],
  ])("%s", (text, refusal) => {
    expect(decodeFrame(hex(text))).toEqual({ ok: false, refusal });
  });

  it.each([
    ["a count above what came", "1081 0001 028801 05FF01 72 02 8001 30", [[0x80, "30"]]],
    ["an EPC without its length", "1081 0001 028801 05FF01 72 02 8001 30 E7", [[0x80, "30"]]],
    ["eight bytes promised, one sent", "1081 0001 013001 05FF01 51 01 B308 1A", []],
    ["a SetGet without its second list", "1081 0001 05FF01 013001 6E 01 8001 30", [[0x80, "30"]]],
  ])("keeps what could be read before: %s", (_, text, properties) => {
    const frame = decodeFrame(hex(text));
    if (frame.ok || frame.refusal.code !== "echonet.truncated") throw new Error("not truncated");
    expect(shown(frame.refusal.partial)).toMatchObject({ tid: 1, properties });
  });

  it("reads over bytes behind the last property, and says how many", () => {
    expect(decoded("1081 0001 028801 05FF01 72 01 8001 30 DEAD").trailing).toBe(2);
    expect(decoded("1081 0001 05FF01 013001 6E 00 00 FF").trailing).toBe(1);
  });

  it("views the datagram instead of copying it", () => {
    const bytes = hex("1081 0001 028801 05FF01 72 01 8001 30");
    const frame = decodeFrame(bytes);
    expect(frame.ok && frame.value.properties[0]?.edt.buffer).toBe(bytes.buffer);
  });

  it("refuses to write what the counts cannot say", () => {
    const head = { tid: 1, seoj: 0x05ff01, deoj: 0x013001, esv: ESV.setC };
    const long = { epc: 0x80, edt: new Uint8Array(256) };
    const empty = { epc: 0x80, edt: new Uint8Array() };
    expect(() => encodeFrame({ ...head, properties: [long] })).toThrow("256 bytes");
    expect(() =>
      encodeFrame({ ...head, properties: Array.from({ length: 256 }, () => empty) }),
    ).toThrow("256 prop");
  });
});

it("names every service, and nothing else", () => {
  const named = Array.from({ length: 256 }, (_, code) => serviceOf(code)?.name ?? "").filter(
    Boolean,
  );
  expect(named).toEqual([
    "SetI_SNA",
    "SetC_SNA",
    "Get_SNA",
    "INF_SNA",
    "SetGet_SNA",
    "SetI",
    "SetC",
    "Get",
    "INF_REQ",
    "SetGet",
    "Set_Res",
    "Get_Res",
    "INF",
    "INFC",
    "INFC_Res",
    "SetGet_Res",
  ]);
  expect(serviceOf(ESV.setGetRefused)).toEqual({
    esv: 0x5e,
    name: "SetGet_SNA",
    role: "response",
    success: false,
    twoLists: true,
  });
});
