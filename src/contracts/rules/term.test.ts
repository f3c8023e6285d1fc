import path from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths, type Day, day, formatDay, lastDay, monthOf } from "../../kernel/day.ts";
import { ruleAt } from "../../terms/catalogue.ts";
import { loadCatalogue } from "../../terms/load.ts";
import { nthTerm, termsThrough } from "./term.ts";

const CATALOGUE = loadCatalogue(path.resolve(import.meta.dirname, "../../../catalogue"));
const RULES = ["hiho-denki/term", "enegaeru/term", "kattobi-hikari/term"].map((id) =>
  ruleAt(CATALOGUE, id, "term"),
);

const STARTS = fc
  .integer({ min: day("2019-10-01"), max: day("2039-12-31") })
  .map((on) => on as Day);

describe("terms of a contract", () => {
  test.each(RULES.map((rule) => [rule.id, rule] as const))(
    "%s: the k-th never drifts",
    (_id, rule) => {
      fc.assert(
        fc.property(STARTS, fc.integer({ min: 1, max: 12 }), (startedOn, k) => {
          const first = nthTerm(rule, startedOn, 0);
          const before = nthTerm(rule, startedOn, k - 1);
          const term = nthTerm(rule, startedOn, k);
          const months = rule.id.startsWith("hiho") ? 36 : 12;
          expect(term?.from).toBe(before?.until);
          expect(first && term?.until).toBe(first && addMonths(first.until, k * months));
        }),
      );
    },
  );

  test.each(RULES.map((rule) => [rule.id, rule] as const))(
    "%s: ends with a month, is objected to inside",
    (_id, rule) => {
      fc.assert(
        fc.property(STARTS, fc.integer({ min: 0, max: 6 }), (startedOn, k) => {
          const term = nthTerm(rule, startedOn, k);
          if (!term || term.lastDayToObject === null) throw new Error("there is no such term");
          const last = (term.until - 1) as Day;
          expect(last).toBe(lastDay(monthOf(last)));
          expect(term.lastDayToObject < last && term.lastDayToObject > term.from).toBe(true);
        }),
      );
    },
  );

  test("a term that is not renewed has nothing to object to and runs out", () => {
    const [power] = RULES;
    if (!power) throw new Error("power has no term");
    const [entry] = power.rule.values;
    if (!entry || "ended" in entry) throw new Error("power has no entry");
    const { renewedByMonths: _dropped, ...once } = entry;
    const rule = { ...power, rule: { ...power.rule, values: [once] } };
    const startedOn = day("2024-05-10");
    expect(nthTerm(rule, startedOn, 1)).toBeNull();
    expect(termsThrough(rule, { startedOn, objections: [], through: day("2040-01-01") })).toEqual({
      terms: [{ from: startedOn, until: day("2027-06-01"), lastDayToObject: null }],
      runsOutOn: day("2027-06-01"),
    });
  });

  test("an objection counts for the term in which it is made", () => {
    const [power] = RULES;
    if (!power) throw new Error("power has no term");
    const ask = { startedOn: day("2024-05-10"), through: day("2040-01-01") };
    const runsOut = (objected: string) => {
      const { runsOutOn } = termsThrough(power, { ...ask, objections: [day(objected)] });
      return runsOutOn === null ? null : formatDay(runsOutOn);
    };
    expect(runsOut("2027-05-16")).toBe("2027-06-01");
    expect(runsOut("2027-05-17")).toBeNull();
    expect(runsOut("2027-06-01")).toBe("2030-06-01");
    expect(runsOut("2030-05-16")).toBe("2030-06-01");
  });
});
