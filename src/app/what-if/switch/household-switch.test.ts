import { describe, expect, it } from "vitest";
import { STEADY_MARKET } from "../../../../test/support/lived-household.ts";
import { measuredYear } from "../../../../test/support/measured-year.ts";
import type { Contract, ContractEvent, Household } from "../../../contracts/index.ts";
import type { LoadYear } from "../../../diagnosis/load/load-year.ts";
import { day, formatDay } from "../../../kernel/day.ts";
import { readCatalogue } from "../../../terms/load.ts";
import { callout, contract, fibre, home, on, power } from "../../demo/history.ts";
import { householdSwitch, type SwitchOption } from "./household-switch.ts";
import { bestOf } from "./price-course.ts";
import { pricesAhead } from "./prices-ahead.ts";
import { useYear } from "./use-year.ts";
import { rowsOf, switchView } from "./view.ts";

const { catalogue } = readCatalogue("catalogue");
const TODAY = day("2026-11-22");
const PERSON: Household["person"] = {
  customer: "consumer",
  bornOn: day("1980-04-01"),
  place: "kanagawa",
  payment: "direct-debit",
  facts: { meter: "smart" },
};

const FIBRE = fibre("fibre", { item: "family-1g", applied: "2024-04-01", opened: "2024-04-20" });
const HOME = home("home", { item: "light", applied: "2024-05-01", installed: "2024-06-05" });
const CALL = callout("callout", "2024-05-01", "2024-06-01");
const supplied = (later: readonly ContractEvent[] = []) =>
  power("power", {
    item: "standard",
    meter: "M",
    applied: "2024-04-10",
    started: "2024-05-10",
    capacity: { amps: 40 },
    later,
  });

/** Without a year of use, unless one is given. */
function found(contracts: readonly Contract[], load: LoadYear | null = null) {
  const household: Household = {
    catalogue,
    on: TODAY,
    now: "2026-11-22T03:00:00.000Z",
    person: PERSON,
    contracts,
    tied: [],
  };
  const prices = pricesAhead(catalogue, STEADY_MARKET, TODAY);
  const loads = new Map(load === null ? [] : [["power", load] as const]);
  return householdSwitch({ household, catalogue, prices, loads });
}

function optionOf(contracts: readonly Contract[], key: string): SwitchOption {
  const option = found(contracts).options.find((each) => each.key === key);
  if (!option) throw new Error(`there is no ${key}`);
  return option;
}

function partsOf({ parts }: SwitchOption): readonly string[] {
  return parts.map(({ yen, label, months }) => `${yen} ${label.en} × ${months.length}`);
}

describe("leaving", () => {
  it("home: its fee less, removal once, as soon as a month's notice allows (HM-06, HM-12)", () => {
    const option = optionOf([FIBRE, HOME], "leave/home");
    // December is charged whole; 2027-01 … 2029-10 are 34 months of 418.
    expect(partsOf(option)).toEqual([
      "2000 HEMS: Removal work × 1",
      "-14212 Ecorepo Home Light, monthly fee × 34",
    ]);
    expect(formatDay(option.priced.best.from)).toBe("2026-12-22");
    expect(option.total).toBe(2000 - 14_212);
  });

  it("fibre: month ends, with what rests on it (IT-11, KK-07, HM-02)", () => {
    const option = optionOf([FIBRE, HOME, CALL], "leave/fibre");
    expect(option.priced.stretches[0]).toMatchObject({
      from: day("2026-12-31"),
      until: day("2026-12-31"),
      once: 2000,
    });
    // 34 × (5,720 + 418 + 550) less, and home's removal.
    expect(option.total).toBe(2000 - 34 * 6688);
    expect(option.priced.course.notes).toHaveLength(1);
  });

  it("power without readings: fee by month, discount lost, energy said to be left out", () => {
    const { options, supplies } = found([FIBRE, supplied()]);
    expect(supplies).toMatchObject([{ use: null, energy: null }]);
    expect(options.some(({ plan }) => plan !== null)).toBe(false);
    const option = options.find(({ key }) => key === "leave/power");
    if (!option) throw new Error("power can be left");
    // The 36th month after 2024-05 is 2027-04: it and the next are free (HH-05).
    const free = option.priced.stretches.filter(({ once }) => once === 0).map(({ from }) => from);
    expect(free.map(formatDay)).toEqual(["2027-04-01", "2027-05-01"]);
    // It costs more on any day, so the first free one: 110 from 2027-05 to 2029-10.
    expect(partsOf(option)).toEqual(["3300 Fibre: Electricity bundle discount × 30"]);
    expect(formatDay(option.priced.best.from)).toBe("2027-04-01");
    expect(option.priced.course.notes).toHaveLength(1);
  });

  it("counts free months that are lost from when they would have ended (HH-17)", () => {
    const pack = { type: "option-started", option: "support-pack", quantity: 1 } as const;
    const option = optionOf([FIBRE, supplied([on("2026-11-10", pack)])], "leave/power");
    // Charged from the 1st of December, free to May: only what follows is saved, 29 of 36 months.
    expect(partsOf(option)).toContainEqual(
      "-126962 Electricity: Office and shop Support Pack × 29",
    );
  });

  it("is not offered twice: a running notice can be taken back", () => {
    const leaves = [
      on("2026-11-01", { type: "notice-given", leavesOn: day("2026-12-15"), reason: "customer" }),
      on("2026-12-15", { type: "ended", reason: "customer" }, "2026-11-01"),
    ] as const;
    const { options } = found([FIBRE, { ...HOME, history: [...HOME.history, ...leaves] }]);
    const own = options.filter(({ priced }) => priced.course.contract === "home");
    expect(own.map(({ key }) => key)).toEqual(["take-back/home"]);
  });

  it("knows nothing to do with what has not begun, nor with what is over", () => {
    const applied = on("2026-11-20", {
      type: "applied",
      item: "standard",
      options: [],
      channel: "web",
    });
    const over = { ...CALL, history: [...CALL.history, ended("2026-10-31")] };
    const { options } = found([contract("new", "kaketsuke365", [applied]), over]);
    expect(options).toEqual([]);
  });
});

