/** Every reason for which a file, a row or a day of readings or prices is not taken in. */
export const PROBLEM_CODES = [
  // The file
  "metering.file-unreadable",
  "metering.file-empty",
  "metering.file-too-large",
  "metering.line-too-long",
  "metering.encoding-unknown",
  "metering.header-wrong",
  "metering.unit-unstated",
  "metering.unit-contradicts",
  "metering.stamp-unstated",
  "metering.stamp-contradicts",
  "metering.stage-unstated",
  "metering.malformed-csv",
  "metering.zip-broken",
  "metering.zip-content",
  "metering.zip-bomb",
  "metering.xml-broken",
  "metering.xml-doctype",
  "metering.xml-unexpected",
  // A row
  "metering.column-count",
  "metering.date-mangled",
  "metering.date-unreadable",
  "metering.not-half-hour",
  "metering.time-24",
  "metering.slot-code",
  "metering.value-missing",
  "metering.value-not-a-number",
  "metering.value-negative",
  "metering.value-too-large",
  "metering.price-step",
  "metering.slot-contradicts",
  "metering.unknown-meter",
  // A day
  "metering.day-incomplete",
  "metering.known-out-of-order",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One thing wrong, where it stands, and what would have been taken. */
export interface Problem {
  /** Row of the file, the header being row 1 (line, in XML); null when the whole file is meant. */
  readonly row: number | null;
  /** Column or element. */
  readonly field: string;
  readonly code: ProblemCode;
  readonly got: string;
  readonly accepted: string;
}

const KEPT = 1000;
const SHOWN = 80;

/**
 * Collects problems: all are counted, the first thousand kept, so that a broken file cannot fill
 * the memory.
 */
export interface ProblemList {
  add(problem: Problem): void;
  readonly kept: readonly Problem[];
  readonly count: number;
}

export function problemList(): ProblemList {
  const kept: Problem[] = [];
  let count = 0;
  return {
    add(problem) {
      count += 1;
      if (kept.length < KEPT) kept.push({ ...problem, got: shown(problem.got) });
    },
    kept,
    get count() {
      return count;
    },
  };
}

function shown(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}… (${text.length} characters)`;
}

/** A problem of the whole file: reading stops. Thrown by readers and caught once by the import. */
export class FileRefused extends Error {
  readonly problem: Problem;
  constructor(problem: Omit<Problem, "row"> & { readonly row?: number }) {
    super(`${problem.code}: ${problem.field}`);
    this.problem = { row: null, ...problem, got: shown(problem.got) };
  }
}
