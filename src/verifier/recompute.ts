import {
  dropDigits,
  fraction,
  type Fraction,
  isBelow,
  minus,
  over,
  parseFraction,
  plus,
  times,
} from "./fraction.ts";
import { type Leaf, readLeaf } from "./leaf.ts";
import { isRecord, type Json, type JsonRecord } from "./json.ts";

/** Something in a derivation that cannot be right; `at` is the way to it: `round/product/1`. */
export interface Problem {
  readonly at: string;
  readonly problem: string;
}

/** What a derivation comes to, the facts it rests on, and everything in it that cannot be right. */
export interface Recomputed {
  /** Null when a part could not be read. */
  readonly value: Fraction | null;
  readonly leaves: readonly Leaf[];
  readonly problems: readonly Problem[];
}

interface Notes {
  readonly leaves: Leaf[];
  readonly problems: Problem[];
}

type Node = (node: JsonRecord, at: string, notes: Notes) => Fraction | null;

const STEPS: Readonly<Record<string, string>> = {
  "hundred-yen": "100",
  "ten-yen": "10",
  yen: "1",
  "tenth-yen": "0.1",
  sen: "0.01",
  kWh: "1",
  m3: "1",
};

/** The node kinds, by the key that tells them; a leaf has none of these. */
const NODES: Readonly<Record<string, Node>> = {
  sum: folded("sum", plus, fraction(0n)),
  product: folded("product", times, fraction(1n)),
  difference: pair("difference", minus),
  quotient: pair("quotient", over),
  least: chosen("least", isBelow),
  greatest: chosen("greatest", (a, b) => isBelow(b, a)),
  tiers: graduated,
  round: rounded,
};

/** Recompute every node of a derivation from its leaves, knowing no rule of any service. */
export function recompute(derivation: Json): Recomputed {
  const notes: Notes = { leaves: [], problems: [] };
  const value = valueOf(derivation, "", notes);
  return { value, ...notes };
}

function valueOf(node: Json | undefined, at: string, notes: Notes): Fraction | null {
  if (!isRecord(node)) return wrong(notes, at, "is no derivation");
  const kinds = Object.keys(node).filter((key) => Object.hasOwn(NODES, key));
  const [kind, ...others] = kinds;
  if (kind === undefined) return leafOf(node, at, notes);
  if (others.length > 0) return wrong(notes, at, `is several things at once: ${kinds.join(", ")}`);
  const strange = Object.keys(node).filter((key) => key !== kind && key !== "of");
  if (strange.length > 0) return wrong(notes, at, `has unknown keys: ${strange.join(", ")}`);
  return NODES[kind]?.(node, join(at, kind), notes) ?? null;
}

function leafOf(node: JsonRecord, at: string, notes: Notes): Fraction | null {
  const { leaf, problems } = readLeaf(node, at);
  for (const problem of problems) notes.problems.push({ at, problem });
  if (!leaf) return null;
  notes.leaves.push(leaf);
  return leaf.value;
}

function partsOf(node: JsonRecord, key: string, at: string, notes: Notes): Fraction[] | null {
  const parts = node[key];
  if (!Array.isArray(parts) || parts.length === 0) return wrong(notes, at, "has no parts");
  const values = parts.map((part: Json, index) => valueOf(part, join(at, String(index)), notes));
  const known = values.filter((value) => value !== null);
  return known.length === values.length ? known : null;
}

function folded(key: string, step: (a: Fraction, b: Fraction) => Fraction, start: Fraction): Node {
  return (node, at, notes) => partsOf(node, key, at, notes)?.reduce(step, start) ?? null;
}

function pair(key: string, step: (a: Fraction, b: Fraction) => Fraction): Node {
  return (node, at, notes) => {
    const parts = partsOf(node, key, at, notes);
    const [a, b, ...rest] = parts ?? [];
    if (parts === null) return null;
    if (!a || !b || rest.length > 0) return wrong(notes, at, "needs exactly two parts");
    if (key === "quotient" && b.top === 0n) return wrong(notes, at, "divides by zero");
    return step(a, b);
  };
}

function chosen(key: string, better: (a: Fraction, b: Fraction) => boolean): Node {
  return (node, at, notes) => {
    const [first, ...rest] = partsOf(node, key, at, notes) ?? [];
    return first ? rest.reduce((best, part) => (better(part, best) ? part : best), first) : null;
  };
}

function rounded(node: JsonRecord, at: string, notes: Notes): Fraction | null {
  const of = valueOf(node["of"], join(at, "of"), notes);
  const rule = node["round"];
  const digit = isRecord(rule) ? rule["digit"] : null;
  const mode = isRecord(rule) ? rule["mode"] : null;
  const step =
    typeof digit === "string" && Object.hasOwn(STEPS, digit)
      ? parseFraction(STEPS[digit] ?? "")
      : null;
  if (!step)
    return wrong(
      notes,
      at,
      `rounds to "${String(digit)}"; known: ${Object.keys(STEPS).join(", ")}`,
    );
  if (mode !== "down" && mode !== "half-up" && mode !== "up") {
    return wrong(notes, at, `rounds "${String(mode)}"; known: down, half-up, up`);
  }
  return of && dropDigits(of, step, mode);
}

/** Graduated tiers: each step prices only what lies above the step below it. */
function graduated(node: JsonRecord, at: string, notes: Notes): Fraction | null {
  const quantity = valueOf(node["of"], join(at, "of"), notes);
  const steps = node["tiers"];
  if (!Array.isArray(steps) || steps.length === 0) return wrong(notes, at, "has no tiers");
  let total: Fraction | null = quantity && fraction(0n);
  let below = fraction(0n);
  for (const [index, step] of (steps as readonly Json[]).entries()) {
    const here = join(at, String(index));
    const price = valueOf(isRecord(step) ? step["price"] : undefined, join(here, "price"), notes);
    const top = upperBound(step, { last: index === steps.length - 1, below, here }, notes);
    total =
      total && price && quantity && top !== undefined
        ? plus(total, times(price, between(quantity, below, top)))
        : null;
    below = top ?? below;
  }
  return total;
}

/** How much of the quantity lies above `below` and not above `top` (null: no upper bound). */
function between(quantity: Fraction, below: Fraction, top: Fraction | null): Fraction {
  const reached = top && isBelow(top, quantity) ? top : quantity;
  return isBelow(below, reached) ? minus(reached, below) : fraction(0n);
}

function upperBound(
  step: Json,
  { last, below, here }: { last: boolean; below: Fraction; here: string },
  notes: Notes,
): Fraction | null | undefined {
  const upTo = isRecord(step) ? step["upTo"] : undefined;
  if (upTo === null) {
    if (!last) notes.problems.push({ at: here, problem: "only the last tier may be open" });
    return null;
  }
  const top = typeof upTo === "string" ? parseFraction(upTo) : null;
  if (!top) notes.problems.push({ at: here, problem: `upTo "${String(upTo)}" is no number` });
  else if (!isBelow(below, top)) notes.problems.push({ at: here, problem: "tiers do not ascend" });
  if (last) notes.problems.push({ at: here, problem: "the last tier must be open (upTo: null)" });
  return top ?? undefined;
}

function wrong(notes: Notes, at: string, problem: string): null {
  notes.problems.push({ at, problem });
  return null;
}

function join(at: string, step: string): string {
  return at === "" ? step : `${at}/${step}`;
}
