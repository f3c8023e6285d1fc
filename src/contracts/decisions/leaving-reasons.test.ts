import { describe, expect, test } from "vitest";
import { brief, CATALOGUE, householdOn, served } from "../../../test/support/asked-household.ts";
import { at } from "../../../test/support/contract-history.ts";
import { day } from "../../kernel/day.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { decide } from "../decide.ts";
import type { Household } from "../decision.ts";
import type { Contract } from "../model.ts";

const ANSWERS = { "freezing-pipes": "no", "common-lighting": "no", "medical-devices": "no" };

const leave = (
  date: string,
  contract: Contract,
  said: { readonly reason: string; readonly wishedOn: string | null },
  more: Partial<Household> = {},
) =>
  decide(householdOn(date, [contract], more), contract.id, {
    type: "leave",
    wishedOn: said.wishedOn === null ? null : day(said.wishedOn),
    reason: said.reason,
    workOn: null,
    answers: ANSWERS,
  });

function revision(wishedOn: string) {
  return { reason: "price-revision", wishedOn };
}

function outage(date: string, quantity: number, facts = {}) {
  return at(date, { type: "charged", code: "outage", quantity, facts });
}

function of(later: Contract["history"]) {
  return served("enegaeru", "solar-battery", { later });
}

describe("leaving because prices are revised (HH-19)", () => {
  const told = at("2025-09-20", {
    type: "announced",
    change: "price",
    effectiveOn: day("2025-11-01"),
    lastDayToLeaveFree: day("2025-10-31"),
  });
  const power = served("hiho-denki", "standard", { later: [told] });

  test("holds for an end on the last day of the window", () => {
    const decision = leave("2025-09-30", power, revision("2025-10-31"), { by: "resident" });
    expect(decision).toMatchObject({
      ok: true,
      value: { effectiveOn: day("2025-10-31"), clauses: ["HH-06", "HH-19"] },
    });
  });

  test("and not for a day later", () => {
    expect(leave("2025-10-01", power, revision("2025-11-01"))).toMatchObject({
      refusal: {
        code: "contracts.after-the-window",
        clauses: ["HH-19"],
        days: { lastDay: day("2025-10-31"), earliest: day("2025-11-01") },
      },
    });
  });

  test("a notice that comes too late for the window is no such notice", () => {
    expect(leave("2025-10-02", power, revision("2025-10-31"))).toMatchObject({
      refusal: { code: "contracts.after-the-window", days: { earliest: day("2025-11-02") } },
    });
  });

  test("without a revision told, or after its window, the desk cannot say so either", () => {
    const untold = served("hiho-denki", "standard");
    for (const by of ["resident", "staff"] as const) {
      expect(leave("2025-09-30", untold, revision("2025-10-31"), { by })).toEqual({
        ok: false,
        refusal: {
          code: "contracts.no-price-revision",
          clauses: ["HH-19"],
          reason: {
            ja: "料金改定のお知らせに伴い解約できる期間ではありません",
            en: "No price revision was announced that could be left for now",
          },
          needed: null,
          days: {},
          failed: [],
        },
      });
    }
    expect(leave("2025-11-01", power, revision("2025-12-01"))).toMatchObject({
      refusal: { code: "contracts.no-price-revision", days: { lastDay: day("2025-10-31") } },
    });
  });
});

describe("leaving because of outages (EN-19)", () => {
  const three = [outage("2025-06-03", 60), outage("2025-06-11", 75), outage("2025-06-20", 60)];
  const said = { reason: "service-level", wishedOn: null };

  test("counts on arrival, through the tenth day", () => {
    expect(brief(leave("2025-06-30", of(three), said))).toBe("2025-06-30");
    expect(leave("2025-07-01", of(three), said)).toMatchObject({
      refusal: {
        code: "contracts.no-right-by-outages",
        clauses: ["EN-19"],
        days: { lastDay: day("2025-06-30") },
      },
    });
  });

  test("on a later day, if one is wished", () => {
    const later = { reason: "service-level", wishedOn: "2025-07-15" };
    expect(brief(leave("2025-06-30", of(three), later))).toBe("2025-07-15");
  });

  test.each([
    ["two are not enough", three.slice(0, 2)],
    ["59 minutes do not count", [...three.slice(0, 2), outage("2025-06-20", 59)]],
    [
      "nor does what others broke",
      [...three.slice(0, 2), outage("2025-06-20", 60, { fault: "other" })],
    ],
  ])("%s", (_name, history) => {
    expect(leave("2025-06-21", of(history), said)).toMatchObject({
      refusal: { code: "contracts.no-right-by-outages", days: {} },
    });
  });
});

describe("reasons that free from the price of leaving early (HH-05)", () => {
  const power = served("hiho-denki", "standard");
  const exempt = rulesOf(CATALOGUE, "hiho-denki", "exit-fee")[0]?.rule.exempt ?? [];

  test("are all looked at", () => {
    expect(exempt).toEqual(["rebuilding", "not-customers-fault", "price-revision", "withdrawn"]);
  });

  test.each(["rebuilding", "not-customers-fault"])("%s is the desk's finding", (reason) => {
    const said = { reason, wishedOn: "2025-11-20" };
    expect(leave("2025-10-20", power, said, { by: "resident" })).toMatchObject({
      refusal: { code: "contracts.reason-not-proven", clauses: ["HH-05", "HH-19"] },
    });
    expect(leave("2025-10-20", power, said)).toMatchObject({
      refusal: { code: "contracts.reason-not-proven" },
    });
    expect(brief(leave("2025-10-20", power, said, { by: "staff" }))).toBe("2025-11-20");
  });

  test.each(["withdrawn", "term-ended", "trial-ended", "prerequisite-ended"])(
    "%s is no notice, whoever says it",
    (reason) => {
      const said = { reason, wishedOn: "2025-11-20" };
      expect(leave("2025-10-20", power, said, { by: "staff" })).toMatchObject({
        refusal: { code: "contracts.reason-not-proven", clauses: ["HH-06"], needed: null },
      });
    },
  );

  test("any other word is only a word", () => {
    const said = { reason: "too-expensive", wishedOn: "2025-11-20" };
    expect(brief(leave("2025-10-20", power, said))).toBe("2025-11-20");
  });
});
