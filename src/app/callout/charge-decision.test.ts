import { describe, expect, test } from "vitest";
import { householdOn } from "../../../test/support/asked-household.ts";
import { at, contractOf } from "../../../test/support/contract-history.ts";
import type { CaseNow } from "../../callout/case/case-now.ts";
import type { Charge } from "../../callout/case/charges.ts";
import { day, formatDay } from "../../kernel/day.ts";
import { chargeDecision } from "./charge-decision.ts";

const REQUESTED = day("2026-10-31");
const DONE = day("2026-11-01");
const base = { visit: 1, quantity: 1, quote: null, on: DONE, requestedOn: REQUESTED };
const charge = (service: string, code: string, amount: number): Charge => {
  return { ...base, service, code, amount };
};
const caseNow = (isOpen: boolean, contract: string | null = null) =>
  ({ number: "C-000123", isOpen, contract, entitlement: null }) as CaseNow;
const LINE = contractOf(
  [
    at("2026-01-05", { type: "applied", item: "family-1g", options: [], channel: "web" }),
    at("2026-01-06", { type: "accepted" }),
    at("2026-01-20", { type: "started" }),
  ],
  "kattobi-hikari",
  "F-1",
);
const HELD = householdOn("2026-11-01", [LINE]);

function decided(now: CaseNow, due: readonly Charge[], household = HELD) {
  const found = chargeDecision(household, { now, due });
  if (!found.ok) return found.refusal.code;
  const { events, opens } = found.value;
  return {
    opens: opens.map(({ contract }) => contract),
    events: events.map(({ contract, event }) => {
      const what = event.type === "charged" ? `${event.code} ${event.amount ?? "by the list"}` : "";
      return `${contract} ${formatDay(event.on)} ${event.type} ${what}`.trim();
    }),
  };
}

describe("what is recorded of a case that is charged", () => {
  test("IT-24: the call-out fee counts from the day of the request", () => {
    const due = [charge("kattobi-hikari", "call-out", 5500)];
    expect(decided(caseNow(false, "F-1"), due)).toEqual({
      opens: [],
      events: ["F-1 2026-10-31 charged call-out 5500"],
    });
  });

  test("a single visit has a contract of its own, which ends with the case", () => {
    const due = [
      charge("single-visit", "call-out", 8800),
      charge("single-visit", "overtime", 1650),
    ];
    const begun = [
      "C-000123-visit 2026-10-31 applied",
      "C-000123-visit 2026-10-31 accepted",
      "C-000123-visit 2026-10-31 started",
      "C-000123-visit 2026-10-31 charged call-out 8800",
      "C-000123-visit 2026-11-01 charged overtime 1650",
    ];
    const opens = ["C-000123-visit"];
    expect(decided(caseNow(true), due)).toEqual({ opens, events: begun });
    const ended = [...begun, "C-000123-visit 2026-11-01 ended"];
    expect(decided(caseNow(false), due)).toEqual({ opens, events: ended });
  });

  test("what no price list knows is refused whole, and so is a contract that is not there", () => {
    const known = charge("kattobi-hikari", "call-out", 5500);
    const unknown = "contracts.unknown-charge";
    const due = [known, charge("kattobi-hikari", "tip", 5)];
    expect(decided(caseNow(false, "F-1"), due)).toBe(unknown);
    expect(decided(caseNow(false), [charge("kaketsuke365", "parts", 5)])).toBe(unknown);
  });
});
