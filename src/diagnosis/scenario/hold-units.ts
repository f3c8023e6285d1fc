import type { Area } from "../../kernel/area.ts";
import { addToMonth, firstDay, type Month, monthOf } from "../../kernel/day.ts";
import { add, decimal, type Exact, multiply, subtract, toText, ZERO } from "../../kernel/exact.ts";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import { type InForce, inForceOn } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { type Assumption, type StandInTerms, standInFor } from "./stand-in.ts";

type UnitRule = RuleOf<"unit-adjustment">;
type Entries = NonNullable<UnitRule["areas"]["tokyo"]>;
type UnitEntry = InForce<Entries[number]>;

/** State support per unit in a bill month, zero or negative; zero where there is none. */
export type SupportIn = (area: Area, of: Month) => Exact;

export interface HeldRule<R> {
  readonly rule: R;
  readonly assumed: readonly Assumption[];
}

/**
 * A published unit with values for months that were not published, marked as estimated (EN-08).
 * What stops being known goes on; what is known to have ended has ended. A fuel unit printed with
 * the state's support inside is freed of it, and bears that of its own month: −1.64 of 2026-10,
 * with 3.5 inside, stands for 1.86 in 2026-11, which has none.
 */
export function holdUnits(
  { id, rule }: Located<UnitRule>,
  supportIn: SupportIn,
  terms: StandInTerms,
): HeldRule<UnitRule> {
  if (rule.otherwise === "nothing") return { rule, assumed: [] };
  const assumed: Assumption[] = [];
  const areas: Record<string, Entries> = {};
  for (const [area, entries] of Object.entries(rule.areas)) {
    const note = { series: `${id}/${area}`, unit: rule.unit };
    const support = (of: Month) => (area === "all" ? ZERO : supportIn(area as Area, of));
    const held =
      rule.lasts === "one-month"
        ? holdMonths(entries, support, terms)
        : holdOpenEnds(entries, terms);
    areas[area] = held.map(({ entry }) => entry);
    assumed.push(
      ...held.flatMap(({ entry, heldFrom, through }) =>
        heldFrom === null || "ended" in entry
          ? []
          : [{ ...note, from: monthOf(entry.from), through, value: entry.price, heldFrom }],
      ),
    );
  }
  return { rule: { ...rule, areas }, assumed };
}

interface Held {
  readonly entry: Entries[number];
  /** Null for an entry that was published. */
  readonly heldFrom: Month | null;
  readonly through: Month;
}

/** Each month has its own entry: those that lack one get one. */
function holdMonths(
  entries: Entries,
  supportIn: (of: Month) => Exact,
  terms: StandInTerms,
): readonly Held[] {
  const published = new Map<Month, UnitEntry>();
  for (const entry of entries) if (!("ended" in entry)) published.set(monthOf(entry.from), entry);
  const [first] = published.keys();
  if (first === undefined) return [];
  const held: Held[] = [];
  for (let of = first; of <= terms.through; of = addToMonth(of, 1)) {
    const known = published.get(of);
    if (known) held.push({ entry: known, heldFrom: null, through: of });
    if (known) continue;
    const heldFrom = standInFor(of, (earlier) => published.has(earlier), terms);
    const source = heldFrom === null ? undefined : published.get(heldFrom);
    if (heldFrom === null || source === undefined) continue;
    const moved = moveSupport(source, subtract(supportIn(of), supportIn(heldFrom)));
    held.push({ entry: estimated({ ...moved, from: firstDay(of) }), heldFrom, through: of });
  }
  const later = entries.filter((entry) => monthOf(entry.from) > terms.through);
  return [...held, ...later.map((entry) => ({ entry, heldFrom: null, through: terms.through }))];
}

/** Entries last until the next: where one ends without another, the one before it goes on. */
function holdOpenEnds(entries: Entries, terms: StandInTerms): readonly Held[] {
  return entries.flatMap((entry, index): readonly Held[] => {
    const from = monthOf(entry.from);
    const asItIs = { entry, heldFrom: null, through: from };
    const before = entries[index - 1];
    const ends = "ended" in entry && before !== undefined && !("ended" in before);
    if (!ends || terms.unpublished === "unknown" || from > terms.through) return [asItIs];
    const next = entries[index + 1];
    const gap = next === undefined ? terms.through : addToMonth(monthOf(next.from), -1);
    const through = earliest(gap, terms.through, addToMonth(from, terms.atMostMonths - 1));
    const heldFrom = addToMonth(from, -1);
    const held = { entry: estimated({ ...before, from: entry.from }), heldFrom, through };
    const after = addToMonth(through, 1);
    const isWhole = next !== undefined && monthOf(next.from) === after;
    return isWhole ? [held] : [held, { ...asItIs, entry: { ...entry, from: firstDay(after) } }];
  });
}

function earliest(...months: readonly [Month, ...Month[]]): Month {
  return months.reduce((least, one) => (one < least ? one : least));
}

/** The unit with another month's support inside it. */
function moveSupport(entry: UnitEntry, more: Exact): UnitEntry {
  if (entry.support !== "included") return entry;
  const price = toText(add(decimal(entry.price), more), 2);
  const { block } = entry;
  if (block === undefined) return { ...entry, price };
  const amount = toText(add(decimal(block.amount), multiply(more, decimal(block.kwh))), 2);
  return { ...entry, price, block: { ...block, amount } };
}

/** An entry that no file has: `marksOf` shows it wherever its value appears. */
export function estimated<E extends { readonly from: number }>(entry: E): E & { estimated: true } {
  return { ...entry, estimated: true };
}

/** The state's support as the market's own rule of that unit says. */
export function supportOf(catalogue: Catalogue, unit: UnitRule["unit"]): SupportIn {
  const rules = [...catalogue.rules.values()].flatMap(({ service, rule }) =>
    service === "market" && rule.kind === "unit-adjustment" && rule.role === "support"
      ? [rule]
      : [],
  );
  const rule = rules.find((one) => one.unit === unit);
  return (area, of) => {
    const found = inForceOn(rule?.areas[area] ?? rule?.areas.all ?? [], firstDay(of));
    return found.ok ? decimal(found.value.price) : ZERO;
  };
}
