import { describe, expect, test } from "vitest";
import { asking, householdOn, later, served } from "../../../test/support/asked-household.ts";
import {
  application,
  applied,
  appliedThen,
  refusalOf,
  eventTypes,
} from "../../../test/support/applied-household.ts";
import { at, contractOf } from "../../../test/support/contract-history.ts";
import { day, formatDay } from "../../kernel/day.ts";
import { decide } from "../decide.ts";
import type { Decision, Household } from "../decision.ts";
import { stateOn } from "../history/state.ts";

const FIBRE = application("fibre", { service: "kattobi-hikari", item: "family-1g" });
const CALLOUT = application("callout", { service: "kaketsuke365", item: "standard" });
const EMPTY = householdOn("2025-03-10", []);
const ACCEPT = { type: "accept" } as const;
const CANCEL = { type: "cancel-application" } as const;
const deny = (code: string, reason = "") => ({ type: "refuse", code, reason }) as const;

const stateOf = (of: Household, id: string, days = 0) => {
  const contract = of.contracts.find((each) => each.id === id);
  if (!contract) throw new Error(id);
  const state = stateOn(contract, later(of, days).on);
  return state.ok ? state.value : state.refusal.code;
};

const following = (decision: Decision) => {
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.value.follows.map(({ contract, what, on, clauses }) =>
    [contract, what, formatDay(on), ...clauses].join(" "),
  );
};

describe("accepting", () => {
  test("forms the contract where acceptance does (IT-08)", () => {
    const waits = appliedThen(EMPTY, [FIBRE]);
    expect(decide(waits, "fibre", ACCEPT)).toEqual({
      ok: true,
      value: {
        events: [
          {
            contract: "fibre",
            event: {
              type: "accepted",
              on: day("2025-03-11"),
              recordedAt: "2025-03-11T01:00:00.000Z",
            },
          },
        ],
        opens: [],
        follows: [],
        notes: [
          {
            label: {
              ja: "ご利用は、開始日が決まりしだい始まります",
              en: "Service starts once its day is known",
            },
            clauses: ["IT-08"],
            on: null,
          },
        ],
        effectiveOn: null,
        clauses: ["IT-08", "IT-01", "IT-19", "IT-28"],
      },
    });
    expect(stateOf(asking(waits, "fibre", ACCEPT), "fibre")).toBe("accepted");
  });

  test("asks the conditions again: the line was refused in the meantime (KK-07)", () => {
    const both = appliedThen(EMPTY, [FIBRE, CALLOUT]);
    expect(decide(both, "callout", ACCEPT).ok).toBe(true);
    const without = asking(both, "fibre", deny("technically-hard"));
    expect(refusalOf(decide(without, "callout", ACCEPT))).toMatchObject({
      code: "contracts.conditions-not-met",
      clauses: ["KK-07", "XX-02"],
    });
    const later = asking(both, "fibre", CANCEL);
    expect(refusalOf(decide(later, "callout", ACCEPT)).code).toBe("contracts.conditions-not-met");
  });

  test("beside a line that was given up already, it ends with that line (XX-02)", () => {
    const held = householdOn("2025-03-10", [
      served("kattobi-hikari", "family-1g", {
        id: "old",
        later: [at("2025-03-31", { type: "ended", reason: "customer" }, "2025-03-05")],
      }),
    ]);
    const decision = decide(appliedThen(held, [CALLOUT]), "callout", ACCEPT);
    expect(following(decision)).toEqual(["callout ends 2025-03-31 KK-07 XX-02"]);
    expect(eventTypes(decision)).toEqual(["callout accepted", "callout ended"]);
  });

  test("once only, and never after a refusal or a change of mind", () => {
    const waits = appliedThen(EMPTY, [FIBRE]);
    const codeAfter = (of: Household) => refusalOf(decide(of, "fibre", ACCEPT)).code;
    expect(codeAfter(asking(waits, "fibre", ACCEPT))).toBe("contracts.already-decided");
    expect(codeAfter(asking(waits, "fibre", deny("debts")))).toBe("contracts.was-refused");
    expect(codeAfter(asking(waits, "fibre", CANCEL, 0))).toBe("contracts.already-ended");
    expect(codeAfter(asking(waits, "fibre", CANCEL))).toBe("contracts.already-ended");
  });

  test("a switch is accepted while its number lives, and uses it (IT-04)", () => {
    const approval = { number: "provider-change-in", value: "P-7", issuedOn: day("2025-03-01") };
    const waits = applied(EMPTY, [{ ...FIBRE, application: { ...FIBRE.application, approval } }]);
    expect(eventTypes(decide(later(waits, 5), "fibre", ACCEPT))).toEqual([
      "fibre accepted",
      "fibre number-used",
    ]);
    const tooLate = later(waits, 6);
    expect(refusalOf(decide(tooLate, "fibre", ACCEPT))).toMatchObject({
      code: "contracts.number-expired",
      days: { lastDay: day("2025-03-15") },
    });
    const renewed = asking(
      tooLate,
      "fibre",
      { type: "issue-number", number: "provider-change-in", value: "P-8" },
      0,
    );
    expect(decide(renewed, "fibre", ACCEPT).ok).toBe(true);
  });
});

