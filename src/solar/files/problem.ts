/** Every reason for which a file of weather is not taken. */
export type WeatherProblemCode =
  | "solar.file-empty"
  | "solar.header-wrong"
  | "solar.step-not-an-hour"
  | "solar.row-count"
  | "solar.leap-year"
  | "solar.row-order"
  | "solar.column-count"
  | "solar.not-a-number"
  | "solar.value-missing"
  | "solar.out-of-range"
  | "solar.sums-contradict";

/** One thing wrong with a file, where it stands, and what would have been taken. */
export interface WeatherProblem {
  /** Line of the file, from 1; null when the whole file is meant. */
  readonly row: number | null;
  readonly field: string;
  readonly code: WeatherProblemCode;
  readonly got: string;
  readonly accepted: string;
}

const KEPT = 100;

/** Collects the first hundred things wrong: a broken file has thousands alike. */
export function weatherProblems() {
  const list: WeatherProblem[] = [];
  return {
    list: list as readonly WeatherProblem[],
    add(problem: WeatherProblem): void {
      if (list.length < KEPT) list.push(problem);
    },
  };
}

export type WeatherProblems = ReturnType<typeof weatherProblems>;
