import { describe, expect, it } from "vitest";
import { knownAccount, live } from "../../../test/support/lived-household.ts";
import {
  type Contract,
  type ContractEvent,
  type ContractFact,
  type Decided,
  type Household,
  type NewEvent,
  whatFollowsEnd,
} from "../../contracts/index.ts";
import { addToMonth, day, type Day, month } from "../../kernel/day.ts";
import { readCatalogue } from "../../terms/load.ts";
import { callout, contract, fibre, home, on, power } from "../demo/history.ts";
import { horizonOf, moneyBetween } from "./money-before-yes.ts";
import { sidesOf } from "./sides.ts";

const { catalogue } = readCatalogue("catalogue");
const TODAY = "2026-11-22";
const NOW = `${TODAY}T03:00:00.000Z`;
const START = month("2026-06");
const NEXT = month("2026-11");

const FIBRE = fibre("fibre", {
  item: "family-1g",
  applied: "2024-04-01",
  opened: "2024-04-20",
  options: ["wireless-router"],
});
const POWER = power("power", {
  item: "standard",
  meter: "M-1",
  applied: "2024-04-10",
  started: "2024-05-10",
  capacity: { amps: 40 },
});
const HOME = home("home", { item: "light", applied: "2024-05-01", installed: "2024-06-05" });
const CALL = callout("callout", "2024-05-01", "2024-06-01");
const ALL = [FIBRE, POWER, HOME, CALL];

function household(contracts: readonly Contract[]): Household {
  const person = { customer: "consumer", bornOn: null, place: null, payment: null, facts: {} };
  return { catalogue, on: day(TODAY), now: NOW, person, contracts, tied: [] } as Household;
}

interface Asked {
  readonly contracts: readonly Contract[];
  readonly events: readonly NewEvent[];
  readonly opens?: Decided["opens"];
  readonly effectiveOn?: Day | null;
}

/** The money of a decision of 2026-11-22 in a household billed from June through October. */
function moneyOf({ contracts, events, opens = [], effectiveOn = null }: Asked) {
  const asked = household(contracts);
  const decided = { events, opens, follows: [], notes: [], effectiveOn, clauses: [] };
  const through = horizonOf({ household: asked, decided });
  const sides = sidesOf({ household: asked, decided, through });
  const past = live({ contracts, catalogue, start: START, through: addToMonth(NEXT, -1) });
  const at = { catalogue, start: START, month: NEXT, issued: past.issued };
  const known = knownAccount({ ...at, household: sides.before });
  return moneyBetween({ household: asked, decided, catalogue, sides, known, through });
}

function now(contract: string, on: string, fact: ContractFact): NewEvent {
  const event: ContractEvent = { ...fact, on: day(on), recordedAt: NOW };
  return { contract, event };
}

function ended(contracts: readonly Contract[], which: string, on: string): Asked {
  const { events } = whatFollowsEnd(household(contracts), which, day(on), "customer");
  const own = now(which, on, { type: "ended", reason: "customer" });
  return { contracts, events: [own, ...events], effectiveOn: day(on) };
}

/** A view in few words: `billedIn kind service amount`. */
function rows({ once }: ReturnType<typeof moneyOf>["money"]): readonly string[] {
  return once.map(
    ({ billedIn, kind, service, amount }) => `${billedIn.slice(0, 7)} ${kind} ${service} ${amount}`,
  );
}

