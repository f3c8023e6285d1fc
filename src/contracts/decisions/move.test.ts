import { describe, expect, test } from "vitest";
import { asking, householdOn, later, served } from "../../../test/support/asked-household.ts";
import {
  application,
  appliedThen,
  refusalOf,
  eventTypes,
} from "../../../test/support/applied-household.ts";
import { day } from "../../kernel/day.ts";
import type { Action } from "../action-schema.ts";
import { decide } from "../decide.ts";
import { questionsOf } from "../rules/deadline-check.ts";
import type { Decision } from "../decision.ts";

const fibre = served("kattobi-hikari", "family-1g", { id: "fibre" });
const callout = served("kaketsuke365", "standard", { id: "callout" });
const power = served("hiho-denki", "standard", { id: "power" });
const of = householdOn("2025-03-10", [fibre, callout, power]);

const ANSWERS = Object.fromEntries(
  questionsOf(of.catalogue, "hiho-denki", "move", of.on).map(({ question, answers }) => [
    question,
    answers[0]?.value ?? "",
  ]),
);
const move = (wished: string, removal: string | null = null): Action => ({
  type: "move",
  wishedOn: day(wished),
  removalOn: removal === null ? null : day(removal),
  answers: ANSWERS,
});
const endOf = (decision: Decision) => (decision.ok ? decision.value.effectiveOn : null);

describe("moving house", () => {
  test("ends at the end of the month in which the line is removed (IT-29)", () => {
    expect(endOf(decide(of, "fibre", move("2025-03-25", "2025-03-31")))).toBe(day("2025-03-31"));
    expect(endOf(decide(of, "fibre", move("2025-03-25", "2025-04-01")))).toBe(day("2025-04-30"));
    // Ten days before the month's end are in time, nine are not.
    const on = (date: string) => householdOn(date, of.contracts);
    expect(endOf(decide(on("2025-03-21"), "fibre", move("2025-03-28")))).toBe(day("2025-03-31"));
    expect(endOf(decide(on("2025-03-22"), "fibre", move("2025-03-28")))).toBe(day("2025-04-30"));
  });

  test("says what ends with it, what stays, and that the new dwelling is a new application", () => {
    const decision = decide(of, "fibre", move("2025-03-25", "2025-03-28"));
    expect(eventTypes(decision)).toEqual([
      "fibre notice-given",
      "fibre ended",
      "fibre work-ordered",
      "callout ended",
    ]);
    expect(decision).toMatchObject({
      value: {
        events: [
          { event: { type: "notice-given", act: "move", reason: "moved" } },
          { event: { type: "ended", reason: "moved", on: day("2025-03-31") } },
          { event: { type: "work-ordered", work: "removal", plannedOn: day("2025-03-28") } },
          { event: { type: "ended", reason: "prerequisite-ended", on: day("2025-03-31") } },
        ],
        follows: [{ contract: "callout", what: "ends", on: day("2025-03-31") }],
        notes: [
          {
            label: {
              ja:
                "このお住まいの契約は2025年3月31日で終わります。" +
                "新しいお住まいでは、あらためてお申し込みが必要です",
              en: "This contract ends with 2025-03-31; the new dwelling needs a new application",
            },
            clauses: ["IT-29"],
            on: day("2025-03-31"),
          },
          {
            label: {
              ja:
                "ハイホーエネルギーでんきもこのお住まいのご契約です。" +
                "あわせて転居のお手続きが必要です",
              en: "Hi-ho Energy Electricity is a contract of this dwelling too: move it as well",
            },
            clauses: ["HH-06"],
            on: null,
          },
        ],
        effectiveOn: day("2025-03-31"),
        clauses: ["IT-29"],
      },
    });
  });

  test("goes by the notice of leaving where the terms name no move (HH-06)", () => {
    const decision = decide(of, "power", move("2025-04-20"));
    expect(decision).toMatchObject({
      value: { effectiveOn: day("2025-04-20"), clauses: ["HH-06"] },
    });
    expect(decision.ok && decision.value.follows.map(({ what }) => what)).toEqual([
      "discount-ends",
    ]);
    // A month before is in time; a day later it takes a month from arrival.
    expect(endOf(decide(of, "power", move("2025-04-10")))).toBe(day("2025-04-10"));
    expect(endOf(decide(later(of, 1), "power", move("2025-04-10")))).toBe(day("2025-04-11"));
  });

  test("a resident of a managed building loses the points (MM-16)", () => {
    const building = served("ecorepo-mems", "building", { id: "building" });
    const mems = served("ecorepo-mems", "resident", { id: "mems", building: "building" });
    const decision = decide(
      householdOn("2025-03-10", [mems], { tied: [building] }),
      "mems",
      move("2025-04-30"),
    );
    expect(decision).toMatchObject({
      value: {
        follows: [{ contract: "mems", what: "points-lapse", on: day("2025-04-30") }],
        effectiveOn: day("2025-04-30"),
      },
    });
  });

  test("terms without any notice know no move", () => {
    const rules = new Map([...of.catalogue.rules].filter(([id]) => id !== "kaketsuke365/notice"));
    const silent = { ...of, catalogue: { ...of.catalogue, rules } };
    expect(refusalOf(decide(silent, "callout", move("2025-04-30")))).toMatchObject({
      code: "contracts.no-such-act",
      clauses: ["KK-09"],
      needed: { en: "It ends with the internet contract; move that one" },
    });
  });

  test("not before acceptance, not after the end, not what ends earlier anyway", () => {
    const asked = application("new", { service: "kattobi-hikari", item: "family-1g" });
    const waits = appliedThen(householdOn("2025-03-10", []), [asked]);
    expect(refusalOf(decide(waits, "new", move("2025-04-30"))).code).toBe("contracts.not-accepted");
    const moved = asking(of, "fibre", move("2025-03-25"));
    expect(refusalOf(decide(moved, "fibre", move("2025-04-20")))).toMatchObject({
      code: "contracts.ends-anyway",
      days: { lastDay: day("2025-03-31") },
    });
    expect(refusalOf(decide(later(moved, 30), "fibre", move("2025-05-20"))).code).toBe(
      "contracts.already-ended",
    );
  });

  test("questions before supply stops are asked (HH-21)", () => {
    const unanswered: Action = {
      type: "move",
      wishedOn: day("2025-04-20"),
      removalOn: null,
      answers: {},
    };
    expect(refusalOf(decide(of, "power", unanswered))).toMatchObject({
      code: "contracts.answers-missing",
      clauses: ["HH-21"],
    });
  });
});
