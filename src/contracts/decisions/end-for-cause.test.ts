import { describe, expect, test } from "vitest";
import {
  asking,
  brief,
  householdOn,
  later,
  lines,
  served,
} from "../../../test/support/asked-household.ts";
import { at, contractOf } from "../../../test/support/contract-history.ts";
import { day } from "../../kernel/day.ts";
import { decide } from "../decide.ts";
import type { Contract } from "../model.ts";

const end = (ground: string, endsOn: string, inWriting = true) =>
  ({ type: "end-for-cause", ground, endsOn: day(endsOn), inWriting }) as const;
const demand = (ground: string) =>
  ({ type: "tell", what: "demand", ground, inWriting: true }) as const;

const POWER = served("hiho-denki", "standard");
const HOME = served("ecorepo-home", "light");
const EN = served("enegaeru", "solar-battery");
const FIBRE = served("kattobi-hikari", "family-1g");
const CALLOUT = served("kaketsuke365", "standard");
const on = (date: string, contract: Contract) => householdOn(date, [contract]);

describe("the operator ends a contract", () => {
  test("with written notice fifteen days before (HH-18)", () => {
    const decision = decide(on("2025-05-10", POWER), POWER.id, end("unpaid", "2025-05-25"));
    expect(lines(decision)).toEqual([
      "hiho-denki 2025-05-10 end-noticed",
      "hiho-denki 2025-05-25 ended",
    ]);
    expect(decision).toMatchObject({
      ok: true,
      value: {
        effectiveOn: day("2025-05-25"),
        clauses: ["HH-18"],
        events: [{}, { event: { reason: "unpaid" } }],
      },
    });
    expect(decide(on("2025-05-11", POWER), POWER.id, end("unpaid", "2025-05-25"))).toEqual({
      ok: false,
      refusal: {
        code: "contracts.notice-too-short",
        clauses: ["HH-18"],
        reason: {
          ja: "その日に終えるには2025年5月10日までの通知が必要でした",
          en: "For that day notice was due by 2025-05-10",
        },
        needed: {
          ja: "本日の通知では、もっとも早い最終日は2025年5月26日です",
          en: "Told today, the earliest last day is 2025-05-26",
        },
        days: { latestNotice: day("2025-05-10"), earliest: day("2025-05-26") },
        failed: [],
      },
    });
  });

  test("without a ground of the customer's, nobody owes a fee for it (HH-18, HH-05)", () => {
    const decision = decide(on("2025-05-10", POWER), POWER.id, end("otherwise", "2025-06-10"));
    expect(decision).toMatchObject({
      value: { events: [{}, { event: { type: "ended", reason: "not-customers-fault" } }] },
    });
    const late = decide(on("2025-05-11", POWER), POWER.id, end("otherwise", "2025-06-10"));
    expect(brief(late)).toBe("contracts.notice-too-short");
  });

  test("after a suspension whose ground stays (HM-07)", () => {
    const home = on("2025-05-10", HOME);
    expect(brief(decide(home, HOME.id, end("suspended", "2025-05-10")))).toBe(
      "contracts.not-suspended",
    );
    const stopped = asking(home, HOME.id, {
      type: "suspend",
      ground: "non-payment",
      unheeded: false,
    });
    expect(brief(decide(stopped, HOME.id, end("suspended", "2025-05-11")))).toBe("2025-05-11");
  });

  test("after a demand that was not met (EN-21)", () => {
    const home = on("2024-11-01", EN);
    expect(brief(decide(home, EN.id, end("unpaid", "2024-11-30")))).toBe(
      "contracts.demand-missing",
    );
    const asked = asking(home, EN.id, demand("unpaid"));
    expect(decide(later(asked, 16), EN.id, end("unpaid", "2024-11-30"))).toMatchObject({
      refusal: { code: "contracts.demand-may-still-be-met", days: { lastDay: day("2024-11-18") } },
    });
    const decision = decide(later(asked, 17), EN.id, end("unpaid", "2024-11-30"));
    expect(brief(decision)).toBe("2024-11-30");
    expect(decision.ok && decision.value.notes).toEqual([
      {
        label: {
          ja: "未払いの債務は、期限を待たずにすべてお支払いいただきます",
          en: "Everything owed falls due at once",
        },
        clauses: ["EN-21"],
        on: null,
      },
    ]);
  });

  test("with everything that rests on it (IT-13, XX-02)", () => {
    const home = householdOn("2025-05-10", [FIBRE, CALLOUT]);
    expect(lines(decide(home, FIBRE.id, end("not-servable", "2025-05-11")))).toEqual([
      "kattobi-hikari 2025-05-10 end-noticed",
      "kattobi-hikari 2025-05-11 ended",
      "kaketsuke365 2025-05-11 ended",
    ]);
    expect(brief(decide(home, FIBRE.id, end("not-servable", "2025-05-10")))).toBe(
      "contracts.notice-too-short",
    );
  });

  test("earlier than the customer meant to leave, and not later", () => {
    const left = served("hiho-denki", "standard", {
      later: [
        at("2025-05-01", { type: "notice-given", leavesOn: day("2025-06-30"), reason: "customer" }),
        at("2025-06-30", { type: "ended", reason: "customer" }, "2025-05-01"),
      ],
    });
    expect(lines(decide(on("2025-05-10", left), left.id, end("unpaid", "2025-05-25")))).toEqual([
      "hiho-denki 2025-05-10 end-noticed",
      "hiho-denki 2025-05-10 retracted ended 2025-06-30",
      "hiho-denki 2025-05-25 ended",
    ]);
    expect(decide(on("2025-05-10", left), left.id, end("unpaid", "2025-06-30"))).toMatchObject({
      refusal: { code: "contracts.ends-anyway", days: { lastDay: day("2025-06-30") } },
    });
  });
});

