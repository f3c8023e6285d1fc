import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue, compareWithBills, known } from "../../../test/support/money-and-bills.ts";
import {
  type Action,
  type ContractEvent,
  decide,
  type Decided,
  type Household,
  type NewEvent,
  questionsOf,
  whatFollowsEnd,
} from "../../contracts/index.ts";
import { addDays, type Day, day } from "../../kernel/day.ts";
import { rulesOf } from "../../terms/catalogue.ts";

const chosen = fc.record({
  index: fc.constantFrom(0, 1, 5, 12, 15, 20, 21, 22, 23, 24, 25, 26, 30),
  on: fc.integer({ min: day("2026-03-03"), max: day("2026-11-22") }).map((n) => n as Day),
  /** Days from the one on which it is asked: earlier ones are entered late. */
  days: fc.integer({ min: -70, max: 100 }),
  nth: fc.nat(9),
  what: fc.constantFrom("leave", "item", "option", "drop", "pause", "stop", "open", "withdraw"),
});
type Chosen = typeof chosen extends fc.Arbitrary<infer Choice> ? Choice : never;

const NO_DECISION: Decided = {
  events: [],
  opens: [],
  follows: [],
  notes: [],
  effectiveOn: null,
  clauses: [],
};

/** A decision of that sort about one of the contracts, or null where it makes no sense. */
function decisionOf(household: Household, { days, nth, what }: Chosen): Decided | null {
  const contract = household.contracts[nth % household.contracts.length];
  if (!contract) return null;
  const { on: today, now: recordedAt } = household;
  const on = addDays(today, days);
  const at = { on, recordedAt };
  const mine = (...events: readonly ContractEvent[]): Decided => ({
    ...NO_DECISION,
    events: events.map((event) => ({ contract: contract.id, event })),
    effectiveOn: on,
  });
  const service = catalogue.services.get(contract.service);
  const pick = (words: Readonly<Record<string, unknown>> = {}) => {
    const names = Object.keys(words);
    return names[nth % names.length];
  };
  switch (what) {
    case "leave": {
      const reason = "customer";
      const own: NewEvent[] = [
        { contract: contract.id, event: { ...at, type: "ended", reason } },
        ...whatFollowsEnd(household, contract.id, on, reason).events,
      ];
      return { ...NO_DECISION, events: own, effectiveOn: on };
    }
    case "item": {
      const item = pick(service?.items);
      return item === undefined ? null : mine({ ...at, type: "item-changed", item });
    }
    case "option": {
      const option = pick(service?.options);
      const event = { ...at, type: "option-started", quantity: 1 } as const;
      return option === undefined ? null : mine({ ...event, option });
    }
    case "drop": {
      const option = pick(service?.options);
      return option === undefined ? null : mine({ ...at, type: "option-ended", option });
    }
    case "pause":
      return mine({ ...at, type: "paused" }, { ...at, on: addDays(on, 75), type: "resumed" });
    case "stop":
      return mine({ ...at, type: "suspended", ground: "unpaid" });
    case "open": {
      const applied = {
        type: "applied",
        item: "standard",
        options: [],
        channel: "web",
      } as const;
      const event: ContractEvent = { ...applied, on: today, recordedAt };
      const opened = { contract: "new", service: "kaketsuke365" };
      return {
        ...NO_DECISION,
        events: [{ contract: "new", event }],
        opens: [opened],
        effectiveOn: on < today ? today : on,
      };
    }
    case "withdraw":
      return mine({ ...at, type: "withdrawn", sentOn: on, misled: false });
  }
}

