import { describe, expect, test } from "vitest";
import { asking, householdOn, later, served } from "../../../test/support/asked-household.ts";
import {
  application,
  appliedThen,
  refusalOf,
  eventTypes,
} from "../../../test/support/applied-household.ts";
import { at } from "../../../test/support/contract-history.ts";
import { day } from "../../kernel/day.ts";
import type { Action } from "../action-schema.ts";
import { decide } from "../decide.ts";
import { contractsAfter } from "../household/household-after.ts";
import type { Decision, Household } from "../decision.ts";
import { readHistory } from "../history/read-history.ts";
import { stateOn } from "../history/state.ts";

const OUT = "provider-change-out";
const UNDONE = "provider-change-undone";
const issue = (number: string, value: string): Action => ({ type: "issue-number", number, value });
const out = (value: string): Action => ({ type: OUT, value });
const undo = (value: string): Action => ({ type: "undo-provider-change", value });
const codeOf = (decision: Decision) => refusalOf(decision).code;
const stateOf = (of: Household, id: string) => {
  const contract = of.contracts.find((each) => each.id === id);
  if (!contract) throw new Error(id);
  return stateOn(contract, of.on);
};

const chargesOf = ({ contracts }: Household) => {
  const contract = contracts.find(({ id }) => id === "fibre");
  const life = contract && readHistory(contract);
  return life?.ok ? life.value.chargeables.map(({ code }) => code) : [];
};

const fibre = served("kattobi-hikari", "family-1g", { id: "fibre" });
const callout = served("kaketsuke365", "standard", { id: "callout" });
const of = householdOn("2025-03-10", [fibre, callout]);

describe("a number that was never issued", () => {
  test("ends nothing in the hands of a resident, who would leave without notice by it", () => {
    const resident: Household = { ...of, by: "resident" };
    expect(codeOf(decide(resident, "fibre", out("made-up")))).toBe("contracts.no-such-number");
    const issued = decide(of, "fibre", issue(OUT, "N-1"));
    if (!issued.ok) throw new Error(issued.refusal.code);
    const known = later({ ...resident, contracts: contractsAfter(of, issued.value) }, 1);
    expect(decide(known, "fibre", out("N-1")).ok).toBe(true);
  });

  test("is put on file by the desk, to which the other company gave it", () => {
    expect(decide({ ...of, by: "staff" }, "fibre", out("N-7")).ok).toBe(true);
  });
});

describe("approval numbers (IT-04, IT-25)", () => {
  test("live fifteen days from the day of issue", () => {
    expect(decide(of, "fibre", issue(OUT, "N-1"))).toEqual({
      ok: true,
      value: {
        events: [
          {
            contract: "fibre",
            event: {
              type: "number-issued",
              number: OUT,
              value: "N-1",
              on: day("2025-03-10"),
              recordedAt: "2025-03-10T01:00:00.000Z",
            },
          },
        ],
        opens: [],
        follows: [],
        notes: [
          {
            label: {
              ja:
                "事業者変更承諾番号（転出）の有効期限は2025年3月24日です" +
                "（発行日を1日目として数えます）",
              en: "Good through 2025-03-24, the day of issue being the first",
            },
            clauses: ["IT-04"],
            on: day("2025-03-24"),
          },
        ],
        effectiveOn: null,
        clauses: ["IT-04"],
      },
    });
  });

  test("are not given for debts, twice, of an unknown kind, or after the end", () => {
    const owing = { ...of, person: { ...of.person, facts: { debts: "yes" } } };
    expect(refusalOf(decide(owing, "fibre", issue(OUT, "N-1")))).toMatchObject({
      code: "contracts.number-withheld",
      clauses: ["IT-04"],
      needed: { en: "Pay what is owed first" },
    });
    expect(codeOf(decide(owing, "fibre", out("N-1")))).toBe("contracts.number-withheld");
    // The number of another company is not ours to keep back.
    expect(decide(owing, "fibre", issue(UNDONE, "U-1")).ok).toBe(true);
    const known = asking(of, "fibre", issue(OUT, "N-1"));
    expect(refusalOf(decide(known, "fibre", issue(OUT, "N-1")))).toMatchObject({
      code: "contracts.number-on-file",
      days: { issuedOn: day("2025-03-10") },
    });
    expect(codeOf(decide(of, "fibre", issue("x", "N-1")))).toBe("contracts.no-such-number");
    expect(codeOf(decide(of, "callout", issue(OUT, "N-1")))).toBe("contracts.no-such-number");
    const gone = later(asking(of, "fibre", out("N-1")), 40);
    expect(codeOf(decide(gone, "fibre", issue(OUT, "N-2")))).toBe("contracts.already-ended");
  });
});

