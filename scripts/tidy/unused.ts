import { posix } from "node:path";
import type { Breach, SourceFile } from "./sources.ts";

/**
 * Where the house is entered: programs, tests, pages, and configuration that tools read by name.
 */
const ENTRANCES = [
  /^bin\//,
  /^scripts\/[^/]+\.ts$/,
  /^bench\/[^/]+\.ts$/,
  /^web\/main\.tsx$/,
  /^[^/]+\.config\.ts$/,
  /\.test\.tsx?$/,
  /^test\//,
  /worker[^/]*\.ts$/,
];

/** Files that no entrance leads to are dead. */
export function findUnused(sources: readonly SourceFile[]): Breach[] {
  const byName = new Map(sources.map((source) => [source.file, source]));
  const seen = new Set<string>();
  const pending = sources.filter(({ file }) => ENTRANCES.some((entrance) => entrance.test(file)));
  for (let source = pending.pop(); source; source = pending.pop()) {
    if (seen.has(source.file)) continue;
    seen.add(source.file);
    for (const target of targetsOf(source)) {
      const next = byName.get(target);
      if (next) pending.push(next);
    }
  }
  return sources
    .filter(({ file }) => !seen.has(file))
    .map(({ file }) => ({
      file,
      line: 1,
      rule: "unused file",
      message: "nothing leads here: use it or delete it",
    }));
}

/** Static imports, and dynamic ones written with a plain string. */
function targetsOf({ file, text, imports }: SourceFile): string[] {
  const dynamic = [...text.matchAll(/import\(\s*"(\.[^"]+)"\s*\)/g)].map((match) => match[1] ?? "");
  const written = [...imports.map(({ from }) => from), ...dynamic];
  return written
    .filter((from) => from.startsWith("."))
    .map((from) => posix.normalize(posix.join(posix.dirname(file), from)));
}
