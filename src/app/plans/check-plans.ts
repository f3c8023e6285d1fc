import type { LoadedCatalogue } from "../../terms/assemble.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { formatProblem, type Problem, wholeFile } from "../../terms/problem.ts";
import type { CatalogueFile } from "../../terms/read-file.ts";
import { type CheckedPlan, checkPlanFiles, type SoundPlan } from "./check-plan-text.ts";
import { isTariff } from "./list-plans.ts";

/** One file of plans, and how it came out. */
export interface PlanReport {
  readonly file: string;
  readonly checked: CheckedPlan;
}

const EXAMPLES = ".examples.yaml";

/** Every tariff of a catalogue, checked with the examples beside it; `files` are all it has. */
export function checkOwnPlans(
  catalogue: LoadedCatalogue,
  files: readonly CatalogueFile[],
): readonly PlanReport[] {
  const tariffs = files.filter(({ path }) => {
    const located = catalogue.rules.get(path.replace(/\.yaml$/, ""));
    return located !== undefined && isTariff(located);
  });
  return tariffs.map((file) => reportOn(file, files, catalogue));
}

/** Plans that lie outside a catalogue, held against it as if they lay in it. */
export function checkOtherPlans(
  files: readonly CatalogueFile[],
  catalogue: LoadedCatalogue,
): readonly PlanReport[] {
  const moved = files.map(({ path, bytes }) => ({ path: `market/own/${path}`, bytes }));
  return moved
    .filter(({ path }) => !path.endsWith(EXAMPLES))
    .map((file) => reportOn(file, moved, catalogue));
}

function reportOn(
  plan: CatalogueFile,
  files: readonly CatalogueFile[],
  catalogue: LoadedCatalogue,
): PlanReport {
  const beside = plan.path.replace(/\.yaml$/, EXAMPLES);
  const examples = files.find(({ path }) => path === beside);
  const file = plan.path.replace(/^market\/own\//, "");
  if (examples) return { file, checked: checkPlanFiles(plan, examples, catalogue) };
  const message = "is missing: a plan without worked examples is not accepted";
  const problems = [wholeFile(beside.slice(beside.lastIndexOf("/") + 1), message)];
  return { file, checked: { ok: false, problems } };
}

/** Plans that call two districts by one key: each key has one name and one set of prefectures. */
export function districtFaults({ rules }: Catalogue): readonly Problem[] {
  const known = new Map<string, { readonly id: string; readonly said: string }>();
  return [...rules.values()].flatMap((located) => {
    if (!isTariff(located)) return [];
    return Object.entries(located.rule.plans).flatMap(([key, { districts = {} }]) =>
      Object.entries(districts).flatMap(([district, says]) => {
        const said = JSON.stringify(says);
        const before = known.get(district);
        known.set(district, before ?? { id: located.id, said });
        if (before === undefined || before.said === said) return [];
        const path = ["plans", key, "districts", district];
        const message = `is another district in ${before.id}; write it alike, or take another key`;
        return [{ file: `${located.id}.yaml`, line: null, path, message }];
      }),
    );
  });
}

/** The report as text: problems first, then what is sound but has to be named. */
export function plansText(reports: readonly PlanReport[], faults: readonly Problem[]): string {
  const lines = reports.flatMap(({ file, checked }) => {
    if (!checked.ok) {
      return checked.problems.map((problem) => `PROBLEM ${file}: ${formatProblem(problem)}`);
    }
    const { plans, examples, named, unheld } = checked;
    return [
      `${file}: ${plans.length} plans, ${examples} examples hold`,
      ...named.map(({ entry, mark, reason }) => `  ${mark} ${entry}${reason ? `: ${reason}` : ""}`),
      ...unheldText(unheld),
    ];
  });
  const failed = reports.filter(({ checked }) => !checked.ok).length;
  return [
    ...faults.map((problem) => `PROBLEM ${formatProblem(problem)}`),
    ...lines,
    `${reports.length - failed} files sound, ${failed} with problems`,
  ].join("\n");
}

/** A file whose figures are proven elsewhere would otherwise fill the screen. */
const MOST_SHOWN = 5;

function unheldText(unheld: SoundPlan["unheld"]): string[] {
  if (unheld === null) return ["  too many figures to try which of them no example holds"];
  const shown = unheld.slice(0, MOST_SHOWN).map(({ path, line, figure }) => {
    return `  no example holds ${figure}, line ${line}: ${path}`;
  });
  const more = unheld.length - shown.length;
  return more > 0 ? [...shown, `  and ${more} figures more; --json lists all`] : shown;
}
