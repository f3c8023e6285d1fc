import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  knownAccount,
  STEADY_MARKET,
  tenuresOf,
} from "../../../../test/support/lived-household.ts";
import { measuredYear } from "../../../../test/support/measured-year.ts";
import { catalogue, known } from "../../../../test/support/money-and-bills.ts";
import { settleAccount } from "../../../billing/index.ts";
import {
  type Action,
  type Contract,
  type ContractEvent,
  contractsAfter,
  decide,
  type Household,
  questionsOf,
} from "../../../contracts/index.ts";
import { addDays, addMonths, addToMonth, type Day, day, monthOf } from "../../../kernel/day.ts";
import type { Period } from "../../../kernel/period.ts";
import { type Series, slice } from "../../../metering/index.ts";
import { foresee } from "../foresee.ts";
import { layAhead } from "./energy-ahead.ts";
import { householdSwitch, type SwitchOption } from "./household-switch.ts";
import type { PricedStretch } from "./price-course.ts";
import { pricesAhead } from "./prices-ahead.ts";
import { useYear } from "./use-year.ts";

const TODAY = day("2026-11-22");
const FIRST = monthOf(TODAY);
const PRICES = pricesAhead(catalogue, STEADY_MARKET, TODAY, "held");
const LOAD = useYear(measuredYear(), catalogue, "kanagawa");

function asked(index: number): Household {
  const { contracts, ...household } = known(index, TODAY);
  return { ...household, by: "staff", contracts: contracts.map(readOn) };
}

/** Read on the same day of each month, for as long as is looked ahead. */
function readOn(contract: Contract): Contract {
  const history = contract.history.map((event): ContractEvent => {
    if (event.type !== "supply-set") return event;
    const { readingDays } = event.supply;
    const [first, last] = [readingDays[0], readingDays.at(-1)];
    if (first === undefined || last === undefined) return event;
    const more = Array.from({ length: 70 }, (_, k) => addMonths(first, k)).filter(
      (on) => on > last,
    );
    return { ...event, supply: { ...event.supply, readingDays: [...readingDays, ...more] } };
  });
  return { ...contract, history };
}

function switchOf(household: Household) {
  const ids = household.contracts.map(({ id }) => id);
  const loads = new Map(LOAD === null ? [] : ids.map((id) => [id, LOAD] as const));
  return householdSwitch({ household, catalogue, prices: PRICES, loads });
}

const AHEAD = LOAD && layAhead("M", LOAD, FIRST).series;

/** The use that was laid ahead, as meters will have read it. */
function seriesOf(meter: string, period: Period): Series | null {
  return AHEAD === null || period.from < AHEAD.from ? null : { ...slice(AHEAD, period), meter };
}

/** Total of the 36 bills as runs make them from what is recorded; null where one waits. */
function billed(contracts: readonly Contract[]): number | null {
  const household = tenuresOf(contracts, PRICES.catalogue, addToMonth(FIRST, 36));
  let sum = 0;
  for (let month = FIRST; month < addToMonth(FIRST, 36); month = addToMonth(month, 1)) {
    const known = knownAccount({
      household,
      catalogue: PRICES.catalogue,
      start: month,
      month,
      issued: [],
    });
    const { bills, held } = settleAccount({ ...known, months: [month], seriesOf });
    if (held.length > 0) return null;
    sum += bills.reduce((all, { total }) => all + total, 0);
  }
  return sum;
}

/** What is asked to take an option on a day; taking up has no contract to ask yet. */
function actionOf({ priced }: SwitchOption, on: Day): Action | null {
  const { kind, action, service } = priced.course;
  switch (kind) {
    case "leave":
    case "supplier": {
      const names = questionsOf(catalogue, service, "leave").map(({ question }) => question);
      const answers = Object.fromEntries(names.map((name) => [name, "no"]));
      return { type: "leave", wishedOn: on, reason: "customer", workOn: null, answers };
    }
    case "change-item":
      return { type: "change-item", item: action?.item ?? "", from: on, facts: {} };
    case "take-back":
      return { type: "take-back-notice" };
    case "take-up":
      return null;
  }
}

/** Any day of a stretch of leaving costs what its first does; a change shares its month by days. */
function inside({ priced }: SwitchOption, { from, until }: PricedStretch, nth: number): Day {
  return priced.course.kind === "leave" ? addDays(from, nth % (until - from + 1)) : from;
}

/** The household's contracts with the decision, and the work that it orders, recorded. */
function recorded(household: Household, contract: string, action: Action): readonly Contract[] {
  const decision = decide(household, contract, action);
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  const decided = decision.value;
  const changed = contractsAfter({ ...household, tied: [] }, decided).map((each) => ({
    ...each,
    history: [...each.history, ...foresee(each, { household, decided })],
  }));
  const names = new Set(changed.map(({ id }) => id));
  return [...household.contracts.filter(({ id }) => !names.has(id)), ...changed];
}

/** The yen that the other supplier asks from a stretch on. */
function elsewhereYen({ plan, priced }: SwitchOption, { from }: PricedStretch): number {
  if (plan === null) return 0;
  const own = priced.periods.flatMap(({ period }, k) =>
    period.from > from ? [plan.yen[k] ?? 0] : [],
  );
  return own.reduce((sum, yen) => sum + yen, 0);
}

describe("the switch of a household", () => {
  it("holds staying to the bills as they then are, use and all", () => {
    for (const index of [0, 1, 7, 19]) {
      const household = asked(index);
      expect(switchOf(household).stayingYen).toBe(billed(household.contracts));
    }
  });

  it("is what the 36 bills then come to, to the yen", { timeout: 120_000 }, () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(fc.nat(59), fc.nat(1000), fc.nat(1000), (index, which, nth) => {
        const household = asked(index);
        const options = switchOf(household).options.filter(
          ({ priced: { course, worth } }) => course.contract !== null && worth.held.length === 0,
        );
        const option = options[which % Math.max(1, options.length)];
        const stretch = option?.priced.stretches[nth % option.priced.stretches.length];
        fc.pre(option !== undefined && stretch !== undefined);
        const on = inside(option, stretch, nth);
        const action = actionOf(option, on);
        const { contract, key } = option.priced.course;
        fc.pre(action !== null && contract !== null);
        const [stays, goes] = [
          billed(household.contracts),
          billed(recorded(household, contract, action)),
        ];
        fc.pre(stays !== null && goes !== null);
        seen.set(option.priced.course.kind, (seen.get(option.priced.course.kind) ?? 0) + 1);
        const own = stretch.total - elsewhereYen(option, stretch);
        expect({ key, on, own }).toEqual({ key, on, own: goes - stays });
      }),
      { numRuns: 30 },
    );
    expect([...seen.keys()]).toEqual(expect.arrayContaining(["leave", "change-item", "supplier"]));
  });
});
