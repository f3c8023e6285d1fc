import { expect, test } from "vitest";
import { parseSupplyPoint } from "./supply-point.ts";

test("area and voltage are read from digits 1–3, and the leading zero stays", () => {
  expect(parseSupplyPoint("0300111222333444555666")).toEqual({
    ok: true,
    value: { number: "0300111222333444555666", area: "tokyo", voltage: "low" },
  });
  expect(parseSupplyPoint("1010000000000000000000")).toEqual({
    ok: true,
    value: { number: "1010000000000000000000", area: "okinawa", voltage: "high" },
  });
});

test("hyphens, blanks and full-width digits are how people write it", () => {
  const expected = { number: "0100112233445566778899", area: "hokkaido", voltage: "low" };
  expect(parseSupplyPoint("01-0011-2233-4455-6677-8899")).toEqual({ ok: true, value: expected });
  expect(parseSupplyPoint("０１００ １１２２３３４４５５６６７７８８９９")).toEqual({
    ok: true,
    value: expected,
  });
});

test.each([
  ["3.00111E+20", "metering.supply-point-mangled"],
  ["300111222333444555666", "metering.supply-point-length"],
  ["03001112223334445556667", "metering.supply-point-length"],
  ["03001112223334445556A6", "metering.supply-point-length"],
  ["", "metering.supply-point-length"],
  ["0000111222333444555666", "metering.supply-point-area"],
  ["1100111222333444555666", "metering.supply-point-area"],
  ["0320111222333444555666", "metering.supply-point-voltage"],
] as const)("%s is refused as %s", (text, code) => {
  expect(parseSupplyPoint(text)).toMatchObject({ ok: false, refusal: { code, got: text } });
});
