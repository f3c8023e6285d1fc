import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal } from "../kernel/exact.ts";
import { sumYen } from "../kernel/yen.ts";
import type { TaxTreatment } from "../rating/line.ts";
import { rateTotals, serviceTotals } from "./tax-totals.ts";

function line(service: string, amount: string, tax: TaxTreatment) {
  return { service, amount: decimal(amount), tax };
}

const INSIDE = { kind: "included", percent: 10 } as const;
const ADDED = { kind: "added", percent: 10 } as const;
const OLD = { kind: "added", percent: 8 } as const;
const NONE = { kind: "none" } as const;

describe("totals by rate", () => {
  test.each([
    // 5,720 + floor(380 × 1.1) = 5,720 + 418 = 6,138; floor(6,138 × 10 ÷ 110) = 558.
    [
      "tax inside and tax added",
      [line("net", "5720", INSIDE), line("care", "380", ADDED)],
      [{ percent: 10, total: 6138, tax: 558 }],
    ],
    // Once for both: (253 + 253) × 1.1 = 556.6 → 556, not 278 + 278; floor(556 × 10 ÷ 110) = 50.
    [
      "two lines rounded together",
      [line("a", "253", ADDED), line("b", "253", ADDED)],
      [{ percent: 10, total: 556, tax: 50 }],
    ],
    // 380 × 1.08 = 410.4 → 410, tax 30; 380 × 1.1 = 418, tax 38.
    [
      "two rates apart",
      [line("a", "380", OLD), line("a", "380", ADDED)],
      [
        { percent: 10, total: 418, tax: 38 },
        { percent: 8, total: 410, tax: 30 },
      ],
    ],
    ["no tax on damages", [line("a", "5000", NONE)], [{ percent: 0, total: 5000, tax: 0 }]],
    // −127 × 1.1 = −139.7 → −139; −139 × 10 ÷ 110 = −12.6 → −12: a refund mirrors the charge.
    ["a refund", [line("a", "-127", ADDED)], [{ percent: 10, total: -139, tax: -12 }]],
    [
      "sen that a rounding line makes whole",
      [line("p", "2160.45", INSIDE), line("p", "-0.45", INSIDE)],
      [{ percent: 10, total: 2160, tax: 196 }],
    ],
  ])("%s", (_, lines, totals) => {
    expect(rateTotals(lines, "down")).toEqual(totals);
  });

  test("refuse sen that nothing rounded", () => {
    expect(() => rateTotals([line("p", "2160.45", INSIDE)], "down")).toThrow(/not whole yen/);
  });
});

test("shares of the services: tax 557 of 5,720 and 413 is 520 and 37", () => {
  const lines = [line("net", "5720", INSIDE), line("care", "413", INSIDE)];
  expect(serviceTotals(lines, rateTotals(lines, "down"))).toEqual([
    { service: "net", total: 5720, tax: [{ percent: 10, tax: 520 }] },
    { service: "care", total: 413, tax: [{ percent: 10, tax: 37 }] },
  ]);
});

test("the services' parts sum to the totals, for charges and refunds at any rates", () => {
  const anyLine = fc.record({
    service: fc.constantFrom("a", "b", "c"),
    amount: fc.integer({ min: -20_000, max: 20_000 }).map((yen) => decimal(String(yen))),
    tax: fc.constantFrom<TaxTreatment>(INSIDE, ADDED, OLD, NONE),
  });
  fc.assert(
    fc.property(
      fc.array(anyLine, { minLength: 1, maxLength: 12 }),
      fc.constantFrom("down", "half-up", "up"),
      (lines, mode) => {
        const rates = rateTotals(lines, mode);
        const services = serviceTotals(lines, rates);
        expect(sumYen(services.map(({ total }) => total))).toBe(
          sumYen(rates.map(({ total }) => total)),
        );
        for (const { percent, tax } of rates) {
          const parts = services.flatMap((service) =>
            service.tax.filter((part) => part.percent === percent),
          );
          expect(parts.reduce((all, part) => all + part.tax, 0)).toBe(tax);
        }
      },
    ),
  );
});
