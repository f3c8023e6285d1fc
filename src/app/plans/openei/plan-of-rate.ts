import { addDays, type Day, formatDay } from "../../../kernel/day.ts";
import type { Area } from "../../../kernel/area.ts";
import { add, decimal, isZero, toText } from "../../../kernel/exact.ts";
import type { OpenEiRate } from "./read-rate.ts";
import { bandKey, yearTable } from "./timetable.ts";

export interface Tier {
  readonly upTo?: string;
  readonly price: string;
}

/** A rate as the pieces of a plan, before they are written down. */
export interface ConvertedPlan {
  readonly key: string;
  readonly from: Day;
  readonly base: { readonly by: "contract" | "day"; readonly amount: string } | null;
  readonly minimum: string | null;
  /** By band; one band without hours is a plan of tiers. */
  readonly bands: ReadonlyMap<string, readonly Tier[]>;
  readonly table: ReturnType<typeof yearTable>;
  /** The plan's file as plain values. */
  readonly file: unknown;
}

const DAY_SECONDS = 86_400;
const TIERS_DECISION =
  "Tiers count the month's use within their own period; the converter reads `max` so.";

/** The plan's file of a rate of which nothing is unfit. */
export function planOfRate(
  rate: OpenEiRate,
  { area, from }: { readonly area: Area; readonly from: Day },
): ConvertedPlan {
  const table = yearTable(rate);
  const used = [...new Set(table.timetable.map(({ band }) => band))].toSorted();
  const bands = new Map(
    rate.energyratestructure.flatMap((tiers, period) =>
      used.includes(bandKey(period)) ? [[bandKey(period), tiersOf(tiers)] as const] : [],
    ),
  );
  const key = keyOf(rate.name);
  const base = baseOf(rate);
  const minimum = isNothing(rate.mincharge) ? null : (rate.mincharge ?? null);
  const prices = [
    {
      from: formatDay(from),
      tax: { kind: "included", percent: 10 },
      base: base ?? { by: "none" },
      energy: energyOf(bands, table),
      ...(minimum === null ? {} : { minimum: { amount: minimum, of: "base-and-energy" } }),
      ...(hasTiers(bands) && bands.size > 1 ? { interpretation: TIERS_DECISION } : {}),
      source: sourceOf(rate),
    },
    ...endOf(rate),
  ];
  const plan = {
    label: label(rate.name),
    areas: [area],
    ...(table.weekends ? { daysOff: { weekends: true, nationalHolidays: false, extra: [] } } : {}),
    prices,
  };
  const file = { ...headOf(rate), plans: { [key]: plan } };
  return { key, from, base, minimum, bands, table, file };
}

/** The rate's own first day; null where it has none. */
export function startOf({ startdate }: OpenEiRate): Day | null {
  return startdate === undefined ? null : (Math.floor(startdate / DAY_SECONDS) as Day);
}

function headOf({ utility, name }: OpenEiRate) {
  return {
    kind: "energy-tariff",
    title: label(`${utility} ${name}`),
    clause: ["EN-01"],
    supplier: label(utility),
    energy: "electricity",
    unit: "JPY/kWh",
    rounding: "market/rounding/common",
    adjustments: [],
    note:
      "Converted from the form of the Utility Rate Database: its numbers are taken for yen with " +
      "tax. A levy and a fuel adjustment are added under adjustments; terms that set no price " +
      "were left out.",
  };
}

function energyOf(bands: ConvertedPlan["bands"], { seasons, timetable }: ConvertedPlan["table"]) {
  const [only, ...others] = bands.values();
  if (only && others.length === 0) return { by: "tiers", tiers: only };
  const named = [...bands].map(([band, tiers]) => {
    const number = band.replace("period-", "");
    return [band, { label: { ja: `時間帯${number}`, en: `Period ${number}` }, tiers }] as const;
  });
  return { by: "bands", bands: Object.fromEntries(named), seasons, timetable };
}

/** Rate and adjustment of each tier are one price; the last tier is open. */
function tiersOf(tiers: OpenEiRate["energyratestructure"][number]): readonly Tier[] {
  return tiers.map(({ rate = "0", adj = "0", max }, index) => {
    const price = toText(add(decimal(rate), decimal(adj)));
    return max === undefined || index === tiers.length - 1 ? { price } : { upTo: max, price };
  });
}

function baseOf({ fixedchargefirstmeter: amount, fixedchargeunits }: OpenEiRate) {
  if (amount === undefined || isNothing(amount)) return null;
  return { by: fixedchargeunits === "$/day" ? "day" : "contract", amount } as const;
}

function endOf(rate: OpenEiRate) {
  if (rate.enddate === undefined) return [];
  const last = Math.floor(rate.enddate / DAY_SECONDS) as Day;
  return [{ from: formatDay(addDays(last, 1)), ended: true, source: sourceOf(rate) }];
}

function sourceOf({ label: id, uri }: OpenEiRate) {
  return { document: "openei-urdb", article: uri ?? id ?? "without a label" };
}

function hasTiers(bands: ConvertedPlan["bands"]): boolean {
  return [...bands.values()].some((tiers) => tiers.length > 1);
}

function isNothing(amount: string | undefined): boolean {
  return amount === undefined || isZero(decimal(amount));
}

function label(text: string) {
  return { ja: text, en: text };
}

/** `TOU-EV 9` becomes `tou-ev-9`. */
function keyOf(name: string): string {
  const key = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return key === "" ? "plan" : key;
}
