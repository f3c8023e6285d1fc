import { type Day, parseDay } from "../../kernel/day.ts";
import type { Why } from "../../kernel/derivation.ts";
import { leavesOf } from "../../kernel/why-leaves.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { type Label, type Source, sourceField } from "../../terms/fields.ts";

/** The facts that a derivation rests on, each once, in the order in which they stand there. */
export interface Facts {
  readonly entries: readonly {
    readonly entry: string;
    readonly value: string;
    readonly unit: string;
    readonly source: { readonly title: Label; readonly article: string } | null;
  }[];
  readonly readings: readonly {
    readonly readings: string;
    readonly period: string;
    readonly wh: number;
  }[];
  readonly market: readonly {
    readonly series: string;
    readonly over: string;
    readonly value: string;
    readonly unit: string;
  }[];
}

export function factsOf(why: Why, catalogue: LoadedCatalogue): Facts {
  const leaves = leavesOf(why);
  return {
    entries: unique(
      leaves.flatMap((leaf) =>
        "entry" in leaf ? [{ ...leaf, source: sourceOf(leaf.entry, catalogue) }] : [],
      ),
    ),
    readings: unique(
      leaves.flatMap((leaf) =>
        "wh" in leaf ? [{ readings: leaf.readings, period: leaf.period, wh: leaf.wh }] : [],
      ),
    ),
    market: unique(
      leaves.flatMap((leaf) => {
        if (!("market" in leaf)) return [];
        const { series, over, market, unit } = leaf;
        return [{ series, over, value: market, unit }];
      }),
    ),
  };
}

/** The document and article that the entry in force from that day cites. */
function sourceOf(entry: string, catalogue: LoadedCatalogue): Facts["entries"][number]["source"] {
  const [address = "", from = ""] = entry.split("@");
  const rule = catalogue.rules.get(address.split("/").slice(0, 2).join("/"));
  const on = parseDay(from);
  const item = address.split("/").at(2) ?? null;
  // A file with one history only has no items; its entries are named after what the history is of.
  const cited = (below: string | null) =>
    rule && on !== null ? citedIn(rule.rule, [], { on, item: below }) : null;
  const source = cited(item) ?? cited(null);
  const document = source && catalogue.documents.get(source.document);
  return document ? { title: document.title, article: source.article } : null;
}

/**
 * The source of the dated entry that begins on a day, below the item's key where the file has one.
 */
function citedIn(
  node: unknown,
  path: readonly string[],
  sought: { readonly on: Day; readonly item: string | null },
): Source | null {
  if (typeof node !== "object" || node === null) return null;
  const isSought = "from" in node && node.from === sought.on && "source" in node;
  const isBelow = sought.item === null || path.includes(sought.item);
  if (isSought && isBelow) return sourceField.safeParse(node.source).data ?? null;
  for (const [key, inner] of Object.entries(node)) {
    const found = citedIn(inner, [...path, key], sought);
    if (found) return found;
  }
  return null;
}

function unique<T>(facts: readonly T[]): T[] {
  const seen = new Set<string>();
  return facts.filter((fact) => {
    const key = JSON.stringify(fact);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