describe("an application that comes to nothing takes along what rests on it alone (XX-02)", () => {
  const both = appliedThen(EMPTY, [FIBRE, CALLOUT]);
  const ENDS = ["callout ends 2025-03-11 KK-07 XX-02"];

  test.each([["refused", deny("technically-hard")] as const, ["taken back", CANCEL] as const])(
    "%s: call-out accepted beside it ends the same day",
    (_, action) => {
      const accepted = asking(both, "callout", ACCEPT, 0);
      const decision = decide(accepted, "fibre", action);
      expect(following(decision)).toEqual(ENDS);
      expect(stateOf(asking(accepted, "fibre", action, 0), "callout")).toBe("ended");
    },
  );

  test("an application that nobody decided is asked again instead", () => {
    expect(following(decide(both, "fibre", CANCEL))).toEqual([]);
  });

  test("a new line under way keeps call-out when the old one ends, till it comes to nought", () => {
    const held = householdOn("2025-03-10", [
      served("kattobi-hikari", "family-1g", { id: "old" }),
      served("kaketsuke365", "standard", { id: "callout" }),
    ]);
    const moving = appliedThen(held, [FIBRE]);
    const leave = {
      type: "leave",
      wishedOn: day("2025-03-31"),
      reason: "customer",
      workOn: null,
      answers: {},
    } as const;
    expect(following(decide(moving, "old", leave))).toEqual([]);
    const left = asking(moving, "old", leave, 30);
    expect(stateOf(left, "callout")).toBe("active");
    expect(following(decide(left, "fibre", CANCEL))).toEqual([
      "callout ends 2025-04-10 KK-07 XX-02",
    ]);
    expect(following(decide(held, "old", leave))).toEqual(["callout ends 2025-03-31 KK-07 XX-02"]);
  });
});

describe("refusing an application (MM-04, IT-19)", () => {
  const building = served("ecorepo-mems", "building", { id: "building" });
  const resident = application("mems", {
    service: "ecorepo-mems",
    item: "resident",
    building: "building",
  });
  const waits = appliedThen(householdOn("2025-03-10", [], { tied: [building] }), [resident]);

  test("by a ground of the terms, with its clause; the applicant is told", () => {
    expect(decide(waits, "mems", deny("falsehood", "部屋番号が違います"))).toEqual({
      ok: true,
      value: {
        events: [
          {
            contract: "mems",
            event: {
              type: "refused",
              code: "ecorepo-mems/condition/falsehood",
              clause: "MM-04",
              on: day("2025-03-11"),
              recordedAt: "2025-03-11T01:00:00.000Z",
            },
          },
        ],
        opens: [],
        follows: [],
        notes: [
          {
            label: {
              ja:
                "お申し込みの方に理由をお知らせします：" +
                "お申し込み内容に虚偽がないこと（部屋番号が違います）",
              en: "The applicant is told why: Nothing false in the application (部屋番号が違います)",
            },
            clauses: ["MM-04"],
            on: day("2025-03-11"),
          },
        ],
        effectiveOn: null,
        clauses: ["MM-04"],
      },
    });
    expect(stateOf(asking(waits, "mems", deny("public-order")), "mems")).toBe("refused");
  });

  test("not by a ground that the terms do not know, nor twice", () => {
    const refusal = refusalOf(decide(waits, "mems", deny("dislike")));
    expect(refusal).toMatchObject({
      code: "contracts.no-such-ground",
      clauses: ["MM-01", "XX-02", "MM-04"],
    });
    expect(refusal.needed?.en).toContain("ecorepo-mems/condition/public-order");
    const refused = asking(waits, "mems", deny("breach"));
    expect(refusalOf(decide(refused, "mems", deny("breach"))).code).toBe("contracts.was-refused");
    const taken = asking(waits, "mems", ACCEPT);
    expect(refusalOf(decide(taken, "mems", deny("breach"))).code).toBe("contracts.already-decided");
  });
});

describe("taking an application back", () => {
  test("while there is no contract, at once", () => {
    const waits = appliedThen(EMPTY, [FIBRE, CALLOUT]);
    const decision = decide(waits, "fibre", CANCEL);
    expect(decision).toMatchObject({
      value: {
        events: [{ event: { type: "ended", reason: "application-cancelled" } }],
        notes: [
          {
            label: {
              en:
                "Another application rests on this one: " +
                "An active internet contract with the operator",
            },
            clauses: ["KK-07", "XX-02"],
          },
        ],
        effectiveOn: day("2025-03-11"),
        clauses: ["IT-08"],
      },
    });
    expect(stateOf(asking(waits, "fibre", CANCEL, 0), "fibre")).toBe("ended");
  });

  test("not once the contract exists, nor after the end of it all", () => {
    const formed = asking(appliedThen(EMPTY, [FIBRE]), "fibre", ACCEPT);
    expect(refusalOf(decide(formed, "fibre", CANCEL))).toMatchObject({
      code: "contracts.already-formed",
      clauses: ["IT-08"],
      needed: { en: "Withdraw from the contract or leave it instead" },
    });
    const gone = asking(appliedThen(EMPTY, [FIBRE]), "fibre", CANCEL);
    expect(refusalOf(decide(gone, "fibre", CANCEL)).code).toBe("contracts.already-ended");
  });

  test("HEMS accepted and not installed is no contract yet (HM-03)", () => {
    const line = served("kattobi-hikari", "family-1g");
    const home = application("home", { service: "ecorepo-home", item: "premium" });
    const accepted = asking(appliedThen(householdOn("2025-03-10", [line]), [home]), "home", ACCEPT);
    expect(decide(accepted, "home", CANCEL).ok).toBe(true);
    const installed = contractOf(
      [
        ...(accepted.contracts.find(({ id }) => id === "home")?.history ?? []),
        at("2025-03-12", { type: "work-done", work: "join", facts: {} }),
        at("2025-03-12", { type: "started" }),
      ],
      "ecorepo-home",
      "home",
    );
    const formed = householdOn("2025-03-13", [line, installed]);
    expect(refusalOf(decide(formed, "home", CANCEL)).code).toBe("contracts.already-formed");
  });
});
