import { expect, test } from "vitest";
import { filesOf } from "../../test/support/one-rule-catalogue.ts";
import { day } from "../kernel/day.ts";
import { assemble } from "./assemble.ts";
import { taxPercentOn } from "./tax.ts";

const { catalogue } = assemble(filesOf());

test.each([
  ["2014-04-01", 8],
  ["2019-09-30", 8],
  ["2019-10-01", 10],
  ["2026-11-22", 10],
])("on %s the tax is %i percent", (on, percent) => {
  expect(taxPercentOn(catalogue, day(on))).toBe(percent);
});

test("before the first rate there is none", () => {
  expect(() => taxPercentOn(catalogue, day("2014-03-31"))).toThrow("no value in force");
});
