import type { Day } from "../kernel/day.ts";
import { type Catalogue, type Located, withRules } from "../terms/catalogue.ts";
import { memo } from "./memo.ts";

/** Rules with an entry that says when it was made public, and the last such day in them. */
type Told = ReadonlyMap<string, number>;

const DAYS_KEPT = 32;
const told = new WeakMap<Catalogue["rules"], Told>();
const overlays = new WeakMap<Catalogue["rules"], ReturnType<typeof memo<Catalogue>>>();

/**
 * What was known on a day: the catalogue without entries that were made public later, wherever that
 * is known; others count as known from the first. What was published in June for April is not known
 * in May, though it is in force. Each rule is looked through once; a catalogue all of which was
 * known is itself.
 */
export function knownOn(catalogue: Catalogue, on: Day): Catalogue {
  const { rules } = catalogue;
  const days = told.get(rules) ?? toldIn(rules);
  told.set(rules, days);
  const later = [...days].filter(([, last]) => last > on).map(([id]) => id);
  if (later.length === 0) return catalogue;
  const known = overlays.get(rules) ?? memo<Catalogue>(DAYS_KEPT);
  overlays.set(rules, known);
  return known(String(on), () => {
    const located = [...rules.values()].filter(({ id }) => later.includes(id));
    return withRules(
      catalogue,
      located.map((each) => withoutLater(each, on)),
    );
  });
}

function toldIn(rules: Catalogue["rules"]): Told {
  const days = new Map<string, number>();
  for (const { id, rule } of rules.values()) {
    const last = lastPublished(rule);
    if (last > Number.NEGATIVE_INFINITY) days.set(id, last);
  }
  return days;
}

/** The last day on which anything in a part of a rule was made public. */
function lastPublished(part: unknown): number {
  if (typeof part !== "object" || part === null) return Number.NEGATIVE_INFINITY;
  let last = publishedOn(part) ?? Number.NEGATIVE_INFINITY;
  for (const inner of Object.values(part)) last = Math.max(last, lastPublished(inner));
  return last;
}

function publishedOn(part: object): number | null {
  const published = "published" in part ? part.published : null;
  return typeof published === "number" ? published : null;
}

function withoutLater(located: Located, on: Day): Located {
  return { ...located, rule: pruned(located.rule, on) };
}

/** A part without the entries of its histories that came later; what has none stays as it is. */
function pruned<Part>(part: Part, on: Day): Part {
  if (lastPublished(part) <= on) return part;
  if (Array.isArray(part)) {
    const kept = part.filter((entry: unknown) => !isLater(entry, on));
    // A history keeps its kind of entries: only fewer of them.
    return kept.map((entry: unknown) => pruned(entry, on)) as Part;
  }
  const fields = Object.entries(part ?? {})
    .filter(([, inner]) => !isLater(inner, on))
    .map(([key, inner]) => [key, pruned(inner, on)]);
  return Object.fromEntries(fields) as Part;
}

function isLater(entry: unknown, on: Day): boolean {
  if (typeof entry !== "object" || entry === null) return false;
  return (publishedOn(entry) ?? Number.NEGATIVE_INFINITY) > on;
}
