import { expect, test } from "vitest";
import { day } from "../kernel/day.ts";
import { inForceOn, mustBeInForce } from "./dated.ts";

const first = { from: day("2014-04-01"), percent: 8 };
const second = { from: day("2019-10-01"), percent: 10 };
const over = { from: day("2030-01-01"), ended: true as const };
const entries = [first, second, over];

test.each([
  ["2014-03-31", { ok: false, refusal: { code: "terms.not-in-force", on: day("2014-03-31") } }],
  ["2014-04-01", { ok: true, value: first }],
  ["2019-09-30", { ok: true, value: first }],
  ["2019-10-01", { ok: true, value: second }],
  ["2029-12-31", { ok: true, value: second }],
  ["2030-01-01", { ok: false, refusal: { code: "terms.not-in-force", on: day("2030-01-01") } }],
])("on %s the newest entry from that day or before is in force", (on, expected) => {
  expect(inForceOn(entries, day(on))).toEqual(expected);
});

test("where a value must be there, a gap throws and names what is missing", () => {
  expect(mustBeInForce(entries, day("2019-10-01"), "tax")).toEqual(second);
  expect(() => mustBeInForce(entries, day("2014-03-31"), "tax")).toThrow(
    "tax has no value in force on 2014-03-31",
  );
});
