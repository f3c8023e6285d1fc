import type { Contract } from "../../contracts/index.ts";
import { addDays, type Day, day } from "../../kernel/day.ts";
import type { Area } from "../../rating/tenure.ts";
import { chanceBetween } from "../../kernel/chance.ts";
import { lately } from "./lately.ts";
import type { Household as Load } from "./load-model.ts";
import { ordinaryContracts, ordinaryLoad } from "./ordinary.ts";
import { withPapers } from "./papers.ts";
import { STORIES } from "./stories.ts";
import {
  addressOf,
  customerNumber,
  phoneOf,
  type Resident,
  RESIDENTS,
  supplyPointOf,
} from "./town.ts";

/** A household of the demo with everything that is stored of it. */
export interface DemoHousehold {
  readonly index: number;
  readonly number: string;
  readonly resident: Resident;
  readonly phone: string;
  readonly email: string;
  readonly postalCode: string;
  readonly address: string;
  readonly paymentMethod: string;
  readonly contracts: readonly Contract[];
  readonly meter: DemoMeter | null;
  readonly customer: "consumer" | "business";
  /** Null: a company. */
  readonly bornOn: Day | null;
  /** Prefecture in catalogue words. */
  readonly place: string;
  /** What the desk knows besides. */
  readonly facts: Readonly<Record<string, string>>;
}

export interface DemoMeter {
  readonly id: string;
  readonly supplyPoint: string;
  readonly area: Area;
  readonly load: Load;
  /** The meter that took its place, from a day on. */
  readonly next: { readonly id: string; readonly from: Day } | null;
}

const METHODS = ["direct-debit", "direct-debit", "card", "direct-debit", "slip"] as const;

export function demoHouseholds(): readonly DemoHousehold[] {
  return RESIDENTS.map((resident, index) => {
    const supplyPoint = supplyPointOf(index);
    const story = STORIES[index];
    const contracts = named(
      index,
      lately(index, story ? story(supplyPoint) : ordinaryContracts(index, supplyPoint)),
    ).map(withPapers);
    return {
      index,
      number: customerNumber(index),
      resident,
      phone: phoneOf(index),
      email: `${customerNumber(index).toLowerCase()}@example.jp`,
      ...addressOf(resident),
      paymentMethod: METHODS[index % METHODS.length] ?? "direct-debit",
      contracts,
      meter: meterOf(index, contracts),
      ...knownOf(index, resident, contracts),
    };
  });
}

/** Companies have no birthday; whose power we measure, or who has Light, has a smart meter. */
function knownOf(index: number, { name, at }: Resident, contracts: readonly Contract[]) {
  const isBusiness = COMPANY.test(name);
  const measured = contracts.some(
    ({ service, history }) =>
      service === "hiho-denki" ||
      history.some((event) => event.type === "started" && service === "ecorepo-home"),
  );
  const birthday = addDays(FIRST_BIRTHDAY, chanceBetween(0, BIRTHDAYS, 71, index));
  return {
    customer: isBusiness ? ("business" as const) : ("consumer" as const),
    bornOn: isBusiness ? null : birthday,
    place: "kanagawa",
    facts: measured ? { meter: "smart", ...(isBusiness ? {} : dwellingOf(index, at)) } : {},
  };
}

/** For who compares with similar homes: a room number makes a flat. */
function dwellingOf(index: number, at: string): Readonly<Record<string, string>> {
  const dwelling = / .*\d{3,4}$/.test(at) ? "flat" : "house";
  return { dwelling, people: String(Math.min(6, loadOf(index).persons)) };
}

const COMPANY = /会社|組合|㈱/;
/** Born between 1946 and 2000. */
const FIRST_BIRTHDAY = day("1946-01-01");
const BIRTHDAYS = 20_000;

/** Contract ids are unique in the town: `E10001-power`. */
function named(index: number, contracts: readonly Contract[]): readonly Contract[] {
  const number = customerNumber(index);
  return contracts.map((each) => {
    return { ...each, id: `${number}-${each.id.replace(/-\d{2}$/, "")}` };
  });
}

function meterOf(index: number, contracts: readonly Contract[]): DemoMeter | null {
  const [first, ...later] = contracts
    .flatMap(({ history }) => history)
    .filter((event) => event.type === "supply-set");
  if (!first) return null;
  const { meter, area } = first.supply;
  const exchange = later.find(({ supply }) => supply.meter !== meter);
  const next = exchange ? { id: exchange.supply.meter, from: exchange.on } : null;
  return { id: meter, supplyPoint: meter, area, load: loadOf(index), next };
}

/** The loads of households with stories; all others are drawn by chance. */
const LOADS: Readonly<Record<number, Omit<Load, "seed">>> = {
  0: home({ baseW: 130, persons: 3, heatingWPerDegree: 45, coolingWPerDegree: 80 }),
  1: home({
    baseW: 160,
    persons: 4,
    homeByDay: true,
    heatingWPerDegree: 90,
    coolingWPerDegree: 100,
    nightWaterW: 1100,
  }),
  3: home({ baseW: 900, persons: 12, heatingWPerDegree: 20, coolingWPerDegree: 40 }),
  9: home({ baseW: 1500, persons: 10, homeByDay: true, coolingWPerDegree: 150 }),
  10: home({
    baseW: 70,
    persons: 1,
    coolingWPerDegree: 40,
    away: [{ from: day("2026-04-25"), until: day("2026-05-12") }],
  }),
  14: home({
    baseW: 45,
    persons: 1,
    away: [{ from: day("2025-01-10"), until: day("2025-03-01") }],
  }),
  15: home({ baseW: 2200, persons: 6, homeByDay: true }),
};

function home(load: Partial<Omit<Load, "seed">>): Omit<Load, "seed"> {
  return {
    baseW: 90,
    persons: 2,
    homeByDay: false,
    heatingWPerDegree: 0,
    coolingWPerDegree: 60,
    nightWaterW: 0,
    ...load,
  };
}

function loadOf(index: number): Load {
  const own = LOADS[index];
  return own ? { seed: 1000 + index, ...own } : ordinaryLoad(index);
}
