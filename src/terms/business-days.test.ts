import { expect, test } from "vitest";
import { filesOf } from "../../test/support/one-rule-catalogue.ts";
import { day } from "../kernel/day.ts";
import { assemble } from "./assemble.ts";
import { extraDaysOff } from "./business-days.ts";

const RULE = `kind: business-days
title: { ja: 休業日, en: Days off }
clause: [HM-13]
services:
  shop:
    payment:
      - { from: 2020-01-01, days: [12-31], source: { document: act, article: '1' } }
      - { from: 2022-01-01, days: [12-30, 12-31], source: { document: act, article: '1' } }
    work:
      - { from: 2020-01-01, days: [01-02], source: { document: act, article: '1' } }
`;
const { catalogue, problems } = assemble(filesOf({ "household/business-days.yaml": RULE }));

test("the rule loads", () => {
  expect(problems).toEqual([]);
});

test.each([
  ["payments, as the newest entry says, when nothing else is asked", {}, ["12-30", "12-31"]],
  ["payments on a day of the newest entry", { on: day("2022-01-01") }, ["12-30", "12-31"]],
  ["payments on the day before", { on: day("2021-12-31") }, ["12-31"]],
  ["payments before the first entry", { on: day("2019-12-31") }, []],
  ["work", { purpose: "work" as const }, ["01-02"]],
  ["what the file does not speak of", { purpose: "closing" as const }, []],
])("the extra days off for %s", (_what, question, days) => {
  expect([...extraDaysOff(catalogue, "shop", question)]).toEqual(days);
});

test("a service that is not listed has none", () => {
  expect(extraDaysOff(catalogue, "household").size).toBe(0);
});
