import { describe, expect, test } from "vitest";
import {
  afterwards,
  brief,
  householdOn,
  later,
  lines,
  served,
} from "../../../test/support/asked-household.ts";
import { at } from "../../../test/support/contract-history.ts";
import { day } from "../../kernel/day.ts";
import { decide } from "../decide.ts";

const retract = (fact: string, factOn: string) =>
  ({ type: "retract", fact, factOn: day(factOn) }) as const;
const fibre = (...events: readonly ReturnType<typeof at>[]) =>
  served("kattobi-hikari", "family-1g", { id: "F", later: events });
const CHANGED = at("2024-12-01", { type: "item-changed", item: "family-100m" });

describe("taking back an entry", () => {
  test("the newest of its kind and day no longer counts", () => {
    expect(
      decide(
        householdOn("2024-12-05", [fibre(CHANGED)]),
        "F",
        retract("item-changed", "2024-12-01"),
      ),
    ).toEqual({
      ok: true,
      value: {
        events: [
          {
            contract: "F",
            event: {
              type: "retracted",
              fact: "item-changed",
              factOn: day("2024-12-01"),
              on: day("2024-12-05"),
              recordedAt: "2024-12-05T01:00:00.000Z",
            },
          },
        ],
        opens: [],
        follows: [],
        notes: [],
        effectiveOn: null,
        clauses: ["XX-04"],
      },
    });
  });

  test("what is not recorded is refused, and what is recorded is named", () => {
    const asked = decide(
      householdOn("2024-12-05", [fibre()]),
      "F",
      retract("paused", "2024-12-01"),
    );
    expect(asked).toEqual({
      ok: false,
      refusal: {
        code: "contracts.nothing-to-retract",
        clauses: ["IT-08"],
        reason: { ja: "取り消す記録がありません", en: "There is no such record to take back" },
        needed: {
          ja: "記録：申込み（2024-09-18）、承諾（2024-09-20）、工事の完了（2024-10-05）、利用開始（2024-10-05）",
          en:
            "Recorded: application (2024-09-18), acceptance (2024-09-20), " +
            "work done (2024-10-05), start of service (2024-10-05)",
        },
        days: {},
        failed: [],
      },
    });
  });

  test("an entry on which a later one rests stays, and that one is named", () => {
    const option = at("2024-11-01", { type: "option-started", option: "norton", quantity: 1 });
    const asked = householdOn("2024-12-05", [fibre(option)]);
    expect(decide(asked, "F", retract("started", "2024-10-05"))).toMatchObject({
      refusal: {
        code: "contracts.other-entries-rest-on-it",
        reason: {
          en:
            "Without the start of service (2024-10-05), " +
            "the start of an option (2024-11-01) cannot stand",
        },
        needed: { en: "Take back the start of an option (2024-11-01) first" },
        days: { first: day("2024-11-01") },
      },
    });
  });

  test("a withdrawal that was in time only by a second receipt keeps that receipt", () => {
    const document = "contract-content";
    const asked = householdOn("2024-11-05", [
      fibre(
        at("2024-09-28", { type: "document-received", document }),
        at("2024-10-03", { type: "document-received", document }),
        at("2024-10-08", { type: "withdrawn", sentOn: day("2024-10-08"), misled: false }),
      ),
    ]);
    // By the first receipt alone the eight days ended with 2024-10-05.
    expect(brief(decide(asked, "F", retract("document-received", "2024-10-03")))).toBe(
      "contracts.withdrawal-too-late",
    );
    expect(brief(decide(asked, "F", retract("document-received", "2024-09-28")))).toBe("at once");
  });

  test("the application itself is refused or cancelled, never taken back", () => {
    const asked = decide(
      householdOn("2024-12-05", [fibre()]),
      "F",
      retract("applied", "2024-09-18"),
    );
    expect(brief(asked)).toBe("contracts.application-stays");
  });
});

describe("taking back an end", () => {
  const callout = served("kaketsuke365", "standard", { id: "C" });
  const leave = { type: "leave", reason: "customer", workOn: null, answers: {} } as const;
  const before = householdOn("2025-03-10", [fibre(), callout]);
  const left = afterwards(before, decide(before, "F", { ...leave, wishedOn: day("2025-03-31") }));

  test("what had ended with it goes on as well, and is named (XX-02)", () => {
    const decision = decide(left, "F", retract("ended", "2025-03-31"));
    expect(lines(decision)).toEqual([
      "F 2025-03-11 retracted ended 2025-03-31",
      "C 2025-03-11 retracted ended 2025-03-31",
    ]);
    expect(decision).toMatchObject({
      value: {
        notes: [{ label: { en: "Call-out 365 (C), which was to end with it, goes on as well" } }],
        clauses: ["XX-04", "XX-02"],
      },
    });
  });

  test("also when the day has passed: it was recorded in error", () => {
    const decision = decide(later(left, 40), "F", retract("ended", "2025-03-31"));
    expect(lines(decision)).toEqual([
      "F 2025-04-20 retracted ended 2025-03-31",
      "C 2025-04-20 retracted ended 2025-03-31",
    ]);
  });
});
