import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { knownAccount, live } from "../../../test/support/lived-household.ts";
import type { Bill } from "../../billing/index.ts";
import {
  type ContractEvent,
  contractsAfter,
  type Decided,
  type Household,
  type NewEvent,
  tenureOf,
  whatFollowsEnd,
} from "../../contracts/index.ts";
import {
  addDays,
  addToMonth,
  type Day,
  day,
  firstDay,
  formatDay,
  lastDay,
  monthOf,
} from "../../kernel/day.ts";
import { add, toText, ZERO } from "../../kernel/exact.ts";
import { readCatalogue } from "../../terms/load.ts";
import type { MoneyView } from "../api/action.ts";
import { demoHouseholds } from "../demo/households.ts";
import { foresee } from "./foresee.ts";
import { horizonOf, moneyBetween } from "./money-of.ts";
import { sidesOf } from "./sides.ts";

const { catalogue } = readCatalogue("catalogue");
const TOWN = demoHouseholds();
const NOW = "T03:00:00.000Z";

/** What is known of a household of the demo at noon of a day. */
function known(index: number, on: Day): Household {
  const now = `${formatDay(on)}${NOW}`;
  const contracts = (TOWN[index]?.contracts ?? []).flatMap((contract) => {
    const history = contract.history.filter(({ recordedAt }) => recordedAt <= now);
    return history.length === 0 ? [] : [{ ...contract, history }];
  });
  const person = { customer: "consumer", bornOn: null, place: null, payment: null, facts: {} };
  return { catalogue, on, now, person, contracts, tied: [] } as const as Household;
}

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

const ENERGY = /^(hiho-denki\/(energy|fuel|procurement|rounding)|market\/)/;

/** What bills come to without measured use of months that were not billed yet. */
function totals(bills: readonly Bill[], next: number): ReadonlyMap<number, number> {
  return new Map(
    bills.map(({ month, lines, total }) => {
      const use = lines.filter(
        (line) => line.kind === "carry" || (ENERGY.test(line.rule) && line.month >= next),
      );
      const left = use.reduce((sum, { amount }) => add(sum, amount), ZERO);
      return [month, total - Number(toText(left))];
    }),
  );
}

describe("money before yes", () => {
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
      { numRuns: 150 },
    );
    expect(asked).toBeGreaterThan(100);
  });
});

function compareWithBills(household: Household, decided: Decided) {
  const { contracts, on } = household;
  const next = monthOf(on);
  const start = addToMonth(next, -4);
  const through = horizonOf({ household, decided });
  const sides = sidesOf({ household, decided, through });
  const after = contractsAfter({ contracts, tied: [] }, decided).map((contract) => ({
    ...contract,
    history: [...contract.history, ...foresee(contract, { household, decided })],
  }));
  const possible = after.every(
    (each) => tenureOf(each, catalogue, { through: lastDay(through) }).ok,
  );
  if (!possible) return null;
  const past = live({ contracts, catalogue, start, through: addToMonth(next, -1) });
  const at = { catalogue, start, from: next, through, issued: past.issued };
  const names = new Set(after.map(({ id }) => id));
  const stays = live({ ...at, contracts });
  const goes = live({
    ...at,
    contracts: [...contracts.filter(({ id }) => !names.has(id)), ...after],
  });
  // A bill that waits says nothing; what it waits for is named in the preview.
  if (stays.held.length > 0 || goes.held.length > 0) return null;
  const account = knownAccount({ ...at, household: sides.before, month: next });
  const { money } = moneyBetween({ household, decided, catalogue, sides, known: account, through });
  const [before, then] = [totals(stays.bills, next), totals(goes.bills, next)];
  const months = Array.from({ length: through - next + 1 }, (_, k) => addToMonth(next, k));
  return {
    bills: months.map((month) => (then.get(month) ?? 0) - (before.get(month) ?? 0)),
    preview: months.map((month) => previewed(money, formatDay(firstDay(month)))),
  };
}

function previewed({ once, monthlyTotal, monthlyFrom }: MoneyView, month: string): number {
  const single = once.filter(({ billedIn }) => billedIn === month);
  const usual = typeof monthlyFrom === "string" && monthlyFrom <= month ? monthlyTotal : 0;
  return single.reduce((sum, { amount }) => sum + amount, usual);
}
