import { type Day, parseDay } from "../../../kernel/day.ts";
import type { Catalogue } from "../../../terms/catalogue.ts";
import type { Bill } from "../../api/bill.ts";

type EntryChip = Bill["groups"][number]["lines"][number]["entries"][number];

interface DatedEntry {
  readonly path: readonly string[];
  readonly from: Day;
  readonly document: string;
  readonly article: string;
  readonly illustrative: boolean;
  readonly unverified: boolean;
}

const known = new WeakMap<object, readonly DatedEntry[]>();

/**
 * Where a value was read: `hiho-denki/exit-fee/standard@2024-04-01` names the rule, the item below
 * it and the day; what the catalogue says there about its source goes on the chip.
 */
export function entryChip(catalogue: Catalogue, entry: string): EntryChip {
  const [address = "", from = ""] = entry.split("@");
  const [service = "", file = "", ...words] = address.split("/");
  const rule = catalogue.rules.get(`${service}/${file}`)?.rule;
  const day = parseDay(from);
  const dated = rule === undefined ? [] : entriesOf(rule).filter((found) => found.from === day);
  const found =
    dated.find(({ path }) => words.length > 0 && path.includes(words[0] ?? "")) ?? dated[0];
  const document = found === undefined ? undefined : catalogue.documents.get(found.document);
  return {
    entry,
    from: day === null ? null : from,
    document: document?.title ?? null,
    article: found?.article ?? null,
    illustrative: found?.illustrative ?? false,
    unverified: found?.unverified ?? false,
  };
}

function entriesOf(rule: object): readonly DatedEntry[] {
  const before = known.get(rule);
  if (before) return before;
  const found: DatedEntry[] = [];
  collect(rule, [], found);
  known.set(rule, found);
  return found;
}

function collect(node: unknown, path: readonly string[], found: DatedEntry[]): void {
  if (Array.isArray(node)) {
    for (const part of node) collect(part, path, found);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  const entry = datedEntry(node, path);
  if (entry) found.push(entry);
  for (const [key, part] of Object.entries(node)) collect(part, [...path, key], found);
}

function datedEntry(node: object, path: readonly string[]): DatedEntry | null {
  if (!("from" in node) || !("source" in node)) return null;
  const { from, source } = node;
  if (typeof from !== "number" || typeof source !== "object" || source === null) return null;
  if (!("document" in source) || !("article" in source)) return null;
  return {
    path,
    from: from as Day,
    document: String(source.document),
    article: String(source.article),
    illustrative: "illustrative" in node,
    unverified: "unverified" in node,
  };
}
