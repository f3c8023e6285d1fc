import { expect, test } from "vitest";
import { readStated } from "./stated-lines.ts";

const line = {
  amount: "100",
  derivation: { count: 100, of: "yen" },
  tax: { kind: "included", percent: 10 },
};
const bill = {
  number: "E1-202610-power-1",
  total: 100,
  taxRounding: "down",
  rates: [{ percent: 10, total: 100, tax: 9 }],
  lines: [line],
};

test("a bill is read with what its rates come to", () => {
  const { number: name, total, rates, taxRounding: rounding } = bill;
  expect(readStated(JSON.stringify(bill))).toMatchObject({
    ok: true,
    value: { totals: [{ name, total, rates, rounding }] },
  });
});

test.each(["number", "taxRounding", "rates", "total"])(
  "a bill without its %s is not taken for one that was checked",
  (field) => {
    const stripped = Object.fromEntries(Object.entries(bill).filter(([key]) => key !== field));
    expect(readStated(JSON.stringify(stripped))).toEqual({
      ok: false,
      refusal: expect.stringContaining(
        `states a total that cannot be held against its lines: ${field}: `,
      ),
    });
  },
);

test("a rate of less than nothing is refused, not divided by", () => {
  const rates = [{ percent: -100, total: 100, tax: 9 }];
  expect(readStated(JSON.stringify({ ...bill, rates }))).toMatchObject({ ok: false });
});

test("lines without a total are lines and no more", () => {
  expect(readStated(JSON.stringify([line]))).toMatchObject({
    ok: true,
    value: { lines: [{ name: "#1 line", amount: "100" }], totals: [] },
  });
});

test("what is nested thousands deep is refused", () => {
  const deep = `{"sum":[`.repeat(20_000) + `1` + `]}`.repeat(20_000);
  expect(readStated(`[{"amount":"1","derivation":${deep}}]`)).toEqual({
    ok: false,
    refusal: "is nested too deep to be read",
  });
});
