import * as fc from "fast-check";
import { expect, test } from "vitest";
import { packWh, unpackWh } from "./pack.ts";

const anyDay = fc.array(fc.integer({ min: 0, max: 2_147_483_647 }), {
  minLength: 48,
  maxLength: 48,
});

test("packed days come back as they went in", () => {
  fc.assert(
    fc.property(fc.array(anyDay, { minLength: 1, maxLength: 3 }), (days) => {
      const packed = Buffer.concat(days.map((each) => packWh(Int32Array.from(each))));
      expect(unpackWh(packed)).toEqual(Int32Array.from(days.flat()));
    }),
  );
});

test("values stand little-endian, four bytes a slot", () => {
  const wh = new Int32Array(48);
  wh[1] = 258; // 0x0102
  expect([...packWh(wh).subarray(0, 8)]).toEqual([0, 0, 0, 0, 2, 1, 0, 0]);
});

test("bytes at an odd place in their buffer unpack as well", () => {
  const shifted = Buffer.concat([Buffer.from([9]), packWh(new Int32Array(48).fill(7))]).subarray(1);
  expect(unpackWh(shifted)).toEqual(new Int32Array(48).fill(7));
});

test("part of a value, or of a day, is refused", () => {
  expect(() => unpackWh(Buffer.alloc(191))).toThrow("191 bytes are not whole days of 192 bytes");
});
