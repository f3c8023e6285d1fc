import { describe, expect, test } from "vitest";
import {
  asking,
  brief,
  householdOn,
  later,
  lines,
  served,
} from "../../../test/support/asked-household.ts";
import { at } from "../../../test/support/contract-history.ts";
import { day } from "../../kernel/day.ts";
import { decide } from "../decide.ts";
import type { Decision } from "../decision.ts";
import type { Contract } from "../model.ts";

const stop = (ground: string, unheeded = false) => ({ type: "suspend", ground, unheeded }) as const;
const tell = (what: "notice" | "warning" | "demand", ground: string) =>
  ({ type: "tell", what, ground, inWriting: true }) as const;
const RESTORE = { type: "restore" } as const;

const HOME = served("ecorepo-home", "light");
const FIBRE = served("kattobi-hikari", "family-1g");
const EN = served("enegaeru", "solar-battery");
const BUILDING = served("ecorepo-mems", "building", { id: "building" });
const ROOM = served("ecorepo-mems", "resident", { id: "room", building: "building" });

const on = (date: string, contract: Contract) => householdOn(date, [contract]);
const notes = (decision: Decision) =>
  decision.ok ? decision.value.notes.map(({ label }) => label.en) : decision.refusal.code;

describe("a stop goes by the route of its ground", () => {
  test("at once, until it is paid (HM-08)", () => {
    const decision = decide(on("2025-05-10", HOME), HOME.id, stop("non-payment"));
    expect(lines(decision)).toEqual(["ecorepo-home 2025-05-10 suspended"]);
    expect(notes(decision)).toEqual([
      "On this ground it may be stopped at once, without notice",
      "Stopped until it is paid",
    ]);
  });

  test("after a notice, six months at the longest (HM-08)", () => {
    const untold = on("2025-05-10", HOME);
    expect(brief(decide(untold, HOME.id, stop("breach")))).toBe("contracts.notice-missing");
    const told = asking(untold, HOME.id, tell("notice", "breach"), 0);
    expect(notes(decide(told, HOME.id, stop("breach")))).toEqual([
      "Notice was given, so it may be stopped",
      "Stopped until the ground is gone",
      "Through 2025-11-09 at the longest",
    ]);
  });

  test("the fee goes on (IT-13, IT-22)", () => {
    const decision = decide(on("2025-05-10", FIBRE), FIBRE.id, stop("credential-lost"));
    expect(notes(decision)).toEqual([
      "On this ground it may be stopped at once, without notice",
      "Stopped until the id or password is renewed",
      "The fee goes on meanwhile",
    ]);
    expect(decision.ok && decision.value.clauses).toEqual(["IT-22"]);
  });

  test("after a warning that nobody heeded: the desk's finding (MM-19)", () => {
    const home = on("2025-05-10", ROOM);
    expect(brief(decide(home, "room", stop("entry-refused", true)))).toBe(
      "contracts.warning-missing",
    );
    const noticed = asking(home, "room", tell("notice", "entry-refused"), 0);
    expect(brief(decide(noticed, "room", stop("entry-refused", true)))).toBe(
      "contracts.warning-missing",
    );
    const warned = asking(home, "room", tell("warning", "entry-refused"));
    expect(brief(decide(warned, "room", stop("entry-refused")))).toBe(
      "contracts.warning-may-still-be-heeded",
    );
    expect(brief(decide(warned, "room", stop("entry-refused", true)))).toBe("2025-05-11");
  });

  test("after thirty days, without a finding (EN-21)", () => {
    const warned = asking(on("2025-05-01", EN), EN.id, tell("warning", "users-breach"));
    expect(brief(decide(later(warned, 29), EN.id, stop("users-breach")))).toBe(
      "contracts.warning-may-still-be-heeded",
    );
    expect(brief(decide(later(warned, 30), EN.id, stop("users-breach")))).toBe("2025-06-01");
  });

  test("what was said before service was restored no longer counts", () => {
    const told = asking(on("2025-05-10", HOME), HOME.id, tell("notice", "breach"));
    const restored = asking(asking(told, HOME.id, stop("breach")), HOME.id, RESTORE);
    expect(brief(decide(restored, HOME.id, stop("breach")))).toBe("contracts.notice-missing");
  });
});