describe("another company takes the line over (IT-04)", () => {
  test("ends it with the month, with its fee and with all that needs it", () => {
    const decision = decide(of, "fibre", out("N-1"));
    expect(eventTypes(decision)).toEqual([
      "fibre number-issued",
      "fibre number-used",
      "fibre provider-changed",
      "fibre work-done",
      "fibre ended",
      "callout ended",
    ]);
    expect(decision).toMatchObject({
      value: {
        follows: [{ contract: "callout", what: "ends", on: day("2025-03-31") }],
        effectiveOn: day("2025-03-31"),
        clauses: ["IT-04"],
      },
    });
  });

  test("with a number that was issued before, through its fifteenth day", () => {
    const issued = asking(of, "fibre", issue(OUT, "N-1"), 14);
    expect(eventTypes(decide(issued, "fibre", out("N-1")))).not.toContain("fibre number-issued");
    expect(refusalOf(decide(later(issued, 1), "fibre", out("N-1")))).toMatchObject({
      code: "contracts.number-expired",
      days: { lastDay: day("2025-03-24") },
    });
  });

  test("only while it runs, and only for services that know such numbers", () => {
    const gone = later(asking(of, "fibre", out("N-1")), 40);
    expect(codeOf(decide(gone, "fibre", out("N-2")))).toBe("contracts.already-ended");
    expect(codeOf(decide(of, "callout", out("N-1")))).toBe("contracts.no-such-number");
    const twice = asking(of, "fibre", out("N-1"));
    expect(codeOf(decide(twice, "fibre", out("N-1")))).toBe("contracts.number-used-already");
  });
});

describe("a change undone (IT-25)", () => {
  test("brings back what was planned for later: a pause goes on as agreed", () => {
    const later = [
      at("2025-06-01", { type: "paused" } as const, "2025-03-01"),
      at("2025-09-01", { type: "resumed" } as const, "2025-03-01"),
    ];
    const item = "kattobi-value";
    const pausing = householdOn("2025-03-10", [
      served("kattobi-hikari", item, { id: "fibre", later }),
    ]);
    const left = asking(pausing, "fibre", out("N-1"));
    const back = asking(asking(left, "fibre", issue(UNDONE, "N-2")), "fibre", undo("N-2"));
    const lives = [pausing, back].map(({ contracts: [contract] }) => {
      const life = contract && readHistory(contract);
      return life?.ok ? life.value.pauses : null;
    });
    expect(lives[1]).toEqual([{ from: day("2025-06-01"), until: day("2025-09-01") }]);
    expect(lives[1]).toEqual(lives[0]);
  });

  const gone = later(asking(of, "fibre", out("N-1")), 29);

  test("the contract comes back, and call-out with it", () => {
    expect(stateOf(gone, "fibre")).toEqual({ ok: true, value: "ended" });
    const told = asking(gone, "fibre", issue(UNDONE, "U-1"), 14);
    const decision = decide(told, "fibre", undo("U-1"));
    expect(eventTypes(decision)).toEqual([
      "fibre number-used",
      "fibre provider-changed",
      "fibre retracted",
      "fibre retracted",
      "callout retracted",
    ]);
    const back = asking(told, "fibre", undo("U-1"));
    expect(chargesOf(told)).toEqual(["install", "provider-change-out"]);
    expect(chargesOf(back)).toEqual(["install"]);
    expect(stateOf(back, "fibre")).toEqual({ ok: true, value: "active" });
    expect(stateOf(back, "callout")).toEqual({ ok: true, value: "active" });
    expect(codeOf(decide(back, "fibre", undo("U-1")))).toBe("contracts.no-provider-change");
  });

  test("not with a number that nobody issued, or on its sixteenth day", () => {
    expect(refusalOf(decide(gone, "fibre", undo("U-1")))).toMatchObject({
      code: "contracts.no-such-number",
      clauses: ["IT-04", "IT-25"],
    });
    const told = asking(gone, "fibre", issue(UNDONE, "U-1"), 15);
    expect(refusalOf(decide(told, "fibre", undo("U-1")))).toMatchObject({
      code: "contracts.number-expired",
      clauses: ["IT-25"],
      days: { lastDay: day("2025-04-23") },
    });
  });

  test("nothing was changed, or nothing can be", () => {
    expect(codeOf(decide(of, "fibre", undo("U-1")))).toBe("contracts.no-provider-change");
    expect(codeOf(decide(of, "callout", undo("U-1")))).toBe("contracts.no-such-number");
  });

  test("a line that came by a change goes back, free of the exit fee", () => {
    const approval = { number: "provider-change-in", value: "P-1", issuedOn: day("2025-03-05") };
    const asked = application("new", { service: "kattobi-hikari", item: "family-1g" });
    const waits = appliedThen(householdOn("2025-03-10", []), [
      { ...asked, application: { ...asked.application, approval } },
    ]);
    const accepted = asking(waits, "new", { type: "accept" });
    const came = asking(accepted, "new", {
      type: "complete-work",
      work: "provider-change-in",
      facts: {},
    });
    const told = asking(came, "new", issue(UNDONE, "U-9"));
    expect(decide(told, "new", undo("U-9"))).toMatchObject({
      value: {
        events: [
          { event: { type: "number-used", value: "U-9" } },
          { event: { type: "provider-changed", direction: "undone" } },
          { event: { type: "ended", reason: "not-customers-fault", on: told.on } },
        ],
        effectiveOn: told.on,
      },
    });
  });
});
