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
import { addDays, type Day, day } from "../../kernel/day.ts";
import { decide } from "../decide.ts";
import type { Household } from "../decision.ts";
import { tenureOf } from "../history/tenure.ts";

const VALUE = served("kattobi-hikari", "kattobi-value");
const pausing = (from: string | Day, resumesOn: string | Day | null = null) =>
  ({
    type: "pause",
    from: typeof from === "string" ? day(from) : from,
    resumesOn: typeof resumesOn === "string" ? day(resumesOn) : resumesOn,
  }) as const;
const resuming = (from: string | Day | null = null) =>
  ({ type: "resume", from: typeof from === "string" ? day(from) : from }) as const;
const ask = (date: string, action: Parameters<typeof decide>[2], contract = VALUE) =>
  decide(householdOn(date, [contract]), contract.id, action);

describe("a pause (IT-12)", () => {
  test("said ten days before, with the day of resumption", () => {
    const decision = ask("2025-04-30", pausing("2025-05-10", "2025-09-20"));
    expect(decision).toEqual({
      ok: true,
      value: {
        events: [
          {
            contract: "kattobi-hikari",
            event: {
              type: "paused",
              on: day("2025-05-10"),
              recordedAt: "2025-04-30T01:00:00.000Z",
            },
          },
          {
            contract: "kattobi-hikari",
            event: {
              type: "resumed",
              on: day("2025-09-20"),
              recordedAt: "2025-04-30T01:00:00.000Z",
            },
          },
        ],
        opens: [],
        follows: [],
        notes: [
          {
            label: {
              ja: "一時停止は最長で2026年5月10日の前日までです。2026年5月10日には再開します",
              en: "Service is resumed by 2026-05-10 at the latest",
            },
            clauses: ["IT-12"],
            on: day("2026-05-10"),
          },
          {
            label: {
              ja: "2025-06から2025-08までの料金はかかりません",
              en: "Free from 2025-06 through 2025-08",
            },
            clauses: ["IT-12"],
            on: null,
          },
          {
            label: {
              ja: "次に一時停止できるのは2026年9月20日からです",
              en: "It may be paused again from 2026-09-20",
            },
            clauses: ["IT-12"],
            on: day("2026-09-20"),
          },
        ],
        effectiveOn: day("2025-05-10"),
        clauses: ["IT-12"],
      },
    });
  });

  const resumed = served("kattobi-hikari", "kattobi-value", {
    later: [
      at("2024-12-10", { type: "paused" }, "2024-11-20"),
      at("2025-02-20", { type: "resumed" }, "2024-11-20"),
    ],
  });
  const family = served("kattobi-hikari", "family-1g");
  test.each([
    ["nine days before", "2025-05-01", pausing("2025-05-10"), VALUE, "contracts.notice-too-short"],
    ["ten days before", "2025-04-30", pausing("2025-05-10"), VALUE, "2025-05-10"],
    ["twelve months", "2025-04-30", pausing("2025-05-10", "2026-05-10"), VALUE, "2025-05-10"],
    [
      "a day more",
      "2025-04-30",
      pausing("2025-05-10", "2026-05-11"),
      VALUE,
      "contracts.pause-too-long",
    ],
    [
      "resumed the same day",
      "2025-04-30",
      pausing("2025-05-10", "2025-05-10"),
      VALUE,
      "contracts.resumed-before-pause",
    ],
    ["again too soon", "2026-01-10", pausing("2026-02-19"), resumed, "contracts.paused-too-soon"],
    ["again after twelve months", "2026-01-10", pausing("2026-02-20"), resumed, "2026-02-20"],
    ["not for fibre", "2025-04-30", pausing("2025-05-10"), family, "contracts.pause-not-for-item"],
    [
      "not where the terms know none",
      "2025-04-30",
      pausing("2025-05-10"),
      served("hiho-denki", "standard"),
      "contracts.no-pause",
    ],
    ["while one runs", "2025-01-10", pausing("2025-06-10"), resumed, "contracts.is-paused"],
    [
      "while one is planned",
      "2024-11-25",
      pausing("2025-06-10"),
      resumed,
      "contracts.already-paused",
    ],
  ])("%s", (_name, date, action, contract, said) => {
    expect(brief(ask(date, action, contract))).toBe(said);
  });

  test("not while it is suspended, nor before it has started", () => {
    const stopped = served("kattobi-hikari", "kattobi-value", {
      later: [at("2025-04-01", { type: "suspended", ground: "non-payment" })],
    });
    expect(brief(ask("2025-04-30", pausing("2025-05-10"), stopped))).toBe("contracts.is-suspended");
    const accepted = { ...VALUE, history: VALUE.history.slice(0, 2) };
    expect(brief(ask("2025-04-30", pausing("2025-05-10"), accepted))).toBe("contracts.not-started");
  });

  test("not after the last day", () => {
    const ended = served("kattobi-hikari", "kattobi-value", {
      later: [at("2025-04-30", { type: "ended", reason: "customer" }, "2025-04-01")],
    });
    expect(brief(ask("2025-04-20", pausing("2025-05-10"), ended))).toBe("contracts.already-ended");
  });
});

