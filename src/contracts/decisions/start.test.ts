import { describe, expect, test } from "vitest";
import { asking, householdOn, later, served } from "../../../test/support/asked-household.ts";
import { application, appliedThen, refusalOf } from "../../../test/support/applied-household.ts";
import { day, formatDay } from "../../kernel/day.ts";
import type { Action } from "../action-schema.ts";
import { decide } from "../decide.ts";
import type { Decision, Household } from "../decision.ts";
import { readHistory } from "../history/read-history.ts";
import { stateOn } from "../history/state.ts";
import { tenureOf } from "../history/tenure.ts";

const ACCEPT = { type: "accept" } as const;
const notify = (startsOn: string): Action => ({ type: "notify-start", startsOn: day(startsOn) });
const start = (startsOn: string | null = null, facts = {}): Action => {
  return { type: "start", startsOn: startsOn === null ? null : day(startsOn), facts };
};
const codeOf = (decision: Decision) => refusalOf(decision).code;
const startOf = (of: Household, id: string): string | null => {
  const contract = of.contracts.find((each) => each.id === id);
  const life = contract && readHistory(contract);
  if (!life?.ok) throw new Error(id);
  return life.value.startedOn === null ? null : formatDay(life.value.startedOn);
};

const asOwner = (of: Household): Household => {
  return { ...of, person: { ...of.person, customer: "business" } };
};

const LINE = householdOn("2025-03-10", [served("kattobi-hikari", "family-1g")]);
const CALLOUT = application("callout", { service: "kaketsuke365", item: "standard" });
const waits = appliedThen(LINE, [CALLOUT]);
const callout = asking(waits, "callout", ACCEPT);

describe("the day that was notified (KK-09)", () => {
  test("is the day also where the terms do not speak of the start, a day later too", () => {
    const building = application("building", { service: "ecorepo-mems", item: "building" });
    const told = asking(
      asking(appliedThen(asOwner(LINE), [building]), "building", ACCEPT),
      "building",
      notify("2025-03-13"),
    );
    const job = { ...later(told, 1), by: "job" as const };
    const begun = asking(job, "building", start("2025-03-13"));
    expect(startOf(begun, "building")).toBe("2025-03-13");
  });

  test("starts the service, and not before it has come", () => {
    expect(decide(callout, "callout", notify("2025-03-20"))).toEqual({
      ok: true,
      value: {
        events: [
          {
            contract: "callout",
            event: {
              type: "start-notified",
              startsOn: day("2025-03-20"),
              on: day("2025-03-12"),
              recordedAt: "2025-03-12T01:00:00.000Z",
            },
          },
        ],
        opens: [],
        follows: [],
        notes: [
          {
            label: {
              ja: "ご利用は2025年3月20日に始まります",
              en: "Service starts on 2025-03-20",
            },
            clauses: ["KK-09"],
            on: day("2025-03-20"),
          },
        ],
        effectiveOn: day("2025-03-20"),
        clauses: ["KK-09"],
      },
    });
    const told = asking(callout, "callout", notify("2025-03-20"));
    expect(startOf(told, "callout")).toBeNull();
    expect(startOf(asking(later(told, 8), "callout", start()), "callout")).toBe("2025-03-20");
  });

  test("for today, or a day before that is entered late, at once", () => {
    expect(startOf(asking(callout, "callout", notify("2025-03-12")), "callout")).toBe("2025-03-12");
    expect(startOf(asking(callout, "callout", notify("2025-03-11")), "callout")).toBe("2025-03-11");
  });

  test("told again before it came, the newest day counts", () => {
    const told = asking(callout, "callout", notify("2025-03-20"));
    const again = asking(told, "callout", notify("2025-03-25"));
    expect(refusalOf(decide(again, "callout", start("2025-03-20")))).toMatchObject({
      code: "contracts.start-other-day",
      clauses: ["KK-09"],
      days: { startsOn: day("2025-03-25") },
    });
    expect(startOf(asking(again, "callout", start("2025-03-25")), "callout")).toBe("2025-03-25");
  });

  test("not before acceptance, not before anybody accepted, not where work starts it", () => {
    expect(refusalOf(decide(callout, "callout", notify("2025-03-10")))).toMatchObject({
      code: "contracts.start-before-acceptance",
      days: { earliest: day("2025-03-11") },
    });
    expect(codeOf(decide(waits, "callout", notify("2025-03-20")))).toBe("contracts.not-accepted");
    const started = asking(callout, "callout", notify("2025-03-12"));
    expect(codeOf(decide(started, "callout", notify("2025-03-20")))).toBe("contracts.is-active");
    const fibre = application("fibre", { service: "kattobi-hikari", item: "family-1g" });
    const line = asking(appliedThen(householdOn("2025-03-10", []), [fibre]), "fibre", ACCEPT);
    expect(refusalOf(decide(line, "fibre", notify("2025-03-20")))).toMatchObject({
      code: "contracts.start-not-by-notice",
      clauses: ["IT-08"],
    });
  });
});

