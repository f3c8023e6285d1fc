import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { formatProblem } from "../../terms/problem.ts";
import { ownTextsOf } from "../plans/own-files.ts";
import { type OwnTerms, ownTerms } from "../plans/own-rules.ts";
import { planFilesIn } from "../plans/plan-files.ts";

/** The terms with the plan files of a place among them; null when it holds none. */
export function termsWith(
  catalogue: LoadedCatalogue,
  place: string | undefined,
): OwnTerms<LoadedCatalogue> | null {
  if (place === undefined) return ownTerms(catalogue, []);
  const texts = ownTextsOf(planFilesIn(place) ?? []);
  return texts.length === 0 ? null : ownTerms(catalogue, texts);
}

/** How many own plans take part, and of each that does not, everything that is wrong. */
export function ownPlansText({ own, leftOut }: OwnTerms): readonly string[] {
  const all = own.rules.length + leftOut.length;
  if (all === 0) return [];
  const wrong = leftOut.flatMap(({ name, problems }) =>
    problems.map((problem) => `left out ${name}: ${formatProblem(problem)}`),
  );
  return [`${own.rules.length} of ${all} own plan files hold and take part`, ...wrong];
}

/** The same as JSON; nothing where no own plans were named. */
export function ownPlansFields({ own, leftOut }: OwnTerms) {
  if (own.rules.length + leftOut.length === 0) return {};
  const told = leftOut.map(({ name, problems }) => ({
    name,
    problems: problems.map(formatProblem),
  }));
  return { ownPlans: { rules: own.rules.map(({ id }) => id), leftOut: told } };
}
