import * as fc from "fast-check";
import { expect, it } from "vitest";
import { bytesOfHex, hexOf } from "./bytes.ts";
import { decodePropertyMap, encodePropertyMap } from "./property-map.ts";

const hex = (text: string) => bytesOfHex(text) ?? new Uint8Array();

it("reads a list of fewer than sixteen", () => {
  expect(decodePropertyMap(hex("03 8180B0"))).toEqual({
    ok: true,
    value: { epcs: [0x80, 0x81, 0xb0], stated: 3 },
  });
});

it.each([
  ["a battery's", "40A595D5A7C4C4C5869795A7E471339392", 64, 64],
  ["a lamp's", "1A8B0B09090A0A09020301010100020202", 26, 26],
])("reads the bitmap of %s map", (_, text, stated, several) => {
  const map = decodePropertyMap(hex(text));
  expect(map.ok && [map.value.stated, map.value.epcs.length]).toEqual([stated, several]);
});

it("reads a meter's sixteen properties out of a bitmap", () => {
  const map = decodePropertyMap(hex("1041414100004000604100410000020202"));
  expect(map.ok && map.value.epcs.map((epc) => epc.toString(16)).join(" ")).toBe(
    "80 81 82 88 8a 9d 9e 9f d7 e0 e1 e2 e5 e7 e8 ea",
  );
});

it("believes the bits, not the count, and hands both on", () => {
  expect(decodePropertyMap(hex("46" + "00".repeat(15) + "01"))).toEqual({
    ok: true,
    value: { epcs: [0x8f], stated: 0x46 },
  });
});

it("tells the form by the length: a list of sixteen would be a bitmap", () => {
  const sixteen = encodePropertyMap(Array.from({ length: 16 }, (_, i) => 0x80 + i));
  expect(hexOf(sixteen)).toBe("10" + "01".repeat(16));
  const fifteen = encodePropertyMap(Array.from({ length: 15 }, (_, i) => 0x80 + i));
  expect(fifteen.length).toBe(16);
});

it.each(["", "12".repeat(18), "01 30", "02 80 7F"])("refuses %j", (text) => {
  const edt = hex(text);
  expect(decodePropertyMap(edt)).toEqual({ ok: false, refusal: { code: "echonet.bad-map", edt } });
});

it("gives back every map that it writes", () => {
  const epcs = fc.uniqueArray(fc.integer({ min: 0x80, max: 0xff }), { maxLength: 128 });
  fc.assert(
    fc.property(epcs, (several) => {
      const map = decodePropertyMap(encodePropertyMap(several));
      const sorted = several.toSorted((a, b) => a - b);
      expect(map).toEqual({ ok: true, value: { epcs: sorted, stated: several.length } });
    }),
  );
});