describe("the building's fees are late (MM-19)", () => {
  const home = householdOn("2025-05-10", [BUILDING], { tied: [ROOM] });
  const dwelling = householdOn("2025-05-11", [ROOM], { tied: [BUILDING] });

  test("its representative is told, and its dwellings stop with it", () => {
    expect(brief(decide(home, "building", stop("building-fees-late")))).toBe(
      "contracts.notice-missing",
    );
    const told = asking(home, "building", tell("notice", "building-fees-late"), 0);
    const decision = decide(told, "building", stop("building-fees-late"));
    expect(lines(decision)).toEqual(["building 2025-05-10 suspended", "room 2025-05-10 suspended"]);
    expect(decision.ok && decision.value.follows).toMatchObject([
      { contract: "room", what: "is-suspended", on: day("2025-05-10"), clauses: ["MM-19"] },
    ]);
    const stopped = asking(told, "building", stop("building-fees-late"));
    expect(lines(decide(stopped, "building", RESTORE))).toEqual([
      "building 2025-05-11 restored",
      "room 2025-05-11 restored",
    ]);
  });

  test("for a dwelling, the notice stands in the building's contract", () => {
    expect(brief(decide(dwelling, "room", stop("building-fees-late")))).toBe(
      "contracts.notice-missing",
    );
    expect(lines(decide(dwelling, "room", tell("notice", "building-fees-late")))).toEqual([
      "building 2025-05-11 told",
    ]);
    const told = asking(dwelling, "room", tell("notice", "building-fees-late"), 0);
    expect(lines(decide(told, "room", stop("building-fees-late")))).toEqual([
      "room 2025-05-11 suspended",
    ]);
  });
});

describe("restoring", () => {
  const told = asking(on("2025-05-10", HOME), HOME.id, tell("notice", "breach"), 0);
  const stopped = asking(told, HOME.id, stop("breach"));

  test("by the desk, when the ground is gone", () => {
    expect(brief(decide(stopped, HOME.id, RESTORE))).toBe("2025-05-11");
  });

  test("by the job, on the day after the longest time and not before (HM-08)", () => {
    const job = { ...stopped, by: "job" as const };
    expect(decide(later(job, 182), HOME.id, RESTORE)).toMatchObject({
      refusal: { code: "contracts.suspension-still-runs", days: { lastDay: day("2025-11-09") } },
    });
    expect(brief(decide(later(job, 183), HOME.id, RESTORE))).toBe("2025-11-10");
  });

  test("never by the job where the ground decides", () => {
    const unpaid = asking(on("2025-05-10", HOME), HOME.id, stop("non-payment"));
    const job = { ...later(unpaid, 999), by: "job" as const };
    expect(brief(decide(job, HOME.id, RESTORE))).toBe("contracts.suspension-still-runs");
  });

  test("only what is suspended", () => {
    expect(brief(decide(told, HOME.id, RESTORE))).toBe("contracts.not-suspended");
  });
});

describe("stops that are refused", () => {
  const accepted = { ...HOME, history: HOME.history.slice(0, 2) };
  const ended = served("ecorepo-home", "light", {
    later: [at("2025-01-31", { type: "ended", reason: "customer" })],
  });
  test.each([
    ["no such ground", HOME, "moon", "contracts.no-such-ground"],
    [
      "no suspension in these terms",
      served("hiho-denki", "standard"),
      "unpaid",
      "contracts.no-such-ground",
    ],
    ["not started", accepted, "non-payment", "contracts.not-started"],
    ["ended", ended, "non-payment", "contracts.already-ended"],
  ])("%s", (_name, contract, ground, code) => {
    expect(brief(decide(on("2025-05-10", contract), contract.id, stop(ground)))).toBe(code);
  });

  test("already suspended", () => {
    const stopped = asking(on("2025-05-10", HOME), HOME.id, stop("non-payment"));
    expect(brief(decide(stopped, HOME.id, stop("breach")))).toBe("contracts.already-suspended");
  });

  test("telling on a ground that nothing rests on", () => {
    expect(brief(decide(on("2025-05-10", HOME), HOME.id, tell("notice", "moon")))).toBe(
      "contracts.no-such-ground",
    );
    expect(brief(decide(on("2025-05-10", ended), HOME.id, tell("notice", "breach")))).toBe(
      "contracts.already-ended",
    );
  });

  test("a demand says until when it may be met (EN-21)", () => {
    expect(notes(decide(on("2024-11-01", EN), EN.id, tell("demand", "unpaid")))).toEqual([
      "Unless it is mended by 2024-11-18, the next step may follow from the day after",
    ]);
  });
});
