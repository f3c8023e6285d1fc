/** Where in a file something stands: keys and positions from the top. */
export type Path = readonly (string | number)[];

/** One thing wrong in a file of the catalogue: where, what, and what would be accepted. */
export interface Problem {
  readonly file: string;
  /** Counted from 1; null when the file as a whole is meant. */
  readonly line: number | null;
  readonly path: Path;
  readonly message: string;
}

/** A problem with a file as a whole: it is missing, empty, in the wrong place. */
export function wholeFile(file: string, message: string): Problem {
  return { file, line: null, path: [], message };
}

/** Thrown by `loadCatalogue` with everything that is wrong, not only the first thing. */
export class CatalogueError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "CatalogueError";
    this.problems = problems;
  }
}

/** `ecorepo-home/monthly-fee.yaml:12 items.light.values[0].source: is missing; …`. */
export function formatProblem({ file, line, path, message }: Problem): string {
  const place = line === null ? file : `${file}:${line}`;
  return path.length === 0 ? `${place} ${message}` : `${place} ${formatPath(path)}: ${message}`;
}

export function formatPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}
