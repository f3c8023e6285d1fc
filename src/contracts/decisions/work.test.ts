import { describe, expect, test } from "vitest";
import { asking, householdOn, later, served } from "../../../test/support/asked-household.ts";
import {
  application,
  appliedThen,
  refusalOf,
  eventTypes,
} from "../../../test/support/applied-household.ts";
import { day, formatDay } from "../../kernel/day.ts";
import type { Action } from "../action-schema.ts";
import { decide } from "../decide.ts";
import type { Decision, Household } from "../decision.ts";
import { readHistory } from "../history/read-history.ts";

const ACCEPT = { type: "accept" } as const;
const order = (work: string, plannedOn: string | null = null, facts = {}): Action => {
  return { type: "order-work", work, plannedOn: plannedOn === null ? null : day(plannedOn), facts };
};
const done = (work: string, facts = {}): Action => ({ type: "complete-work", work, facts });
const cancel = (work: string): Action => ({ type: "cancel-work", work });
const word = (work: string, given: boolean, reason = ""): Action => {
  return { type: "consent", work, given, reason };
};
const codeOf = (decision: Decision) => refusalOf(decision).code;
const startOf = (of: Household, id: string): string | null => {
  const contract = of.contracts.find((each) => each.id === id);
  const life = contract && readHistory(contract);
  if (!life?.ok) throw new Error(id);
  return life.value.startedOn === null ? null : formatDay(life.value.startedOn);
};

const FIBRE = application("fibre", { service: "kattobi-hikari", item: "family-1g" });
const waiting = appliedThen(householdOn("2025-03-10", []), [FIBRE]);
const line = asking(waiting, "fibre", ACCEPT);

describe("ordering work", () => {
  test("with a day, or waiting for one", () => {
    expect(decide(line, "fibre", order("install", "2025-03-25", { wiring: "new" }))).toEqual({
      ok: true,
      value: {
        events: [
          {
            contract: "fibre",
            event: {
              type: "work-ordered",
              work: "install",
              plannedOn: day("2025-03-25"),
              facts: { wiring: "new" },
              on: day("2025-03-12"),
              recordedAt: "2025-03-12T01:00:00.000Z",
            },
          },
        ],
        opens: [],
        follows: [],
        notes: [],
        effectiveOn: day("2025-03-25"),
        clauses: ["IT-08"],
      },
    });
    expect(decide(line, "fibre", order("install")).ok).toBe(true);
    expect(decide(line, "fibre", order("install", "2025-03-12")).ok).toBe(true);
  });

  test("not for a day that has passed, before acceptance, unknown, or once in service", () => {
    expect(refusalOf(decide(line, "fibre", order("install", "2025-03-11")))).toMatchObject({
      code: "contracts.day-passed",
      clauses: ["IT-08"],
      days: { earliest: day("2025-03-12") },
    });
    expect(codeOf(decide(waiting, "fibre", order("install")))).toBe("contracts.not-accepted");
    expect(refusalOf(decide(line, "fibre", order("painting")))).toMatchObject({
      code: "contracts.no-such-work",
      clauses: ["IT-04", "IT-08", "IT-25", "IT-29"],
    });
    const open = asking(line, "fibre", done("install"));
    expect(codeOf(decide(open, "fibre", order("install")))).toBe("contracts.started-twice");
    expect(codeOf(decide(open, "fibre", done("install")))).toBe("contracts.started-twice");
  });

  test("removal may follow the end, other work may not", () => {
    const open = asking(line, "fibre", done("install"));
    const gone = later(
      asking(open, "fibre", {
        type: "leave",
        wishedOn: day("2025-04-30"),
        reason: "customer",
        workOn: null,
        answers: {},
      }),
      60,
    );
    expect(decide(gone, "fibre", done("removal")).ok).toBe(true);
    expect(codeOf(decide(gone, "fibre", order("item-change")))).toBe("contracts.already-ended");
  });

  test("an order is taken back once", () => {
    const ordered = asking(line, "fibre", order("install"));
    expect(eventTypes(decide(ordered, "fibre", cancel("install")))).toEqual([
      "fibre work-cancelled",
    ]);
    expect(codeOf(decide(line, "fibre", cancel("install")))).toBe("contracts.work-not-ordered");
    const back = asking(ordered, "fibre", cancel("install"));
    expect(codeOf(decide(back, "fibre", cancel("install")))).toBe("contracts.work-not-ordered");
  });

  test("a smart meter costs nothing; somebody may have to be there (HH-23)", () => {
    const power = served("hiho-denki", "standard");
    const decision = decide(householdOn("2025-03-10", [power]), "hiho-denki", order("smart-meter"));
    expect(decision.ok && decision.value.clauses).toEqual(["HH-23"]);
    expect(decision.ok && decision.value.notes.map(({ label }) => label.en)).toEqual([
      "Somebody may have to be at home",
      "There may be a short outage",
      "It is free of charge",
    ]);
  });
});

