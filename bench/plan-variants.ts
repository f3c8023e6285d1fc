import { decimal, divide, multiply, toText, whole } from "../src/kernel/exact.ts";
import type { Capacity } from "../src/rating/tenure.ts";
import type { PlanAt } from "../src/rating/energy/plan-at.ts";
import type { Catalogue } from "../src/terms/catalogue.ts";
import type { EnergyCharge, EnergyPlan } from "../src/terms/kinds/energy-tariff.ts";

type Prices = EnergyPlan["prices"][number];
type Banded = Extract<EnergyCharge, { by: "bands" }>;
interface Tier {
  readonly upTo?: string | undefined;
  readonly price: string;
}

/** Every plan of the catalogue. */
export function cataloguePlans(catalogue: Catalogue): readonly PlanAt[] {
  return [...catalogue.rules.values()].flatMap(({ rule, ...located }) =>
    rule.kind === "energy-tariff"
      ? Object.entries(rule.plans).map(([key, plan]) => ({ rule: { ...located, rule }, key, plan }))
      : [],
  );
}

/** Capacities that are tried in turn until a plan knows one. */
export const CAPACITIES: readonly Capacity[] = [{ kva: 6 }, { amps: 40 }, { amps: 30 }, { kw: 5 }];

/** A plan like another with other prices, tiers, hours and days off, by the number. */
export function variantOf({ rule, key, plan }: PlanAt, number: number): PlanAt {
  const { daysOff } = plan;
  const off = daysOff && { ...daysOff, extra: [...daysOff.extra, `05-${two(1 + (number % 9))}`] };
  const prices = plan.prices.map((entry) => pricesOf(entry, number));
  const varied = { ...plan, prices, ...(off === undefined ? {} : { daysOff: off }) };
  return { rule, key: `${key}-${number}`, plan: varied };
}

function pricesOf(entry: Prices, number: number): Prices {
  if ("ended" in entry) return entry;
  const { energy } = entry;
  if (energy.by === "tiers") {
    return { ...entry, energy: { ...energy, tiers: tiersOf(energy.tiers, number) } };
  }
  return energy.by === "bands" ? { ...entry, energy: bandsOf(energy, number) } : { ...entry };
}

/** Prices from 90 to 110 %, and tiers that end up to 29 kWh later. */
function tiersOf<T extends Tier>(tiers: readonly T[], number: number): T[] {
  return tiers.map((tier) => {
    const price = toText(
      multiply(decimal(tier.price), divide(whole(90 + (number % 21)), whole(100))),
    );
    if (tier.upTo === undefined) return { ...tier, price };
    return {
      ...tier,
      price,
      upTo: toText({ n: decimal(tier.upTo).n + BigInt(number % 30), d: 1n }),
    };
  });
}

/** Seven time tables: hours that begin and end up to three hours later. */
function bandsOf(energy: Banded, number: number): Banded {
  const bands = Object.entries(energy.bands).map(([key, band]) => {
    return [key, { ...band, tiers: tiersOf(band.tiers, number) }] as const;
  });
  const timetable = energy.timetable.map(({ hours, ...row }) =>
    hours === undefined ? row : { ...row, hours: hours.map((span) => later(span, number % 7)) },
  );
  return { ...energy, bands: Object.fromEntries(bands), timetable };
}

function later(hours: string, halfHours: number): string {
  const clocks = hours.split("-").map((clock) => {
    const [hour = "0", minute = "0"] = clock.split(":");
    const slot = (Number(hour) * 2 + (minute === "30" ? 1 : 0) + halfHours) % 48;
    return `${two(Math.floor(slot / 2))}:${slot % 2 === 0 ? "00" : "30"}`;
  });
  return clocks.join("-");
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
