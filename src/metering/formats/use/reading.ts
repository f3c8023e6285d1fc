import type { LayoutKey } from "./layouts.ts";
import type { UseLedger } from "./use-ledger.ts";
import type { UseProblem, UseQuestion, UseUnit } from "./use-file.ts";

/** What one of the readers found, before it is known what it amounts to. */
export interface Reading {
  readonly layout: LayoutKey | null;
  readonly ledger: UseLedger;
  /** Units that the file itself names. */
  readonly units: readonly UseUnit[];
  /** In which values were read: as stated, named, or kWh until it is known. */
  readonly readAs: UseUnit;
  readonly stamp: "start" | "end" | null;
  readonly stepMinutes: 30 | 60 | null;
  readonly rows: number;
  readonly skippedRows: number;
  readonly problems: Problems;
  readonly questions: readonly UseQuestion[];
}

const LISTED = 100;
const SHOWN = 80;

/** Counts all problems and keeps the first hundred. */
export class Problems {
  readonly listed: UseProblem[] = [];
  count = 0;
  add(problem: UseProblem): void {
    this.count += 1;
    if (this.listed.length >= LISTED) return;
    const { got } = problem;
    this.listed.push({ ...problem, got: got.length > SHOWN ? `${got.slice(0, SHOWN)}…` : got });
  }
}

export function wholeFile(problem: Omit<UseProblem, "row">): UseProblem {
  return { row: null, ...problem };
}
