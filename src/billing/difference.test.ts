import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { month } from "../kernel/day.ts";
import { derived } from "../kernel/derivation.ts";
import { add, compare, type Exact, toText, whole, ZERO } from "../kernel/exact.ts";
import { period, periodOf } from "../kernel/period.ts";
import type { Line } from "../rating/line.ts";
import { difference } from "./difference.ts";
import type { BillLine, IssuedLine } from "./model.ts";

const MAY = month("2024-05");

function line(amount: number, changed: Partial<Line> = {}): Line {
  const made = derived.count(amount, "yen");
  return {
    contract: "C-1",
    service: "care",
    rule: "care/fee",
    item: "basic",
    label: { ja: "見守り", en: "Care" },
    month: MAY,
    period: periodOf(MAY),
    amount: made.value,
    tax: { kind: "added", percent: 10 },
    why: made.why,
    clauses: ["HM-09"],
    marks: [],
    ...changed,
  };
}

function issue(lines: readonly BillLine[], bill = "B-1"): IssuedLine[] {
  return lines.map((each, index) => ({ ...each, at: { bill, position: index + 1 } }));
}

function issued(...lines: readonly Line[]): IssuedLine[] {
  return issue(lines.map((each) => ({ ...each, kind: "charge", corrects: null })));
}

describe("desired minus issued", () => {
  test("is the desired line as it is when nothing was issued", () => {
    expect(difference([line(380)], [])).toEqual([{ ...line(380), kind: "charge", corrects: null }]);
  });

  test("is nothing when the same was issued", () => {
    expect(difference([line(380)], issued(line(380)))).toEqual([]);
  });

  test("of another amount is a correction on the original period, naming the line", () => {
    const [correction, ...others] = difference([line(253)], issued(line(380)));
    expect(others).toEqual([]);
    expect(correction).toEqual({
      ...line(253),
      kind: "charge",
      amount: whole(-127),
      label: { ja: "見守り（2024-05分の訂正）", en: "Care (correction of 2024-05)" },
      why: {
        difference: [
          { count: 253, of: "yen" },
          { yen: "380", of: "B-1, line 1" },
        ],
      },
      corrects: { bill: "B-1", position: 1 },
    });
  });

  test("takes back what is desired no more", () => {
    const [back] = difference([], issued(line(380)));
    expect(back).toMatchObject({ amount: whole(-380), corrects: { bill: "B-1", position: 1 } });
  });

  test("corrects a line whose period became shorter, and keeps the issued period", () => {
    const short = line(196, { period: period("2024-05-01/2024-05-17") });
    expect(difference([short], issued(line(380)))).toMatchObject([
      { amount: whole(-184), period: periodOf(MAY) },
    ]);
  });

  test("pairs no two periods with one that they replace: it is taken back, they are billed", () => {
    const parts = [
      line(100, { period: period("2024-05-01/2024-05-17") }),
      line(200, { period: period("2024-05-17/2024-06-01") }),
    ];
    expect(
      difference(parts, issued(line(380))).map(({ amount, corrects }) => [
        toText(amount),
        corrects?.position ?? null,
      ]),
    ).toEqual([
      ["100", null],
      ["200", null],
      ["-380", 1],
    ]);
  });

  test("counts earlier corrections to what was issued", () => {
    const first = issued(line(380));
    const second = issue(difference([line(253)], first), "B-2");
    const [again] = difference([line(300)], [...first, ...second]);
    expect(again).toMatchObject({ amount: whole(47), corrects: { bill: "B-1", position: 1 } });
    expect(again?.why).toEqual({
      difference: [
        { count: 300, of: "yen" },
        {
          sum: [
            { yen: "380", of: "B-1, line 1" },
            { yen: "-127", of: "B-2, line 1" },
          ],
        },
      ],
    });
  });

  test("takes back and bills anew when the rate of tax changes", () => {
    const other = line(380, { tax: { kind: "added", percent: 8 } });
    expect(
      difference([line(380)], issued(other)).map(({ amount, tax }) => [toText(amount), tax]),
    ).toEqual([
      ["380", { kind: "added", percent: 10 }],
      ["-380", { kind: "added", percent: 8 }],
    ]);
  });

  test("tells two equal lines of one day apart", () => {
    expect(difference([line(550), line(550)], issued(line(550)))).toMatchObject([
      { amount: whole(550), corrects: null },
    ]);
  });

  test("does not touch what is carried between bills", () => {
    const carry: IssuedLine = {
      ...line(400),
      kind: "carry",
      corrects: null,
      at: { bill: "B-1", position: 9 },
    };
    expect(difference([], [carry])).toEqual([]);
  });
});

const someLines = fc
  .uniqueArray(
    fc.record({
      item: fc.constantFrom("a", "b", "c", "d"),
      amount: fc.integer({ min: -5000, max: 5000 }),
    }),
    { selector: ({ item }) => item },
  )
  .map((rows) => rows.map(({ item, amount }) => line(amount, { item })));

test("in the end the sum issued is the sum desired last, and a rerun gives nothing", () => {
  fc.assert(
    fc.property(fc.array(someLines, { minLength: 1, maxLength: 5 }), (wishes) => {
      const all: IssuedLine[] = [];
      wishes.forEach((wish, run) => all.push(...issue(difference(wish, all), `B-${run + 1}`)));
      const last = wishes.at(-1) ?? [];
      expect(difference(last, all)).toEqual([]);
      expect(compare(sum(all), sum(last))).toBe(0);
    }),
  );
});

function sum(lines: readonly { readonly amount: Exact }[]): Exact {
  return lines.reduce((total, { amount }) => add(total, amount), ZERO);
}
