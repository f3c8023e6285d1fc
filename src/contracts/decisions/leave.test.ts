import { describe, expect, test } from "vitest";
import {
  asking,
  brief,
  householdOn,
  lines,
  served,
} from "../../../test/support/asked-household.ts";
import { at } from "../../../test/support/contract-history.ts";
import { day } from "../../kernel/day.ts";
import type { Action } from "../action-schema.ts";
import { decide } from "../decide.ts";
import type { Household } from "../decision.ts";

const ANSWERS = { "freezing-pipes": "no", "common-lighting": "no", "medical-devices": "no" };

const leaving = (wishedOn: string | null, more: Partial<Extract<Action, { type: "leave" }>> = {}) =>
  ({
    type: "leave",
    wishedOn: wishedOn === null ? null : day(wishedOn),
    reason: "customer",
    workOn: null,
    answers: {},
    ...more,
  }) as const;

const FIBRE = served("kattobi-hikari", "family-1g");
const CALLOUT = served("kaketsuke365", "standard");
const HOME = served("ecorepo-home", "light");
const POWER = served("hiho-denki", "standard");
const MEMS = served("ecorepo-mems", "resident");
const EN = served("enegaeru", "solar-battery");

const leave = (date: string, contract: typeof FIBRE, action: Action, more?: Partial<Household>) =>
  decide(householdOn(date, [contract], more), contract.id, action);

describe("leaving takes effect as the terms say", () => {
  test.each([
    ["IT-11", FIBRE, "2025-03-21", "2025-03-31", "2025-03-31"],
    ["IT-11", FIBRE, "2025-03-22", "2025-03-31", "2025-04-30"],
    ["HM-06", HOME, "2025-05-18", "2025-06-18", "2025-06-18"],
    ["HM-06", HOME, "2025-05-19", "2025-06-18", "2025-06-19"],
    ["HM-06", HOME, "2025-05-19", null, "2025-06-19"],
    ["MM-23", MEMS, "2024-12-31", "2025-01-31", "2025-01-31"],
    ["MM-23", MEMS, "2025-02-01", "2025-01-31", "2025-02-01"],
    ["MM-23", MEMS, "2025-02-01", null, "contracts.day-not-named"],
    ["EN-14", EN, "2025-08-20", "2025-09-20", "2025-09-20"],
    ["EN-14", EN, "2025-08-20", "2025-09-19", "2025-09-20"],
    ["EN-14", EN, "2025-08-20", null, "2025-09-20"],
    ["KK-07", CALLOUT, "2025-03-10", null, "2025-03-10"],
  ])("%s: %o said %s for %s", (_clause, contract, date, wished, ends) => {
    expect(brief(leave(date, contract, leaving(wished)))).toBe(ends);
  });

  test("power asks its questions first, and a month before (HH-06, HH-21)", () => {
    expect(leave("2025-10-20", POWER, leaving("2025-11-20"))).toMatchObject({
      ok: false,
      refusal: { code: "contracts.answers-missing", clauses: ["HH-21"] },
    });
    const said = leaving("2025-11-20", { answers: ANSWERS });
    expect(brief(leave("2025-10-20", POWER, said))).toBe("2025-11-20");
    expect(brief(leave("2025-10-21", POWER, said))).toBe("2025-11-21");
    expect(lines(leave("2025-10-20", POWER, said))).toEqual([
      "hiho-denki 2025-10-20 answered",
      "hiho-denki 2025-10-20 notice-given",
      "hiho-denki 2025-11-20 ended",
    ]);
  });

  test("a day must be named, and the earliest is told (HH-06)", () => {
    const decision = leave("2025-10-20", POWER, leaving(null, { answers: ANSWERS }));
    expect(decision).toEqual({
      ok: false,
      refusal: {
        code: "contracts.day-not-named",
        clauses: ["HH-06"],
        reason: { ja: "解約を希望する日をお知らせください", en: "Name the day on which to leave" },
        needed: {
          ja: "本日のお申し出では、もっとも早い日は2025年11月20日です",
          en: "Said today, the earliest day is 2025-11-20",
        },
        days: { earliest: day("2025-11-20") },
        failed: [],
      },
    });
  });

  test("said too late, the note names the day by which it was due", () => {
    const decision = leave("2025-03-22", FIBRE, leaving("2025-03-31"));
    expect(decision.ok && decision.value.notes).toEqual([
      {
        label: {
          ja: "ご希望の日には2025年3月21日までのお申し出が必要でした。終了日は2025年4月30日です",
          en: "For the day wished, notice was due by 2025-03-21; the last day is 2025-04-30",
        },
        clauses: ["IT-11"],
        on: day("2025-04-30"),
      },
    ]);
  });

  test("HEMS has its removal ordered, and ends when that can be done (HM-06)", () => {
    const decision = leave(
      "2025-05-18",
      HOME,
      leaving("2025-06-18", { workOn: day("2025-06-25") }),
    );
    expect(brief(decision)).toBe("2025-06-25");
    expect(lines(decision)).toEqual([
      "ecorepo-home 2025-05-18 notice-given",
      "ecorepo-home 2025-06-25 ended",
      "ecorepo-home 2025-05-18 work-ordered",
    ]);
  });

  test("the claims of a dwelling survive, and its points lapse (MM-24, MM-16)", () => {
    const decision = leave("2024-12-31", MEMS, leaving("2025-01-31"));
    expect(decision.ok && decision.value.notes.map(({ clauses }) => clauses)).toEqual([["MM-24"]]);
    expect(decision.ok && decision.value.follows).toMatchObject([
      { what: "points-lapse", on: day("2025-01-31") },
    ]);
  });

  test("an add-on of its own goes on after the end (HH-17)", () => {
    const later = [
      at("2024-11-01", { type: "option-started", option: "facility-maintenance", quantity: 1 }),
    ];
    const power = served("hiho-denki", "standard", { later });
    const decision = leave("2025-10-20", power, leaving("2025-11-20", { answers: ANSWERS }));
    expect(decision.ok && decision.value.notes.map(({ clauses }) => clauses)).toEqual([["HH-17"]]);
  });
});

