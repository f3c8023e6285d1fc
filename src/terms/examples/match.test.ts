import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mismatches } from "./match.ts";

describe("an answer agrees with", () => {
  test.each<[what: string, expected: unknown, got: unknown]>([
    ["the same number", 253, 253],
    ["a number as text", "253", 253],
    ["text with zeros after the point", "253.00", 253],
    ["text with fewer zeros", "3.7", "3.70"],
    ["a negative amount", "-0.20", "-0.2"],
    ["zero with a sign", "-0.00", 0],
    ["a day as text", "2018-09-30", "2018-09-30"],
    ["a part of an object", { a: 1 }, { a: 1, b: 2 }],
    ["no lines", { lines: [] }, { lines: [], total: 0 }],
    ["parts of lines", { lines: [{ amount: 1 }, {}] }, { lines: [{ amount: "1.0" }, { x: 1 }] }],
    ["null where nothing is", { refusal: null }, {}],
    ["null where null is", null, null],
    ["true", true, true],
  ])("%s", (_what, expected, got) => {
    expect(mismatches(expected, got)).toEqual([]);
  });

  test("itself, whatever it is", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => mismatches(value, value).length === 0));
  });
});

describe("an answer differs", () => {
  test.each<[what: string, expected: unknown, got: unknown, found: [string, string, string][]]>([
    ["in a number", { withTax: 273 }, { withTax: 274 }, [["withTax", "273", "274"]]],
    ["by a fraction", { unit: "3.67" }, { unit: "3.6656" }, [["unit", '"3.67"', '"3.6656"']]],
    ["in the third decimal", 0.1, "0.100000001", [["", "0.1", '"0.100000001"']]],
    [
      "in a day",
      { on: "2024-10-08" },
      { on: "2024-10-09" },
      [["on", '"2024-10-08"', '"2024-10-09"']],
    ],
    ["by a missing key", { a: { b: 1 } }, { a: {} }, [["a.b", "1", "nothing"]]],
    ["by a line too many", { lines: [] }, { lines: [1] }, [["lines", "[]", "[1]"]]],
    ["by missing lines", { lines: [] }, {}, [["lines", "[]", "nothing"]]],
    ["in one line of two", [{ a: 1 }, { a: 2 }], [{ a: 1 }, { a: 3 }], [["[1].a", "2", "3"]]],
    ["by true for the word", "true", true, [["", '"true"', "true"]]],
    ["by false for nothing", { ok: false }, {}, [["ok", "false", "nothing"]]],
    ["by a list for an object", { a: 1 }, [1], [["", '{"a":1}', "[1]"]]],
    ["by zero for null", null, 0, [["", "null", "0"]]],
  ])("%s", (_what, expected, got, found) => {
    const told = found.map(([path, was, is]) => ({ path, expected: was, got: is }));
    expect(mismatches(expected, got)).toEqual(told);
  });
});