function ended(date: string): ContractEvent {
  return on(date, { type: "ended", reason: "customer" });
}

describe("changing an item", () => {
  it("Premium: work in the same month, its fee by the day from the day after (HM-11)", () => {
    const option = optionOf([FIBRE, HOME], "change/home/premium");
    expect(option.priced.best.once).toBe(3300);
    // From 23 November 8 of 30 days, then 35 months of 220 more.
    expect(partsOf(option).slice(0, 1)).toEqual(["3300 HEMS: Fee for a change of item × 1"]);
    expect(option.total).toBeGreaterThan(3300 + 35 * 220);
    expect(formatDay(option.priced.best.from)).toBe("2026-11-22");
  });
});

describe("taking up", () => {
  it("power beside fibre wins the bundle, and is applied for by telephone (IT-06, HH-01)", () => {
    const option = optionOf([FIBRE], "take-up/hiho-denki/standard");
    // Started on 2026-12-01, discounted from 2027-01 to 2029-10.
    expect(partsOf(option)).toEqual(["-3740 Fibre: Electricity bundle discount × 34"]);
    expect(option.priced.course.action).toBe(null);
    expect(option.priced.course.notes).toHaveLength(2);
  });
});

describe("another supplier", () => {
  const LOAD = useYear(measuredYear(), catalogue, "kanagawa");

  it("changes hands on reading days, and its parts sum to what it brings", () => {
    const { options } = found([FIBRE, supplied()], LOAD);
    const others = options.filter(({ plan }) => plan !== null);
    expect(others.length).toBeGreaterThan(5);
    for (const { parts, total, priced } of others) {
      expect(parts.reduce((sum, { yen }) => sum + yen, 0)).toBe(total);
      expect(new Set(priced.stretches.map(({ from }) => formatDay(from).slice(8)))).toEqual(
        new Set(["09"]),
      );
    }
    expect(options.some(({ key }) => key === "leave/power")).toBe(false);
  });

  it("gives no place to prices that nobody confirms, and one to staying", () => {
    const rows = rowsOf(found([FIBRE, supplied()], LOAD), catalogue);
    const keep = rows.filter(({ group, place }) => group === "keep" && place !== null);
    expect(keep.map(({ place }) => place)).toEqual(keep.map((_, index) => index + 1));
    expect(keep.some(({ kind }) => kind === "stay")).toBe(true);
    const unplaced = rows.filter(({ place }) => place === null);
    expect(unplaced.every(({ kind }) => kind === "supplier")).toBe(true);
  });
});

/** Days by what they come to in all and once. */
function bestAmong(...pairs: readonly (readonly [number, number])[]): number {
  return bestOf(pairs.map(([total, once]) => ({ total, once })));
}

describe("the best day", () => {
  it("is that with the least in all; where all cost more, that with the least fee", () => {
    expect(bestAmong([-5, 3], [-9, 3], [-9, 0])).toBe(1);
    expect(bestAmong([12, 3], [9, 3], [8, 0], [4, 0])).toBe(2);
    expect(bestAmong([0, 0], [0, 0])).toBe(0);
  });
});

describe("the view", () => {
  it("has staying alone for a household without contracts, and says what is not counted", () => {
    const view = switchView(found([]), {
      catalogue,
      asOf: "2026-11-22T03:00:00.000Z",
      today: TODAY,
      scenario: { ja: "例", en: "example" },
    });
    expect(view.rows.map(({ kind, total, place }) => ({ kind, total, place }))).toEqual([
      { kind: "stay", total: 0, place: 1 },
    ]);
    expect(view).toMatchObject({ first: "2026-11", through: "2029-10", stayingYen: 0 });
    expect(view.notes).toHaveLength(2);
  });
});
