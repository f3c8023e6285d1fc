import { describe, expect, test } from "vitest";
import {
  asking,
  brief,
  CATALOGUE,
  householdOn,
  lines,
  served,
} from "../../../test/support/asked-household.ts";
import { addDays, day } from "../../kernel/day.ts";
import { decide } from "../decide.ts";
import type { Contract } from "../model.ts";
import { tenureOf } from "../history/tenure.ts";

const OBJECT = { type: "object-to-renewal" } as const;
const ask = (date: string, contract: Contract) =>
  decide(householdOn(date, [contract]), contract.id, OBJECT);

const POWER = served("hiho-denki", "standard", { from: "2024-10-10" });
const EN = served("enegaeru", "solar-battery", { from: "2024-10-15" });
const FIBRE = served("kattobi-hikari", "family-1g");

describe("speaking up against renewal", () => {
  test.each([
    ["HH-03", POWER, "2027-10-16", "2027-10-31", "2027-10-17"],
    ["EN-13", EN, "2025-07-31", "2025-10-31", "2025-08-01"],
    ["IT-10", FIBRE, "2025-09-20", "2025-09-30", "2025-09-21"],
  ])(
    "%s: on the last day it counts, a day later it does not",
    (_clause, contract, last, ends, late) => {
      expect(brief(ask(last, contract))).toBe(ends);
      expect(ask(late, contract)).toMatchObject({
        refusal: { code: "contracts.too-late-to-object", days: { lastDay: day(last) } },
      });
      const said = asking(householdOn(last, [contract]), contract.id, OBJECT);
      const [after] = said.contracts;
      const tenure = after && tenureOf(after, CATALOGUE, { through: day("2029-12-31") });
      expect(tenure).toMatchObject({ ok: true, value: { endedOn: addDays(day(ends), 1) } });
    },
  );

  test("too late, the next term and its own last day are told (HH-03)", () => {
    expect(ask("2027-10-17", POWER)).toEqual({
      ok: false,
      refusal: {
        code: "contracts.too-late-to-object",
        clauses: ["HH-03", "HH-04"],
        reason: {
          ja: "更新しないお申し出は2027年10月16日までに必要でした",
          en: "Renewal had to be objected to by 2027-10-16",
        },
        needed: {
          ja: "契約は2027年11月1日から2030年10月31日まで更新されます。その次の更新には2030年10月16日までお申し出になれます",
          en: [
            "It is renewed from 2027-11-01 through 2030-10-31",
            "the renewal after that may be objected to by 2030-10-16",
          ].join("; "),
        },
        days: {
          lastDay: day("2027-10-16"),
          nextFrom: day("2027-11-01"),
          nextUntil: day("2030-10-31"),
          nextLastDay: day("2030-10-16"),
        },
        failed: [],
      },
    });
  });

  test("in a renewed term, for the end of that term (IT-10)", () => {
    expect(brief(ask("2025-10-01", FIBRE))).toBe("2026-09-30");
  });

  test("in the days before the first term it counts for that term (EN-13)", () => {
    expect(brief(ask("2024-10-20", EN))).toBe("2025-10-31");
  });

  test("what will end with it is named, and has its last day from now on", () => {
    const home = householdOn("2025-09-01", [FIBRE, served("kaketsuke365", "standard")]);
    const decision = decide(home, FIBRE.id, OBJECT);
    expect(lines(decision)).toEqual([
      "kattobi-hikari 2025-09-01 objected-to-renewal",
      "kaketsuke365 2025-09-30 ended",
    ]);
    expect(decision.ok && decision.value.follows).toMatchObject([
      { contract: "kaketsuke365", what: "ends", on: day("2025-09-30") },
    ]);
    const over = { ...asking(home, FIBRE.id, OBJECT, 30), by: "job" as const };
    expect(lines(decide(over, FIBRE.id, { type: "run-out" }))).toEqual([
      "kattobi-hikari 2025-09-30 ended",
    ]);
  });
});

describe("objections that are refused", () => {
  test("said twice", () => {
    const said = asking(householdOn("2025-09-01", [FIBRE]), FIBRE.id, OBJECT);
    expect(decide(said, FIBRE.id, OBJECT)).toMatchObject({
      refusal: { code: "contracts.ends-anyway", days: { lastDay: day("2025-09-30") } },
    });
  });

  test("after a notice for an earlier day", () => {
    const left = asking(householdOn("2025-07-01", [FIBRE]), FIBRE.id, {
      type: "leave",
      wishedOn: day("2025-07-31"),
      reason: "customer",
      workOn: null,
      answers: {},
    });
    expect(brief(decide(left, FIBRE.id, OBJECT))).toBe("contracts.ends-anyway");
  });

  test("without a term, and before the start", () => {
    expect(brief(ask("2025-09-01", served("kaketsuke365", "standard")))).toBe("contracts.no-term");
    const accepted = { ...FIBRE, history: FIBRE.history.slice(0, 2) };
    expect(brief(ask("2024-09-25", accepted))).toBe("contracts.not-started");
  });

  test("where nothing is renewed anyway", () => {
    const located = CATALOGUE.rules.get("kattobi-hikari/term");
    if (located?.rule.kind !== "term") throw new Error("no term");
    const values = located.rule.values.map((entry) => {
      if ("ended" in entry) return entry;
      const { renewedByMonths: _none, ...once } = entry;
      return once;
    });
    const rules = new Map(CATALOGUE.rules).set(located.id, {
      ...located,
      rule: { ...located.rule, values },
    });
    const home = householdOn("2025-09-01", [FIBRE], { catalogue: { ...CATALOGUE, rules } });
    expect(brief(decide(home, FIBRE.id, OBJECT))).toBe("contracts.ends-anyway");
  });
});