describe("resuming (IT-12)", () => {
  const home = asking(householdOn("2025-04-30", [VALUE]), VALUE.id, pausing("2025-05-10"));
  const paused = later(home, 30);

  test("today, when no day is named", () => {
    expect(brief(decide(paused, VALUE.id, resuming()))).toBe("2025-05-31");
  });

  test("by the last day that the terms give, and not later", () => {
    expect(brief(decide(paused, VALUE.id, resuming("2026-05-10")))).toBe("2026-05-10");
    expect(decide(paused, VALUE.id, resuming("2026-05-11"))).toMatchObject({
      refusal: { code: "contracts.pause-too-long", days: { resumesBy: day("2026-05-10") } },
    });
  });

  test("the day that was planned moves", () => {
    const planned = asking(paused, VALUE.id, resuming("2025-09-20"));
    expect(lines(decide(planned, VALUE.id, resuming("2025-08-01")))).toEqual([
      "kattobi-hikari 2025-06-01 retracted resumed 2025-09-20",
      "kattobi-hikari 2025-08-01 resumed",
    ]);
  });

  test("a pause that has not begun is taken back", () => {
    const planned = asking(
      householdOn("2025-04-20", [VALUE]),
      VALUE.id,
      pausing("2025-05-10", "2025-09-20"),
    );
    expect(lines(decide(planned, VALUE.id, resuming()))).toEqual([
      "kattobi-hikari 2025-04-21 retracted resumed 2025-09-20",
      "kattobi-hikari 2025-04-21 retracted paused 2025-05-10",
    ]);
    expect(brief(decide(planned, VALUE.id, resuming("2025-05-10")))).toBe(
      "contracts.resumed-before-pause",
    );
    expect(brief(decide(planned, VALUE.id, resuming("2025-05-11")))).toBe("2025-05-11");
  });

  test("the job resumes it on the day of the terms, however late it runs", () => {
    const late: Household = { ...later(paused, 360), by: "job" };
    expect(brief(decide(late, VALUE.id, resuming()))).toBe("2026-05-10");
    expect(brief(decide(late, VALUE.id, resuming("2026-05-10")))).toBe("2026-05-10");
    const staff: Household = { ...late, by: "staff" };
    expect(brief(decide(staff, VALUE.id, resuming()))).toBe("contracts.pause-too-long");
  });

  test("only what is paused", () => {
    expect(brief(ask("2025-04-30", resuming()))).toBe("contracts.not-paused");
    const resumed = asking(paused, VALUE.id, resuming());
    expect(brief(decide(resumed, VALUE.id, resuming()))).toBe("contracts.not-paused");
    expect(brief(ask("2025-04-30", resuming(), served("hiho-denki", "standard")))).toBe(
      "contracts.not-paused",
    );
  });
});

test("however it is paused and resumed, no two pauses ever overlap", () => {
  const step = fc.record({
    wait: fc.nat(500),
    from: fc.integer({ min: 0, max: 60 }),
    length: fc.option(fc.integer({ min: 0, max: 500 })),
    resume: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      let home = householdOn("2025-01-10", [VALUE]);
      for (const { wait, from, length, resume } of steps) {
        home = later(home, wait);
        const first = addDays(home.on, from);
        const until = length === null ? null : addDays(first, length);
        const action = resume ? resuming(length === null ? null : first) : pausing(first, until);
        if (decide(home, VALUE.id, action).ok) home = asking(home, VALUE.id, action, 0);
      }
      const [contract] = home.contracts;
      const tenure = contract && tenureOf(contract, CATALOGUE, { through: home.on });
      if (!tenure?.ok) throw new Error("the history cannot be read");
      const { pauses } = tenure.value;
      for (const [k, { from, until }] of pauses.entries()) {
        expect(until === null || until > from).toBe(true);
        const next = pauses[k + 1];
        if (next) expect(until !== null && until <= next.from).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