describe("leaving", () => {
  it("power: the fee once, the fibre's discount every month, and when it is free", () => {
    const { money } = moneyOf(ended(ALL, "power", "2026-12-31"));
    expect(money).toMatchObject({
      once: [
        {
          label: { ja: "契約解除料（スタンダードプラン）" },
          amount: 3850,
          service: "hiho-denki",
          billedIn: "2026-12-01",
          clauses: [{ id: "HH-05" }, { id: "HH-19" }],
          kind: "exit-fee",
          illustrative: false,
        },
      ],
      onceTotal: 3850,
      monthly: [{ label: { ja: "電気ぐっと割" }, amount: 110, service: "kattobi-hikari" }],
      monthlyTotal: 110,
      monthlyFrom: "2027-01-01",
      freeFrom: "2027-04-01",
    });
    expect(money.without.map(({ ja }) => ja)).toEqual([
      "でんきのご使用量による料金は、検針まで分からないため含みません。",
    ]);
  });

  it("fibre: home and call-out end with it, with home's removal (XX-02, HM-06, HM-13)", () => {
    const { money, corrections } = moneyOf(ended(ALL, "fibre", "2026-12-31"));
    expect(rows(money)).toEqual(["2026-12 work ecorepo-home 2000"]);
    expect(money.monthly.map(({ service, amount }) => `${service} ${amount}`)).toEqual([
      "ecorepo-home -418", // 380 × 1.1
      "kaketsuke365 -550",
      "kattobi-hikari -5720",
      "kattobi-hikari -330",
      "kattobi-hikari 110",
    ]);
    expect(money.monthlyTotal).toBe(-6908); // −418 − 550 − 5,720 − 330 + 110
    expect(money.freeFrom).toBeNull();
    expect(corrections).toEqual([]);
  });

  it("entered late: months that were billed come back on the next bill (HM-12)", () => {
    const { money, corrections } = moneyOf(ended([FIBRE, HOME], "home", "2026-08-10"));
    // Removed on 08-10: 2,000 of August, which was billed without it. August's fee stays whole;
    // 2 × 418 of September and October come back.
    expect(corrections.map(({ month: of, amount }) => `${of} ${amount}`)).toEqual([
      "2026-08-01 2000",
      "2026-09-01 -418",
      "2026-10-01 -418",
    ]);
    expect(rows(money)).toEqual([
      "2026-11 work ecorepo-home 2000",
      "2026-11 refund ecorepo-home -418",
      "2026-11 refund ecorepo-home -418",
    ]);
    expect(money).toMatchObject({ onceTotal: 1164, monthlyTotal: -418, monthlyFrom: "2026-11-01" });
  });
});

describe("changing", () => {
  it("home to Premium inside a month: both by the day, and the fee (HM-11, HM-13)", () => {
    const { money } = moneyOf({
      contracts: [FIBRE, HOME],
      events: [now("home", "2026-12-15", { type: "item-changed", item: "premium" })],
      effectiveOn: day("2026-12-15"),
    });
    // December: Light 380 × 15/31 = 183, Premium from the 16th 580 × 16/31 = 299, fee 3,000; with
    // tax (183 + 299 + 3,000) × 1.1 = 3,830.2 → 3,830; without the change 418. 3,830 − 418 = 3,412.
    expect(rows(money)).toEqual([
      "2026-12 part-month ecorepo-home -217",
      "2026-12 part-month ecorepo-home 329",
      "2026-12 work ecorepo-home 3300",
    ]);
    expect(money).toMatchObject({
      onceTotal: 3412,
      monthlyTotal: 220, // 638 − 418
      monthlyFrom: "2027-01-01",
    });
  });

  it("an option from its own month, whole (IT-09)", () => {
    const { money } = moneyOf({
      contracts: [FIBRE],
      events: [
        now("fibre", "2026-11-25", { type: "option-started", option: "norton", quantity: 1 }),
      ],
      effectiveOn: day("2026-11-25"),
    });
    expect(money).toMatchObject({
      once: [],
      monthly: [{ amount: 627 }],
      monthlyTotal: 627,
      monthlyFrom: "2026-11-01",
    });
  });

  it("a pause of a service without a line: the months between are free once (IT-12)", () => {
    const value = contract("value", "kattobi-hikari", [
      on("2024-11-01", { type: "applied", item: "kattobi-value", options: [], channel: "web" }),
      on("2024-11-01", { type: "accepted" }),
      on("2024-11-05", { type: "started" }),
    ]);
    const { money } = moneyOf({
      contracts: [value],
      events: [
        now("value", "2026-12-05", { type: "paused" }),
        now("value", "2027-03-10", { type: "resumed" }),
      ],
      effectiveOn: day("2026-12-05"),
    });
    // Stopped in December, resumed in March: January and February are free.
    expect(money.once.map(({ billedIn }) => billedIn)).toEqual(["2027-01-01", "2027-02-01"]);
    expect(money.monthlyTotal).toBe(0);
    expect(money.onceTotal).toBeLessThan(0);
  });
});