describe("ends that are refused", () => {
  const ended = served("hiho-denki", "standard", {
    later: [at("2025-01-31", { type: "ended", reason: "customer" })],
  });
  test.each([
    ["no such ground", POWER, "moon", true, "contracts.no-such-ground", ["HH-18"]],
    ["no such right in the terms", CALLOUT, "unpaid", true, "contracts.no-such-ground", ["KK-07"]],
    ["by word of mouth", POWER, "unpaid", false, "contracts.not-in-writing", ["HH-18"]],
    ["ended", ended, "unpaid", true, "contracts.already-ended", ["HH-18"]],
  ])("%s", (_name, contract, ground, inWriting, code, clauses) => {
    const action = end(ground, "2025-08-31", inWriting);
    expect(decide(on("2025-05-10", contract), contract.id, action)).toMatchObject({
      ok: false,
      refusal: { code, clauses },
    });
  });
});

describe("the provider ends a free trial (EN-12)", () => {
  const applied = { type: "applied", item: "free", options: [], channel: "web" } as const;
  const trial = contractOf(
    [
      at("2025-04-01", { ...applied, customer: "business" }, "2025-04-01"),
      at("2025-04-01", { type: "accepted" }, "2025-04-01"),
    ],
    "enegaeru",
    "trial",
  );

  test("on any of its days, and not after the last", () => {
    const decision = decide(on("2025-04-12", trial), "trial", end("trial", "2025-04-12"));
    expect(decision).toMatchObject({
      ok: true,
      value: {
        effectiveOn: day("2025-04-12"),
        clauses: ["EN-12"],
        notes: [],
        events: [{}, { event: { type: "ended", reason: "trial-ended" } }],
      },
    });
    const lastDay = decide(on("2025-04-12", trial), "trial", end("trial", "2025-04-21"));
    expect(lastDay).toMatchObject({ ok: true });
    const after = decide(on("2025-04-12", trial), "trial", end("trial", "2025-04-22"));
    expect(after).toMatchObject({
      refusal: { code: "contracts.no-trial", clauses: ["EN-12"] },
    });
  });

  test("but not a paid service", () => {
    const decision = decide(on("2025-05-10", EN), EN.id, end("trial", "2025-05-10"));
    expect(decision).toMatchObject({ refusal: { code: "contracts.no-trial" } });
  });
});
