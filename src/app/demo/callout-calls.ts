import type { Danger } from "../../callout/model.ts";
import { addDays, type Day, day } from "../../kernel/day.ts";
import { chanceBetween, chanceOf } from "../../kernel/chance.ts";
import { AREAS, postalCodesOf, standsAt } from "./callout-town.ts";
import { tokyo } from "./callout-people.ts";
import { type DemoTrouble, LEFT_OUT, OFTEN } from "./callout-troubles.ts";
import type { DemoHousehold } from "./households.ts";

/** A call of the past, as it came. */
export interface PastCall {
  readonly index: number;
  readonly at: string;
  /** Index of the household; null: nobody whom the operator knows. */
  readonly household: number | null;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly postalCode: string;
  readonly address: string;
  readonly source: "desk" | "resident" | "public";
  readonly trouble: DemoTrouble;
  readonly danger: Danger | null;
  /** How it ended: by itself where nothing is said. */
  readonly end: "cancelled" | "price-declined" | null;
}

const FROM = day("2025-11-25");
const CALLS = 120;
/** The newest one is five days old: what is newer is open. */
const DAYS = 357;

/** A year of calls, the oldest first; the same ones each time. */
export function pastCalls(households: readonly DemoHousehold[]): readonly PastCall[] {
  const holders = households.filter(holdsCallout);
  return Array.from({ length: CALLS }, (_, index) => {
    const single = SINGLE_VISITS.get(index);
    // One in eight is nobody whom the operator knows.
    const turn = index % 8 === 3 ? undefined : holders[(index * 7) % holders.length];
    return callOf(index, single === undefined ? turn : households[single]);
  }).toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** Households without a contract that paid for one visit, by the call. */
const SINGLE_VISITS: ReadonlyMap<number, number> = new Map([
  [33, 6],
  [88, 12],
]);

/** Since before the first call. */
export function holdsCallout({ contracts }: DemoHousehold): boolean {
  const held = contracts.find(({ service }) => service === "kaketsuke365");
  const started = held?.history.find(({ type }) => type === "started");
  return started !== undefined && started.on < FROM;
}

function callOf(index: number, household: DemoHousehold | undefined): PastCall {
  const on = addDays(FROM, Math.floor((index * DAYS) / CALLS));
  const isLeftOut = index % 23 === 9;
  const trouble = isLeftOut ? chanceOf(LEFT_OUT, 91, index) : chanceOf(OFTEN, 92, index);
  const isGas = index % 41 === 17;
  const call = {
    index,
    at: timeOf(index, on),
    trouble,
    danger: isGas ? ("gas-smell" as const) : null,
  };
  return household === undefined ? ofStranger(call) : ofHolder(call, household);
}

/** More calls by day and in the evening than at night. */
function timeOf(index: number, on: Day): string {
  const hour = chanceOf([2, 5, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23], 93, index);
  return tokyo(on, hour, chanceBetween(0, 59, 94, index));
}

type Came = Pick<PastCall, "index" | "at" | "trouble" | "danger">;

function ofHolder(call: Came, household: DemoHousehold): PastCall {
  const { index, phone, email, postalCode, address, resident } = household;
  return {
    ...call,
    household: index,
    name: resident.name,
    phone,
    email,
    postalCode,
    address,
    source: call.index % 3 === 0 ? "resident" : "desk",
    end: call.index % 31 === 6 ? "cancelled" : null,
  };
}

const SURNAMES = ["川上", "高木", "松井", "野村", "菊地", "新井", "古賀", "宮本", "平田", "白石"];
const NAMES = ["健太", "由美", "聡", "直子", "翔", "真理", "浩", "千春"];

function ofStranger(call: Came): PastCall {
  const { index } = call;
  const { area } = chanceOf(AREAS, 95, index);
  const [code] = AREAS.filter((each) => each.area === area).flatMap(postalCodesOf);
  const numbers = [1, 2].map((k) => chanceBetween(1, 19, 96, index, k)).join("-");
  return {
    ...call,
    household: null,
    name: `${chanceOf(SURNAMES, 97, index)} ${chanceOf(NAMES, 98, index)}`,
    phone: `090-0000-${String(2000 + index)}`,
    email: "",
    postalCode: code?.postalCode ?? "",
    address: `神奈川県縁ヶ浜市${area}${chanceOf(["一", "二", "三"], 99, index)}丁目${numbers}`,
    source: index % 4 === 1 ? "public" : "desk",
    end: index % 6 === 4 ? "price-declined" : index % 19 === 7 ? "cancelled" : null,
  };
}

/** Where it is; the operator knows the houses of its households. */
export function placeOfCall({ postalCode, address, household }: PastCall) {
  const area = AREAS.find(({ area: name }) => address.includes(name))?.area ?? null;
  const isKnown = household !== null;
  const middle = AREAS.find((each) => each.area === area)?.label ?? null;
  return {
    postalCode,
    address,
    area,
    at: isKnown ? standsAt(address) : middle,
    exact: isKnown ? ("dwelling" as const) : ("area" as const),
  };
}