/** What may be asked of a contract, by number; most of it is refused most of the time. */
function actionOf(household: Household, which: string, { days, nth, what }: Wish): Action {
  const service = household.contracts.find(({ id }) => id === which)?.service ?? "";
  const wishedOn = addDays(household.on, days);
  const sold = catalogue.services.get(service);
  const pick = (words: readonly string[]) => words[nth % Math.max(1, words.length)] ?? "";
  const facts = { visit: "no", wiring: "none", meter: "smart" };
  const asks = questionsOf(catalogue, service, "leave").map(
    (asked) => [asked.question, "no"] as const,
  );
  const answers = Object.fromEntries(asks);
  switch (what) {
    case "leave":
      return { type: "leave", wishedOn, reason: "customer", workOn: null, answers };
    case "move":
      return { type: "move", wishedOn, removalOn: null, answers };
    case "change-item": {
      const item = pick(Object.keys(sold?.items ?? {}));
      return { type: "change-item", item, from: wishedOn, facts };
    }
    case "add-option":
      return { type: "add-option", option: pick(Object.keys(sold?.options ?? {})), quantity: 1 };
    case "drop-option":
      return { type: "drop-option", option: pick(Object.keys(sold?.options ?? {})), wishedOn };
    case "pause":
      return { type: "pause", from: wishedOn, resumesOn: addDays(wishedOn, 80) };
    case "withdraw":
      return { type: "withdraw", sentOn: household.on, how: "letter", misled: false };
    case "object-to-renewal":
      return { type: "object-to-renewal" };
    case "end-for-cause": {
      const grounds = rulesOf(catalogue, service, "ending").flatMap(({ rule }) =>
        Object.keys(rule.grounds),
      );
      return { type: "end-for-cause", ground: pick(grounds), endsOn: wishedOn, inWriting: true };
    }
    case "suspend": {
      const grounds = rulesOf(catalogue, service, "suspension").flatMap(({ rule }) =>
        Object.keys(rule.grounds),
      );
      return { type: "suspend", ground: pick(grounds), unheeded: false };
    }
    case "order-work":
      return { type: "order-work", work: pick(WORKS), plannedOn: wishedOn, facts };
    case "complete-work":
      return { type: "complete-work", work: pick(WORKS), facts };
    case "charge":
      return { type: "charge", code: "statement", quantity: 1 + (nth % 3), facts: {} };
    case "retract": {
      const events = household.contracts.find(({ id }) => id === which)?.history ?? [];
      const event = events[nth % Math.max(1, events.length)];
      return { type: "retract", fact: event?.type ?? "", factOn: event?.on ?? household.on };
    }
  }
}

const WORKS = ["install", "removal", "item-change", "join"] as const;

const wish = fc.record({
  index: fc.nat(59),
  /** Entered as of this day, while it is the 22nd of November or up to a quarter year later. */
  on: fc.integer({ min: day("2026-03-03"), max: day("2026-11-22") }).map((n) => n as Day),
  days: fc.integer({ min: 0, max: 100 }),
  nth: fc.nat(30),
  what: fc.constantFrom(
    "leave",
    "move",
    "change-item",
    "add-option",
    "drop-option",
    "pause",
    "withdraw",
    "object-to-renewal",
    "end-for-cause",
    "suspend",
    "order-work",
    "complete-work",
    "charge",
    "retract",
  ),
});
type Wish = typeof wish extends fc.Arbitrary<infer W> ? W : never;

describe("money before yes", () => {
  it(
    "is what the bills then come to, to the yen, for all that is allowed",
    { timeout: 120_000 },
    () => {
      const allowed = new Map<string, number>();
      fc.assert(
        fc.property(wish, (wished) => {
          const household = known(wished.index, wished.on);
          const contract =
            household.contracts[wished.nth % Math.max(1, household.contracts.length)];
          fc.pre(contract !== undefined);
          const asked = { ...household, by: "staff" } as const;
          const decision = decide(asked, contract.id, actionOf(household, contract.id, wished));
          fc.pre(decision.ok);
          const lived = compareWithBills(household, decision.value);
          fc.pre(lived !== null);
          allowed.set(wished.what, (allowed.get(wished.what) ?? 0) + 1);
          expect(lived.preview).toEqual(lived.bills);
        }),
        { numRuns: 100, maxSkipsPerRun: 1000 },
      );
      expect([...allowed.keys()]).toEqual(expect.arrayContaining(["leave", "add-option"]));
    },
  );

  it("is what the bills then come to, to the yen, whatever is decided", { timeout: 60_000 }, () => {
    let asked = 0;
    fc.assert(
      fc.property(chosen, (choice) => {
        const household = known(choice.index, choice.on);
        const decided = decisionOf(household, choice);
        fc.pre(decided !== null);
        const lived = compareWithBills(household, decided);
        fc.pre(lived !== null);
        asked += 1;
        expect(lived.preview).toEqual(lived.bills);
      }),
      { numRuns: 100 },
    );
    expect(asked).toBeGreaterThan(60);
  });
});
