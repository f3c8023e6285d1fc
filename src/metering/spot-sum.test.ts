import { expect, test } from "vitest";
import { day, month } from "../kernel/day.ts";
import { spotSum } from "./spot-sum.ts";

const flat = (price: number) => new Int32Array(48).fill(price);

test("the prices of a month are added up, and counted, and nothing is rounded", () => {
  // June has 30 days, 15 of each: 720 × 10.00 + 720 × 10.01 = 14,407.20.
  expect(spotSum(month("2025-06"), (on) => flat(on % 2 === 0 ? 1000 : 1001))).toEqual({
    text: "14407.20",
    dividedBy: 1440,
  });
});

test("a month is not known until its last day is", () => {
  const last = day("2025-06-30");
  expect(spotSum(month("2025-06"), (on) => (on < last ? flat(1000) : null))).toBeNull();
  expect(spotSum(month("2025-06"), () => flat(1000))).toEqual({
    text: "14400.00",
    dividedBy: 1440,
  });
});
