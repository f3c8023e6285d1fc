import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { equals, type Fraction, parseFraction } from "./fraction.ts";
import { isRecord, type Json, type JsonRecord } from "./json.ts";
import type { Leaf } from "./leaf.ts";

/** A dated block somewhere in a rule file, with the keys that lead to it. */
interface DatedBlock {
  readonly path: readonly string[];
  readonly block: JsonRecord;
}

/**
 * Hold `entry` leaves against the raw YAML: `ecorepo-home/monthly-fee/light@2018-07-01` must find
 * the value in `ecorepo-home/monthly-fee.yaml`, below `light`, in the block that says `from:
 * 2018-07-01`.
 */
export function entryChecker(catalogueDir: string): (leaf: Leaf) => string | null {
  const files = new Map<string, readonly DatedBlock[] | null>();
  const blocksOf = (rule: string) => {
    const known = files.get(rule);
    if (known !== undefined) return known;
    const read = readBlocks(join(catalogueDir, `${rule}.yaml`));
    files.set(rule, read);
    return read;
  };
  return (leaf) => {
    const entry = String(leaf.node["entry"]);
    const [address = "", from = ""] = entry.split("@");
    const steps = address.split("/");
    if (steps.some(leavesCatalogue)) return `${entry} names no rule file of the catalogue`;
    // Rule files may lie in folders of their service: the first prefix that is a file is meant.
    const found = steps.findIndex((_, at) => at >= 2 && blocksOf(steps.slice(0, at).join("/")));
    const depth = found < 0 ? 2 : found;
    const service = steps[0] ?? "";
    const file = steps.slice(1, depth).join("/");
    const words = steps.slice(depth);
    const blocks = blocksOf(`${service}/${file}`);
    if (!blocks) return `the catalogue has no file ${service}/${file}.yaml`;
    const dated = blocks.filter(({ block }) => String(block["from"]) === from);
    if (dated.length === 0) return `${service}/${file}.yaml has no entry from ${from}`;
    // A file with one history only has no items; the entry then names what the history is of.
    const hasItems = new Set(blocks.map(({ path }) => path.join("/"))).size > 1;
    const meant = hasItems ? dated.filter(({ path }) => leads(path, words)) : dated;
    if (meant.length === 0) return `${service}/${file}.yaml has no ${words.join("/")} from ${from}`;
    return meant.some(({ block }) => holds(named(block, words), leaf.value))
      ? null
      : `${entry} does not hold ${String(leaf.node["value"])}`;
  };
}

function readBlocks(file: string): readonly DatedBlock[] | null {
  if (!existsSync(file)) return null;
  // The failsafe schema keeps every scalar as the text that stands in the file: 380 and "29.80"
  // alike.
  const raw: unknown = parse(readFileSync(file, "utf8"), { schema: "failsafe" });
  const found: DatedBlock[] = [];
  collect(raw, [], found);
  return found;
}

function collect(node: unknown, path: readonly string[], found: DatedBlock[]): void {
  if (Array.isArray(node)) for (const part of node as unknown[]) collect(part, path, found);
  if (!isRecord(node)) return;
  if (typeof node["from"] === "string" && "source" in node) found.push({ path, block: node });
  for (const [key, part] of Object.entries(node)) collect(part, [...path, key], found);
}

/** Whether the item that the entry names stands on the way to the block, or inside it as a key. */
function leads(path: readonly string[], words: readonly string[]): boolean {
  const [first] = words;
  return first === undefined || path.includes(first);
}

/** `..` would lead to a file that anybody wrote; worked examples are no terms. */
function leavesCatalogue(step: string): boolean {
  return /^\.+$/.test(step) || step.endsWith(".examples");
}

/** The part of a block that the entry's words name: `light` of a block with prices by item. */
function named(block: JsonRecord, words: readonly string[]): Json {
  return words.reduce<Json>(
    (part, word) => (isRecord(part) && Object.hasOwn(part, word) ? (part[word] ?? null) : part),
    // Where a price is written down is no price: article 12 is not 12 yen.
    Object.fromEntries(Object.entries(block).filter(([key]) => !ABOUT.has(key))),
  );
}

const ABOUT: ReadonlySet<string> = new Set(["from", "source", "interpretation"]);

function holds(node: Json | undefined, value: Fraction): boolean {
  if (typeof node === "string") {
    const number = parseFraction(node);
    return number !== null && equals(number, value);
  }
  if (Array.isArray(node)) return node.some((part: Json) => holds(part, value));
  return isRecord(node) && Object.values(node).some((part) => holds(part, value));
}
