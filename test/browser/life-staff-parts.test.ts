import { describe, expect, it } from "vitest";
import type { DeadlineView } from "../../src/app/api/deadline.ts";
import { checkBody, EMPTY, listedNumbers } from "../../web/staff/announce/announcement-draft.ts";
import { grouped } from "../../web/staff/act/action-groups.ts";
import { bodyOf, entryQuestions } from "../../web/staff/act/entry-questions.ts";
import { nearestOfEach } from "../../web/staff/nearest-of-each.ts";
import { actions } from "./fixture/desk.ts";
import { deadlines } from "./fixture/desk-queues.ts";

describe("numbers that are listed", () => {
  it("come by line, comma and space of either width, each once", () => {
    expect(listedNumbers("E10001、E10002\nE10003, E10001　E10004")).toEqual([
      "E10001",
      "E10002",
      "E10003",
      "E10004",
    ]);
  });
});

describe("an announcement while it is written", () => {
  const draft = { ...EMPTY, change: "kattobi-hikari price", on: "令和9年2月1日" };

  it("can be checked as soon as change, day and people are known", () => {
    expect(checkBody(draft)).toEqual({
      service: "kattobi-hikari",
      change: "price",
      effectiveOn: "2027-02-01",
      urgent: false,
      scope: { all: true },
      title: { ja: "—", en: "" },
      body: { ja: "—", en: "" },
    });
    expect(checkBody({ ...draft, scope: "accounts" })).toBeNull();
    expect(checkBody({ ...draft, on: "13月" })).toBeNull();
  });
});

const monthly = (on: string, inDays: number): DeadlineView[] =>
  deadlines.slice(0, 1).map((one) => ({ ...one, id: on, on, inDays }));

describe("deadlines that come again every month", () => {
  it("stand once ahead and once passed", () => {
    const all = [
      ...monthly("2027-01-21", 60),
      ...monthly("2026-10-21", -32),
      ...monthly("2026-12-21", 29),
      ...monthly("2026-11-20", -2),
    ];
    expect(nearestOfEach(all).map(({ on }) => on)).toEqual(["2026-11-20", "2026-12-21"]);
  });
});

describe("actions at the desk", () => {
  it("stand by group, the customer's wishes first, none lost", () => {
    const groups = grouped(actions);
    expect(groups.map(({ group }) => group)).toEqual(["wish", "begin", "stop", "work", "money"]);
    expect(groups.flatMap((of) => of.actions.map(({ type }) => type)).toSorted()).toEqual(
      actions.map(({ type }) => type).toSorted(),
    );
  });

  it("stand with work before stops while work is under way", () => {
    const [first] = actions;
    if (first === undefined) throw new Error("the fixture has no action");
    const cancel = { ...first, type: "cancel-work", allowed: true };
    expect(grouped([...actions, cancel]).map(({ group }) => group)).toEqual([
      "wish",
      "begin",
      "work",
      "stop",
      "money",
    ]);
  });

  it("go out for an earlier day with their reason, and for today without a day", () => {
    const leave = actions.find(({ type }) => type === "leave");
    if (leave === undefined) throw new Error("the fixture has no leave");
    const entry = { isLate: true, needsTwo: false, today: "2026-11-22" };
    const typed = { wishedOn: "2026-11-30", "entry.on": "10月15日", "entry.why": "電話" };
    const late = { ...typed, "entry.on": "2026-10-15" };
    const action = { type: "leave", wishedOn: "2026-11-30" };
    expect(bodyOf(leave, late, entry)).toEqual({ action, on: "2026-10-15", reason: "電話" });
    expect(bodyOf(leave, late, { ...entry, isLate: false })).toEqual({ action, reason: "" });
    expect(entryQuestions({ ...entry, isLate: false, needsTwo: true })).toHaveLength(1);
  });
});
