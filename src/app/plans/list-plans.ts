import type { Area } from "../../kernel/area.ts";
import { type Day, formatDay } from "../../kernel/day.ts";
import { splitAddress } from "../../rating/energy/plan-at.ts";
import type { Mark } from "../../rating/priced.ts";
import { marksOf } from "../../rating/priced.ts";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import type { InForce } from "../../terms/dated.ts";
import type { Label } from "../../terms/fields.ts";
import type { EnergyPlan } from "../../terms/kinds/energy-tariff.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";

type Prices = InForce<EnergyPlan["prices"][number]>;

/** One plan as lists show it: its newest prices, and how far they may be trusted. */
export interface PlanRow {
  readonly address: string;
  readonly energy: "electricity" | "gas";
  readonly supplier: Label;
  readonly label: Label;
  readonly areas: readonly Area[];
  /** Keys of a gas supplier's districts. */
  readonly districts: readonly string[];
  /** First day of the newest prices. */
  readonly since: string;
  /** First day without prices; null where they go on. */
  readonly until: string | null;
  readonly taxPercent: 8 | 10;
  readonly reliability: Prices["reliability"] | null;
  readonly marks: readonly Mark[];
  /** Document and article of the newest prices. */
  readonly source: string;
}

export interface PlanFilter {
  readonly area?: Area | undefined;
  readonly energy?: "electricity" | "gas" | undefined;
  readonly district?: string | undefined;
}

/** Every plan of a catalogue that fits, in its order (EN-23). */
export function listPlans(catalogue: Catalogue, filter: PlanFilter = {}): readonly PlanRow[] {
  return [...catalogue.rules.values()].flatMap((located) =>
    isTariff(located) ? rowsOf(located).filter((row) => fits(row, filter)) : [],
  );
}

export function isTariff(located: Located): located is Located<RuleOf<"energy-tariff">> {
  return located.rule.kind === "energy-tariff";
}

/** The plans of one tariff. */
export function rowsOf({ id, rule }: Located<RuleOf<"energy-tariff">>): readonly PlanRow[] {
  const { energy, supplier } = rule;
  return Object.entries(rule.plans).flatMap(([key, plan]) => {
    const newest = plan.prices.findLast((entry): entry is Prices => !("ended" in entry));
    if (newest === undefined) return [];
    const last = plan.prices.at(-1);
    const until = last !== undefined && "ended" in last ? formatDay(last.from) : null;
    const { label, areas, districts = {} } = plan;
    const { source, reliability = null, tax } = newest;
    return [
      {
        address: `${id}/${key}`,
        energy,
        supplier,
        label,
        areas,
        districts: Object.keys(districts),
        since: formatDay(newest.from),
        until,
        taxPercent: tax.percent,
        reliability,
        marks: marksOf(newest),
        source: `${source.document}: ${source.article}`,
      },
    ];
  });
}

function fits(row: PlanRow, { area, energy, district }: PlanFilter): boolean {
  return (
    (area === undefined || row.areas.includes(area)) &&
    (energy === undefined || row.energy === energy) &&
    (district === undefined || row.districts.includes(district))
  );
}

/** An entry of a plan with what has to be said of it: `market/plans/tepco/juryo-b@2024-04-01`. */
export interface NamedEntry {
  readonly entry: string;
  readonly mark: Mark;
  /** Why it stands where the source is silent. */
  readonly reason: string | null;
}

/** Entries that are not simply as an official source has them, each with why. */
export function namedEntries({ id, rule }: Located<RuleOf<"energy-tariff">>): NamedEntry[] {
  const at = (key: string, from: Day) => `${id}/${key}@${formatDay(from)}`;
  return Object.entries(rule.plans).flatMap(([key, { prices }]) =>
    prices.flatMap((entry) =>
      marksOf(entry).map((mark) => ({
        entry: at(key, entry.from),
        mark,
        reason: mark === "interpretation" ? (entry.interpretation ?? null) : null,
      })),
    ),
  );
}

/** The rounding profile that a tariff names, or null where its file has none of that key. */
export function missingProfile(
  { rounding }: RuleOf<"energy-tariff">,
  catalogue: Catalogue,
): string | null {
  const [id, key] = splitAddress(rounding);
  const rule = catalogue.rules.get(id)?.rule;
  if (rule?.kind !== "rounding-profile" || Object.hasOwn(rule.profiles, key)) return null;
  return `"${key}" is no profile of ${id}; profiles are ${Object.keys(rule.profiles).join(", ")}`;
}