describe("starting", () => {
  test("waits for what the terms wait for", () => {
    expect(refusalOf(decide(callout, "callout", start()))).toEqual({
      code: "contracts.start-not-known",
      clauses: ["KK-09"],
      reason: { ja: "開始日がまだ決まりません", en: "The start day is not known yet" },
      needed: { ja: "開始日の通知を待っています", en: "It waits for the day to be told" },
      days: {},
      failed: [],
    });
    expect(codeOf(decide(waits, "callout", start()))).toBe("contracts.not-accepted");
  });

  test("a day named with it is told with it, where the terms ask for a notified day", () => {
    const begun = asking(callout, "callout", start("2025-03-20"));
    expect(startOf(begun, "callout")).toBe("2025-03-20");
    expect(refusalOf(decide(begun, "callout", start()))).toMatchObject({
      code: "contracts.started-twice",
      days: { startsOn: day("2025-03-20") },
    });
  });

  test("the building's contract, whose terms name no start, starts when it is said", () => {
    const building = application("b", { service: "ecorepo-mems", item: "building" });
    const accepted = asking(
      appliedThen(asOwner(householdOn("2025-03-10", [])), [building]),
      "b",
      ACCEPT,
    );
    expect(startOf(asking(accepted, "b", start()), "b")).toBe("2025-03-12");
    expect(startOf(asking(accepted, "b", start("2025-04-01")), "b")).toBe("2025-04-01");
  });
});

describe("power (HH-02)", () => {
  const facts = {
    area: "tokyo",
    supplyPoint: "0300111234567890123456",
    amps: "40",
    readingDays: "2025-03-12,2025-04-12,2025-05-12",
  };
  const POWER = application("power", {
    service: "hiho-denki",
    item: "standard",
    channel: "telephone",
  });
  const power = asking(appliedThen(LINE, [POWER]), "power", ACCEPT);

  const on = (proceduresDone: string, startsOn: string | null = null) =>
    decide(power, "power", start(startsOn, { ...facts, proceduresDone }));

  test("starts on the first reading after the procedures, and on no other day", () => {
    expect(on("2025-03-11")).toMatchObject({ value: { effectiveOn: day("2025-03-12") } });
    expect(on("2025-03-12")).toMatchObject({ value: { effectiveOn: day("2025-04-12") } });
    expect(refusalOf(on("2025-03-12", "2025-03-12"))).toMatchObject({
      code: "contracts.start-other-day",
      clauses: ["HH-02"],
      days: { startsOn: day("2025-04-12") },
    });
    expect(refusalOf(on("2025-05-12")).needed?.en).toBe(
      "It waits for the first reading day after them",
    );
  });

  test("waits for the procedures, and for the supply to be known", () => {
    expect(refusalOf(decide(power, "power", start(null, facts))).needed?.en).toBe(
      "It waits for the procedures to be done",
    );
    expect(refusalOf(decide(power, "power", start()))).toMatchObject({
      code: "contracts.supply-not-known",
      clauses: ["HH-02"],
    });
  });

  test("used since before the application, it started on that day and is charged from it", () => {
    const used = asking(power, "power", start(null, { ...facts, usedSince: "2025-03-05" }));
    expect(startOf(used, "power")).toBe("2025-03-05");
    const contract = used.contracts.find(({ id }) => id === "power");
    if (!contract) throw new Error("power");
    const tenure = tenureOf(contract, used.catalogue, { through: used.on });
    expect(tenure).toMatchObject({
      value: {
        appliedOn: day("2025-03-10"),
        startedOn: day("2025-03-05"),
        items: [{ item: "standard", from: day("2025-03-05"), until: null }],
      },
    });
    expect(stateOn(contract, used.on)).toEqual({ ok: true, value: "active" });
    // Used from the day of the application on, it waits for the procedures as always.
    const same = decide(power, "power", start(null, { ...facts, usedSince: "2025-03-10" }));
    expect(codeOf(same)).toBe("contracts.start-not-known");
  });
});
