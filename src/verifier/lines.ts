import { equals, type Fraction, fraction, parseFraction, show } from "./fraction.ts";
import type { Json } from "./json.ts";
import type { Leaf } from "./leaf.ts";
import { type Problem, recompute } from "./recompute.ts";

/** An amount that somebody states, with the derivation it is said to come from. */
export interface StatedLine {
  /** How the line is called in messages: its number on the bill, or its rule and item. */
  readonly name: string;
  /** Decimal text. */
  readonly amount: string;
  readonly derivation: Json;
}

export interface Finding extends Problem {
  readonly line: string;
}

/**
 * What the verifier needs from outside to hold leaves against their sources. Null: it cannot say.
 */
export interface Sources {
  /** What is wrong with an `entry` leaf when held against the raw catalogue files. */
  readonly entryProblem?: (leaf: Leaf) => string | null;
  /** Energy in Wh that the stored readings hold for a period; only leaves without a band ask. */
  readonly energyWh?: (leaf: Leaf) => bigint | null;
}

export interface Verdict {
  readonly lines: number;
  readonly leaves: number;
  readonly findings: readonly Finding[];
}

/**
 * Recompute every line, hold every leaf against its sources, and every fact against the other lines
 * that state it.
 */
export function verifyLines(lines: readonly StatedLine[], sources: Sources = {}): Verdict {
  const checked = lines.map((line) => ({ line, result: recompute(line.derivation) }));
  const findings = checked.flatMap(({ line, result }) => [
    ...result.problems.map((problem) => ({ line: line.name, ...problem })),
    ...amountFindings(line, result.value),
    ...result.leaves.flatMap((leaf) => sourceFindings(line.name, leaf, sources)),
  ]);
  const stated = checked.flatMap(({ line, result }) =>
    result.leaves.map((leaf) => ({ line: line.name, leaf })),
  );
  return {
    lines: lines.length,
    leaves: stated.length,
    findings: [...findings, ...contradictions(stated)],
  };
}

function amountFindings({ name, amount }: StatedLine, value: Fraction | null): Finding[] {
  const stated = parseFraction(amount);
  if (!stated) return [{ line: name, at: "amount", problem: `"${amount}" is no amount` }];
  if (value === null || equals(value, stated)) return [];
  return [
    { line: name, at: "amount", problem: `says ${amount}, its derivation comes to ${show(value)}` },
  ];
}

function sourceFindings(line: string, leaf: Leaf, { entryProblem, energyWh }: Sources): Finding[] {
  if (leaf.kind === "value" && entryProblem) {
    const problem = entryProblem(leaf);
    return problem === null ? [] : [{ line, at: leaf.at, problem }];
  }
  if (leaf.kind !== "energy" || !energyWh || "band" in leaf.node) return [];
  const stored = energyWh(leaf);
  if (stored === null || equals(fraction(stored, 1000n), leaf.value)) return [];
  return [
    {
      line,
      at: leaf.at,
      problem: `says ${String(leaf.node["wh"])} Wh, the readings hold ${stored} Wh`,
    },
  ];
}

/** The same energy or market value stated differently in two places: one of them was changed. */
function contradictions(stated: readonly { line: string; leaf: Leaf }[]): Finding[] {
  const first = new Map<string, { line: string; value: Fraction }>();
  return stated.flatMap(({ line, leaf }) => {
    if (leaf.fact === null) return [];
    const before = first.get(leaf.fact);
    if (!before) first.set(leaf.fact, { line, value: leaf.value });
    if (!before || equals(before.value, leaf.value)) return [];
    const there = `${show(before.value)} in ${before.line}`;
    const problem = `${leaf.fact} is ${show(leaf.value)} here and ${there}`;
    return [{ line, at: leaf.at, problem }];
  });
}