describe("what ends along with it", () => {
  test("call-out and HEMS end with the line, on its day (XX-02)", () => {
    const home = householdOn("2025-03-10", [FIBRE, CALLOUT, HOME]);
    const decision = decide(home, FIBRE.id, leaving("2025-03-31"));
    expect(lines(decision)).toEqual([
      "kattobi-hikari 2025-03-10 notice-given",
      "kattobi-hikari 2025-03-31 ended",
      "kaketsuke365 2025-03-31 ended",
      "ecorepo-home 2025-03-31 ended",
    ]);
  });

  test("what was planned for later is taken back", () => {
    const value = served("kattobi-hikari", "kattobi-value", {
      later: [at("2025-05-10", { type: "paused" }, "2025-03-01")],
    });
    expect(lines(leave("2025-03-10", value, leaving("2025-03-31")))).toEqual([
      "kattobi-hikari 2025-03-10 notice-given",
      "kattobi-hikari 2025-03-10 retracted paused 2025-05-10",
      "kattobi-hikari 2025-03-31 ended",
    ]);
  });
});

describe("a second notice", () => {
  const home = asking(householdOn("2025-03-10", [FIBRE, CALLOUT]), FIBRE.id, leaving("2025-04-30"));

  test("brings the day forward within the terms, and everything with it", () => {
    const decision = decide(home, FIBRE.id, leaving("2025-03-31"));
    expect(lines(decision)).toEqual([
      "kattobi-hikari 2025-03-11 retracted notice-given 2025-03-10",
      "kattobi-hikari 2025-03-11 retracted ended 2025-04-30",
      "kaketsuke365 2025-03-11 retracted ended 2025-04-30",
      "kattobi-hikari 2025-03-11 notice-given",
      "kattobi-hikari 2025-03-31 ended",
      "kaketsuke365 2025-03-31 ended",
    ]);
  });

  test("puts it off", () => {
    expect(brief(decide(home, FIBRE.id, leaving("2025-05-31")))).toBe("2025-05-31");
  });

  test("moves only as far as its own lead allows", () => {
    const late = { ...home, on: day("2025-03-25"), now: "2025-03-25T01:00:00.000Z" };
    expect(brief(decide(late, FIBRE.id, leaving("2025-03-31")))).toBe("2025-04-30");
  });

  test("work that takes longer moves the day of the notice that was given", () => {
    const said = asking(householdOn("2025-05-18", [HOME]), HOME.id, leaving("2025-06-18"));
    const moved = decide(said, HOME.id, leaving(null, { workOn: day("2025-06-25") }));
    expect(brief(moved)).toBe("2025-06-25");
    const inTime = decide(said, HOME.id, leaving(null, { workOn: day("2025-06-10") }));
    expect(brief(inTime)).toBe("2025-06-18");
  });

  test("is refused where what the first took back fits no more, and so is taking that back", () => {
    const value = served("kattobi-hikari", "kattobi-value", {
      later: [at("2025-05-10", { type: "paused" }, "2025-03-01")],
    });
    const left = asking(householdOn("2025-03-10", [value]), value.id, leaving("2025-04-30"));
    const paused = at("2025-04-05", { type: "paused" }, "2025-03-11");
    const since = left.contracts.map((each) => ({ ...each, history: [...each.history, paused] }));
    const of = { ...left, contracts: since };
    const refused = {
      ok: false,
      refusal: { code: "contracts.already-paused", days: { on: day("2025-05-10") } },
    };
    expect(decide(of, value.id, leaving("2025-05-31"))).toMatchObject(refused);
    expect(decide(of, value.id, { type: "take-back-notice" })).toMatchObject(refused);
  });

  test("an end by the operator that comes first stands", () => {
    const noticed = asking(householdOn("2025-03-10", [HOME]), HOME.id, {
      type: "end-for-cause",
      ground: "grave",
      endsOn: day("2025-03-20"),
      inWriting: true,
    });
    expect(decide(noticed, HOME.id, leaving("2025-05-10"))).toMatchObject({
      ok: false,
      refusal: { code: "contracts.ends-anyway", days: { lastDay: day("2025-03-20") } },
    });
  });
});

describe("contracts that cannot be left", () => {
  const applied = { ...FIBRE, history: FIBRE.history.slice(0, 1) };
  const accepted = { ...FIBRE, history: FIBRE.history.slice(0, 2) };
  test.each([
    [applied, "contracts.not-accepted"],
    [accepted, "2025-03-31"],
    [
      {
        ...applied,
        history: [
          ...applied.history,
          at("2024-09-20", { type: "refused", code: "x", clause: "IT-19" }),
        ],
      },
      "contracts.was-refused",
    ],
    [
      {
        ...FIBRE,
        history: [...FIBRE.history, at("2024-12-31", { type: "ended", reason: "customer" })],
      },
      "contracts.already-ended",
    ],
    [
      {
        ...FIBRE,
        history: [
          ...FIBRE.history,
          at("2024-10-08", { type: "withdrawn", sentOn: day("2024-10-07"), misled: false }),
        ],
      },
      "contracts.already-withdrawn",
    ],
  ])("%#: %s", (contract, said) => {
    expect(brief(leave("2025-03-10", contract, leaving("2025-03-31")))).toBe(said);
  });
});
