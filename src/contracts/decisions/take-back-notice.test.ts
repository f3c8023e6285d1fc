import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asking,
  brief,
  CATALOGUE,
  householdOn,
  later,
  lines,
  served,
} from "../../../test/support/asked-household.ts";
import { at } from "../../../test/support/contract-history.ts";
import { addDays, day, formatDay } from "../../kernel/day.ts";
import { decide } from "../decide.ts";
import type { Household } from "../decision.ts";
import { tenureOf } from "../history/tenure.ts";

const ANSWERS = { "freezing-pipes": "no", "common-lighting": "no", "medical-devices": "no" };

const leaving = (wishedOn: string) =>
  ({
    type: "leave",
    wishedOn: day(wishedOn),
    reason: "customer",
    workOn: null,
    answers: ANSWERS,
  }) as const;
const BACK = { type: "take-back-notice" } as const;

const FIBRE = served("kattobi-hikari", "kattobi-value", {
  options: ["norton"],
  later: [
    at("2025-06-01", { type: "paused" }, "2025-03-01"),
    at("2025-09-01", { type: "resumed" }, "2025-03-01"),
  ],
});
const CALLOUT = served("kaketsuke365", "standard");
const HOME = served("ecorepo-home", "light");
const POWER = served("hiho-denki", "standard");

const tenures = (of: Household, through: string) =>
  of.contracts.map((contract) => tenureOf(contract, CATALOGUE, { through: day(through) }));

describe("a notice is taken back", () => {
  const home = householdOn("2025-03-10", [FIBRE, CALLOUT, HOME, POWER]);
  const left = asking(home, FIBRE.id, leaving("2025-03-31"));

  test("with everything that was to end, and what had been planned counts again", () => {
    expect(lines(decide(left, FIBRE.id, BACK))).toEqual([
      "kattobi-hikari 2025-03-11 retracted notice-given 2025-03-10",
      "kattobi-hikari 2025-03-11 retracted ended 2025-03-31",
      "kattobi-hikari 2025-06-01 paused",
      "kattobi-hikari 2025-09-01 resumed",
      "kaketsuke365 2025-03-11 retracted ended 2025-03-31",
      "ecorepo-home 2025-03-11 retracted ended 2025-03-31",
    ]);
  });

  test("through the day before the last, and not on it", () => {
    expect(decide(later(left, 19), FIBRE.id, BACK).ok).toBe(true);
    expect(decide(later(left, 20), FIBRE.id, BACK)).toEqual({
      ok: false,
      refusal: {
        code: "contracts.notice-not-to-take-back",
        clauses: ["IT-11"],
        reason: {
          ja: "この終了は取り消せません（お客さまのお申し出によるものでないか、最終日になっています）",
          en: "This end is not by the customer's notice, or its last day has come",
        },
        needed: null,
        days: {},
        failed: [],
      },
    });
    expect(brief(decide(later(left, 21), FIBRE.id, BACK))).toBe("contracts.already-ended");
  });

  test("only where one was given", () => {
    expect(brief(decide(home, FIBRE.id, BACK))).toBe("contracts.no-notice");
  });

  test("the end of what depended on it is not the dependent's to take back", () => {
    expect(brief(decide(left, CALLOUT.id, BACK))).toBe("contracts.notice-not-to-take-back");
  });

  test("an end by the operator is not taken back by the customer", () => {
    const noticed = asking(home, HOME.id, {
      type: "end-for-cause",
      ground: "grave",
      endsOn: day("2025-03-20"),
      inWriting: true,
    });
    expect(brief(decide(noticed, HOME.id, BACK))).toBe("contracts.notice-not-to-take-back");
  });

  test("a dependent that was left on its own keeps its own day", () => {
    const both = asking(home, HOME.id, leaving("2025-05-10"));
    const forward = asking(both, FIBRE.id, leaving("2025-03-31"));
    const again = asking(forward, FIBRE.id, BACK);
    const [, , hems] = tenures(again, "2025-12-31");
    expect(hems).toMatchObject({ ok: true, value: { endedOn: day("2025-05-11") } });
  });

  test("after the day was brought forward, nothing ends at all", () => {
    const twice = asking(
      asking(home, FIBRE.id, leaving("2025-04-30")),
      FIBRE.id,
      leaving("2025-03-31"),
    );
    const again = asking(twice, FIBRE.id, BACK);
    expect(tenures(again, "2025-12-31")).toEqual(tenures(home, "2025-12-31"));
  });
});

test("an end by the operator counts again once the customer's earlier notice is taken back", () => {
  const home = householdOn("2025-03-10", [POWER]);
  const noticed = asking(home, POWER.id, {
    type: "end-for-cause",
    ground: "unpaid",
    endsOn: day("2025-06-30"),
    inWriting: true,
  });
  const left = asking(noticed, POWER.id, leaving("2025-05-31"));
  expect(tenures(left, "2025-12-31")).toMatchObject([{ value: { endReason: "customer" } }]);
  const back = asking(left, POWER.id, BACK);
  expect(tenures(back, "2025-12-31")).toEqual(tenures(noticed, "2025-12-31"));
});

test("ends that follow from no notice of this one stay as they are", () => {
  const switched = served("kattobi-hikari", "family-1g", {
    id: "switched",
    later: [at("2025-03-31", { type: "ended", reason: "provider-changed" }, "2025-03-01")],
  });
  const late = served("ecorepo-home", "light", { id: "late" });
  const home = householdOn("2025-03-10", [POWER, switched, late]);
  const left = asking(home, POWER.id, leaving("2025-05-31"), 0);
  expect(lines(decide(left, POWER.id, BACK))).toEqual([
    "hiho-denki 2025-03-10 retracted notice-given 2025-03-10",
    "hiho-denki 2025-03-10 retracted ended 2025-05-31",
  ]);
});

test("leaving, perhaps several times, and taking it back is as if nobody had left", () => {
  const contracts = [FIBRE, CALLOUT, HOME, POWER];
  const which = fc.constantFrom(...contracts.map(({ id }) => id));
  const notice = fc.record({ which, wait: fc.nat(5), wished: fc.integer({ min: 35, max: 200 }) });
  fc.assert(
    fc.property(
      fc.array(notice, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      (notices, backwards) => {
        const before = householdOn("2025-03-10", contracts);
        let home = before;
        const left: string[] = [];
        for (const { which: id, wait, wished } of notices) {
          const asked = later(home, wait);
          const wishedOn = formatDay(addDays(asked.on, wished));
          if (!decide(asked, id, leaving(wishedOn)).ok) continue;
          home = asking(asked, id, leaving(wishedOn));
          left.push(id);
        }
        // Each notice stands until it is taken back itself, in whatever order that is asked.
        for (const id of [...(backwards ? left.toReversed() : left), ...left]) {
          if (decide(home, id, BACK).ok) home = asking(home, id, BACK, 0);
        }
        expect(tenures(home, "2026-12-31")).toEqual(tenures(before, "2026-12-31"));
      },
    ),
    { numRuns: 150 },
  );
});
