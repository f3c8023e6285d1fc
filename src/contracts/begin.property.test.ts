import * as fc from "fast-check";
import { expect, test } from "vitest";
import { afterwards, householdOn, later } from "../../test/support/asked-household.ts";
import { application, applied } from "../../test/support/applied-household.ts";
import { addDays, day } from "../kernel/day.ts";
import type { Action } from "./action-schema.ts";
import { decide } from "./decide.ts";
import type { Household } from "./decision.ts";
import { failedConditions } from "./household/failed-conditions.ts";
import { conditionFactsOf } from "./household/condition-facts.ts";
import { stateOn } from "./history/state.ts";

const REQUEST = [
  application("fibre", { service: "kattobi-hikari", item: "family-1g" }),
  application("second", { service: "kattobi-hikari", item: "family-100m" }),
  application("callout", { service: "kaketsuke365", item: "standard" }),
  application("home", { service: "ecorepo-home", item: "premium" }),
  application("power", {
    service: "hiho-denki",
    item: "standard",
    channel: "telephone",
    facts: { area: "tokyo", supplyPoint: "0300111234567890123456", amps: "40" },
  }),
];
const FIRST = day("2025-03-10");
const NAMES = REQUEST.map(({ contract }) => contract);
const WORKS = [
  "install",
  "install",
  "join",
  "smart-meter",
  "removal",
  "provider-change-out",
  "painting",
];
const NUMBERS = ["transfer-in", "provider-change-out", "provider-change-undone", "x"];

const anyDay = fc.integer({ min: -5, max: 90 }).map((after) => addDays(FIRST, after));
const work = fc.constantFrom(...WORKS);
const value = fc.constantFrom("N-1", "N-2");
const readingDays = "2025-03-20 2025-04-20 2025-05-20 2025-06-20 2025-07-20";

const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Action>({ type: "accept" }) },
  fc.constant<Action>({ type: "cancel-application" }),
  fc.constantFrom<Action>(
    { type: "refuse", code: "debts", reason: "" },
    { type: "refuse", code: "internet", reason: "" },
  ),
  fc.record({
    type: fc.constant("order-work" as const),
    work,
    plannedOn: fc.option(anyDay),
    facts: fc.constant({}),
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant("complete-work" as const),
      work,
      facts: fc.constantFrom({}, { readingDays }),
    }),
  },
  fc.record({ type: fc.constant("cancel-work" as const), work }),
  fc.record({ type: fc.constant("notify-start" as const), startsOn: anyDay }),
  fc.record({
    type: fc.constant("start" as const),
    startsOn: fc.option(anyDay),
    facts: fc.constantFrom({}, { readingDays, proceduresDone: "2025-03-15" }),
  }),
  fc.record({
    type: fc.constant("issue-number" as const),
    number: fc.constantFrom(...NUMBERS),
    value,
  }),
  fc.record({ type: fc.constant("provider-change-out" as const), value }),
  fc.record({ type: fc.constant("undo-provider-change" as const), value }),
  fc.record({
    type: fc.constant("move" as const),
    wishedOn: anyDay,
    removalOn: fc.option(anyDay),
    answers: fc.constant({}),
  }),
);

const steps = fc.array(
  fc.record({
    name: fc.constantFrom(...NAMES),
    action: anyAction,
    days: fc.integer({ min: 0, max: 12 }),
  }),
  { minLength: 5, maxLength: 30 },
);

/** Contracts in force whose terms, as they stand, would have ended them. */
function strandedIn(of: Household): string[] {
  return of.contracts.flatMap((contract) => {
    const state = stateOn(contract, of.on);
    if (!state.ok || (state.value !== "active" && state.value !== "accepted")) return [];
    const facts = conditionFactsOf(of, {
      at: "while",
      service: contract.service,
      item: "",
      options: [],
      channel: null,
      facts: {},
      contract: contract.id,
      together: [],
    });
    const failed = failedConditions(of.catalogue, contract.service, facts);
    return failed.some(({ otherwise }) => otherwise === "end-with-it") ? [contract.id] : [];
  });
}

test("asked anything in any order: decided, or refused under a clause; none stranded", () => {
  const start = applied(householdOn("2025-03-10", []), REQUEST.slice(0, 3));
  const home = applied(start, REQUEST.slice(3));
  fc.assert(
    fc.property(steps, (asked) => {
      let now = later(home, 1);
      for (const { name, action, days } of asked) {
        const decision = decide(now, name, action);
        if (decision.ok) {
          expect(decision.value.clauses.length).toBeGreaterThan(0);
          now = afterwards(now, decision, days);
        } else {
          const { code, clauses, reason } = decision.refusal;
          expect(code).toMatch(/^contracts\.[a-z-]+$/);
          expect(clauses.length).toBeGreaterThan(0);
          expect(reason.ja === "" || reason.en === "").toBe(false);
          now = later(now, days);
        }
        expect(strandedIn(later(now, 1))).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});