function applied(service: string, item: string, facts: Record<string, string> = {}): Asked {
  return {
    contracts: service === "kattobi-hikari" ? [] : [FIBRE],
    events: [now("new", TODAY, { type: "applied", item, options: [], channel: "web", facts })],
    opens: [{ contract: "new", service }],
  };
}

describe("applying", () => {
  it("says what starting costs, and from which day it was worked out (IT-03, KK-07)", () => {
    const { money } = moneyOf(
      applied("kattobi-hikari", "family-1g", { visit: "yes", wiring: "existing" }),
    );
    // Opened on 12-01: contract fee 3,300 and installation 11,660 in January; 5,720 from then on.
    expect(rows(money)).toEqual([
      "2027-01 fee kattobi-hikari 3300",
      "2027-01 work kattobi-hikari 11660",
    ]);
    expect(money).toMatchObject({ monthlyTotal: 5720, monthlyFrom: "2027-01-01" });
    expect(money.without).toMatchObject([
      {
        en: "Worked out as if it started on 2026-12-01; another first day changes the first month.",
      },
    ]);
    const call = moneyOf(applied("kaketsuke365", "standard")).money;
    expect(call).toMatchObject({ once: [], monthlyTotal: 550, monthlyFrom: "2026-12-01" });
  });

  it("names a price that waits for a fact instead of guessing it", () => {
    const { money } = moneyOf({
      contracts: [],
      events: [
        now("new", TODAY, { type: "applied", item: "family-1g", options: [], channel: "web" }),
      ],
      opens: [{ contract: "new", service: "kattobi-hikari" }],
    });
    expect(rows(money)).toEqual(["2027-01 fee kattobi-hikari 3300"]);
    expect(money.without.map(({ en }) => en)[0]).toMatch(/is worked out once it is known/);
  });
});

describe("withdrawing", () => {
  const sent = { type: "withdrawn", sentOn: day("2026-11-20"), misled: false } as const;

  it("call-out: everything that was billed comes back (KK-11)", () => {
    const call = callout("callout", "2026-08-20", "2026-09-01");
    const { money, corrections } = moneyOf({
      contracts: [FIBRE, call],
      events: [now("callout", TODAY, sent)],
    });
    expect(corrections.map(({ month: of, amount }) => `${of} ${amount}`)).toEqual([
      "2026-09-01 -550",
      "2026-10-01 -550",
    ]);
    expect(money).toMatchObject({
      onceTotal: -1100,
      monthlyTotal: -550,
      monthlyFrom: "2026-11-01",
    });
  });

  it("power: all money back, and no charge for power used (HH-22)", () => {
    const young = power("power", {
      item: "standard",
      meter: "M-1",
      applied: "2026-08-20",
      started: "2026-09-10",
      capacity: { amps: 40 },
    });
    const { bills } = live({
      contracts: [young],
      catalogue,
      start: START,
      through: addToMonth(NEXT, -1),
    });
    const billed = bills.reduce((sum, { total }) => sum + total, 0);
    expect(billed).toBeGreaterThan(0);
    const { money, corrections } = moneyOf({
      contracts: [young],
      events: [now("power", TODAY, { ...sent, how: "e-mail" })],
    });
    expect(corrections).toMatchObject([
      {
        month: "2026-10-01",
        label: { ja: "でんき ご使用量による料金（2026-10分の訂正）" },
        amount: -billed,
      },
    ]);
    expect(money.onceTotal).toBe(-billed);
  });

  it("fibre: what was used and the work stay, so nothing of them comes back (IT-18)", () => {
    const opened = fibre("fibre", {
      item: "family-1g",
      applied: "2026-08-20",
      opened: "2026-09-05",
    });
    const { money } = moneyOf({ contracts: [opened], events: [now("fibre", TODAY, sent)] });
    expect(money.onceTotal).toBe(0);
    expect(money.monthlyTotal).toBe(-5720);
  });
});