describe("work done", () => {
  test("opens the line, with the facts of its order (IT-08)", () => {
    const ordered = asking(line, "fibre", order("install", "2025-03-25", { wiring: "new" }));
    const decision = decide(later(ordered, 3), "fibre", done("install", { visit: "yes" }));
    expect(decision).toMatchObject({
      value: {
        events: [
          {
            event: {
              type: "work-done",
              work: "install",
              facts: { wiring: "new", visit: "yes" },
              on: day("2025-03-16"),
            },
          },
          { event: { type: "started", on: day("2025-03-16") } },
        ],
        effectiveOn: day("2025-03-16"),
        clauses: ["IT-08"],
      },
    });
  });

  test("installs HEMS, which forms and starts it (HM-03, HM-04)", () => {
    const home = application("home", { service: "ecorepo-home", item: "premium" });
    const held = householdOn("2025-03-10", [served("kattobi-hikari", "family-1g")]);
    const accepted = asking(appliedThen(held, [home]), "home", ACCEPT);
    const installed = asking(accepted, "home", done("join"));
    expect(startOf(installed, "home")).toBe("2025-03-12");
  });

  test("changes the item that its order names", () => {
    const open = asking(line, "fibre", done("install"));
    const ordered = asking(open, "fibre", {
      type: "change-item",
      item: "family-100m",
      from: null,
      facts: { visit: "no" },
    });
    const decision = decide(ordered, "fibre", done("item-change"));
    expect(decision).toMatchObject({
      value: {
        events: [
          {
            event: {
              type: "work-done",
              facts: { from: "family-1g", to: "family-100m", visit: "no" },
            },
          },
          { event: { type: "item-changed", item: "family-100m" } },
        ],
      },
    });
  });

  test("switches a line that comes from another company, with its number (IT-04)", () => {
    const approval = { number: "transfer-in", value: "T-1", issuedOn: day("2025-03-05") };
    const waits = appliedThen(householdOn("2025-03-10", []), [
      { ...FIBRE, application: { ...FIBRE.application, approval } },
    ]);
    const accepted = asking(waits, "fibre", ACCEPT);
    expect(eventTypes(decide(accepted, "fibre", done("transfer-in")))).toEqual([
      "fibre work-done",
      "fibre provider-changed",
      "fibre started",
    ]);
    expect(codeOf(decide(line, "fibre", done("transfer-in")))).toBe("contracts.no-such-number");
    expect(codeOf(decide(accepted, "fibre", done("provider-change-in")))).toBe(
      "contracts.no-such-number",
    );
  });

  test("lets power start with the first reading after the procedures (HH-02)", () => {
    const power = application("power", {
      service: "hiho-denki",
      item: "standard",
      channel: "telephone",
      facts: {
        area: "tokyo",
        supplyPoint: "0300111234567890123456",
        amps: "40",
        readingDays: "2025-03-12 2025-04-12 2025-05-12",
      },
    });
    const held = householdOn("2025-03-10", [served("kattobi-hikari", "family-1g")]);
    const accepted = asking(appliedThen(held, [power]), "power", ACCEPT);
    // Procedures done on the very day of a reading wait for the next one.
    const decision = decide(accepted, "power", done("smart-meter"));
    expect(decision).toMatchObject({
      value: {
        events: [
          { event: { type: "work-done", work: "smart-meter" } },
          {
            event: {
              type: "supply-set",
              supply: {
                area: "tokyo",
                meter: "0300111234567890123456",
                capacity: { amps: 40 },
                readingDays: ["2025-03-12", "2025-04-12", "2025-05-12"].map(day),
              },
            },
          },
          { event: { type: "started", on: day("2025-04-12") } },
        ],
        notes: [{ label: { en: "Service starts on 2025-04-12" }, on: day("2025-04-12") }],
      },
    });
  });
});

describe("the resident's consent (MM-18)", () => {
  const building = served("ecorepo-mems", "building", { id: "building" });
  const mems = served("ecorepo-mems", "resident", { id: "mems", building: "building" });
  const of = householdOn("2025-03-10", [mems], { tied: [building] });
  const ordered = asking(of, "mems", order("upkeep", "2025-03-20"));

  test("is asked for with the order, and nobody comes in without it", () => {
    const decision = decide(of, "mems", order("upkeep"));
    expect(decision.ok && decision.value.notes).toEqual([
      {
        label: {
          ja: "お部屋への立ち入りには、入居者の承諾が必要です",
          en: "Entry needs the resident's consent",
        },
        clauses: ["MM-18"],
        on: null,
      },
    ]);
    expect(refusalOf(decide(ordered, "mems", done("upkeep")))).toMatchObject({
      code: "contracts.consent-missing",
      clauses: ["MM-18"],
      reason: { en: "The resident has not agreed yet" },
    });
    const agreed = asking(ordered, "mems", word("upkeep", true));
    expect(eventTypes(decide(agreed, "mems", done("upkeep")))).toEqual(["mems work-done"]);
  });

  test("refused without a reason is a ground for suspension, with one it is not (MM-19)", () => {
    const notes = (reason: string) => {
      const decision = decide(ordered, "mems", word("upkeep", false, reason));
      return decision.ok ? decision.value.notes.map(({ clauses }) => clauses) : null;
    };
    expect(notes("")).toEqual([["MM-19"]]);
    expect(notes(" ")).toEqual([["MM-19"]]);
    expect(notes("入院中")).toEqual([]);
    const refused = asking(ordered, "mems", word("upkeep", false));
    expect(refusalOf(decide(refused, "mems", done("upkeep"))).reason.en).toBe(
      "The resident has not let anybody in",
    );
    const again = asking(refused, "mems", word("upkeep", true));
    expect(decide(again, "mems", done("upkeep")).ok).toBe(true);
  });

  test("to what was not ordered, or is unknown, is no consent", () => {
    expect(codeOf(decide(of, "mems", word("upkeep", true)))).toBe("contracts.work-not-ordered");
    expect(codeOf(decide(of, "mems", word("painting", true)))).toBe("contracts.no-such-work");
    expect(codeOf(decide(of, "mems", done("painting")))).toBe("contracts.no-such-work");
  });
});
