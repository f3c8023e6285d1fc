import { OWN_FOLDER } from "../../diagnosis/own-plans.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { type Catalogue, type Located, withRules } from "../../terms/catalogue.ts";
import { type Example, readExamples } from "../../terms/examples/example.ts";
import { type Outcome, passed, runExample } from "../../terms/examples/run-examples.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { type Problem, wholeFile } from "../../terms/problem.ts";
import type { CatalogueFile } from "../../terms/read-file.ts";
import { readRuleBeside } from "../../terms/read-rules.ts";
import { EVALUATORS } from "../evaluators.ts";
import {
  isTariff,
  missingProfile,
  type NamedEntry,
  namedEntries,
  type PlanRow,
  rowsOf,
} from "./list-plans.ts";
import { type UnheldFigure, unheldFigures } from "./unheld-figures.ts";

/** A plan's file with its worked examples, found sound. */
export interface SoundPlan {
  readonly ok: true;
  /** For `withRules`: the catalogue with this beside its own. */
  readonly rule: Located<RuleOf<"energy-tariff">>;
  readonly plans: readonly PlanRow[];
  /** How many examples ran and held. */
  readonly examples: number;
  /** Entries that are unverified, illustrative or a decision, each named. */
  readonly named: readonly NamedEntry[];
  /** Figures that no example holds; null when there were too many to try. */
  readonly unheld: readonly UnheldFigure[] | null;
}

interface Refused {
  readonly ok: false;
  readonly problems: readonly Problem[];
}

export type CheckedPlan = SoundPlan | Refused;

/** A catalogue, with its register of clauses where it has one. */
export type Around = Catalogue & Partial<Pick<LoadedCatalogue, "clauses">>;

const LARGEST = 128 * 1024;
const MOST_EXAMPLES = 500;
/** Exact arithmetic takes long over numbers of a thousand digits. */
const MOST_DIGITS = 20;
const ENDLESS = /\d{21}/;
const TRIAL = "own-plan";

/**
 * A plan as somebody wrote or pasted it, with its examples (EN-23): read by the schema, held
 * against the catalogue, its examples run. All that is wrong is told at once, each with line, path
 * and what would be accepted. Files are called `NAME.yaml` and `NAME.examples.yaml`.
 */
export function checkPlanText(
  planYaml: string,
  examplesYaml: string,
  catalogue: Around,
  name = TRIAL,
): CheckedPlan {
  const files = filesOf(planYaml, examplesYaml, name);
  return files.ok ? checkPlanFiles(files.plan, files.examples, catalogue) : files;
}

/** The same for two files, whose paths say where in a catalogue they would lie. */
export function checkPlanFiles(
  planFile: CatalogueFile,
  exampleFile: CatalogueFile,
  catalogue: Around,
): CheckedPlan {
  const held = heldRule(planFile, exampleFile, catalogue);
  if (!held.ok) return held;
  const { rule, examples } = held;
  return {
    ok: true,
    rule,
    plans: rowsOf(rule),
    examples: examples.length,
    named: namedEntries(rule),
    unheld: unheldFigures(planFile, rule, examples, catalogue),
  };
}

/** A plan that is to be used: sound, and its examples hold. What they do not hold is not sought. */
export function ruleOfText(
  planYaml: string,
  examplesYaml: string,
  { catalogue, name }: { readonly catalogue: Around; readonly name: string },
): HeldRule | Refused {
  const files = filesOf(planYaml, examplesYaml, name);
  return files.ok ? heldRule(files.plan, files.examples, catalogue) : files;
}

interface TextFiles {
  readonly ok: true;
  readonly plan: CatalogueFile;
  readonly examples: CatalogueFile;
}

function filesOf(planYaml: string, examplesYaml: string, name: string): TextFiles | Refused {
  const files = [
    { path: `${OWN_FOLDER}/${name}.yaml`, text: planYaml },
    { path: `${OWN_FOLDER}/${name}.examples.yaml`, text: examplesYaml },
  ];
  const large = files.filter(({ text }) => text.length > LARGEST);
  if (large.length > 0) {
    const message = `is larger than ${LARGEST} letters; split it`;
    return refused(large.map(({ path }) => wholeFile(path, message)));
  }
  const endless = files.filter(({ text }) => ENDLESS.test(text));
  if (endless.length > 0) {
    const message = `holds a number of more than ${MOST_DIGITS} digits; no price has so many`;
    return refused(endless.map(({ path }) => wholeFile(path, message)));
  }
  const [plan, examples] = files.map(({ path, text }) => {
    return { path, bytes: new TextEncoder().encode(text) };
  });
  if (!plan || !examples) throw new Error("two files went in");
  return { ok: true, plan, examples };
}

interface HeldRule {
  readonly ok: true;
  readonly rule: Located<RuleOf<"energy-tariff">>;
  readonly examples: readonly Example[];
}

function heldRule(
  planFile: CatalogueFile,
  exampleFile: CatalogueFile,
  catalogue: Around,
): HeldRule | Refused {
  const { value: rule, problems } = readRuleBeside(planFile, catalogue, catalogue.clauses ?? null);
  const read = readExamples(exampleFile);
  const found = [...problems, ...read.problems];
  if (rule !== null && !isTariff(rule)) {
    found.push(at(planFile, ["kind"], `"${rule.rule.kind}" is no plan; accepted is energy-tariff`));
  }
  if (read.examples.length > MOST_EXAMPLES) {
    found.push(wholeFile(exampleFile.path, `has more than ${MOST_EXAMPLES} examples; keep fewer`));
  }
  if (found.length > 0 || rule === null || !isTariff(rule)) return refused(found);
  const profile = missingProfile(rule.rule, catalogue);
  if (profile !== null) return refused([at(planFile, ["rounding"], profile)]);
  const own = read.examples.map((example) => ({ ...example, rule: ruleNamed(example, rule.id) }));
  if (own.every((example) => example.rule !== rule.id)) {
    const message = "shows no example of the plan itself; write one without rule:";
    return refused([wholeFile(exampleFile.path, message)]);
  }
  const around = withRules(catalogue, [rule]);
  const failing = own
    .map((example) => runExample(example, around, EVALUATORS))
    .filter((outcome) => !passed(outcome));
  return failing.length > 0 ? refused(failing.map(problemOf)) : { ok: true, rule, examples: own };
}

/** Who writes a plan knows it by the name under which it is checked. */
function ruleNamed({ rule }: Example, id: string): string {
  return rule === undefined || rule === `${OWN_FOLDER}/${TRIAL}` ? id : rule;
}

function problemOf({ example, mismatches, problem }: Outcome): Problem {
  const wrong = mismatches.map(
    ({ path, expected, got }) => `${path || "answer"}: expected ${expected}, got ${got}`,
  );
  const message = `${example.name}: ${problem ?? wrong.join("; ")}`;
  return { file: example.file, line: example.line, path: [], message };
}

function at({ path: file }: CatalogueFile, path: Problem["path"], message: string): Problem {
  return { file, line: null, path, message };
}

/** Files are told by their own name: the folder is ours. */
function refused(problems: readonly Problem[]): Refused {
  return {
    ok: false,
    problems: problems.map((problem) => {
      return { ...problem, file: problem.file.slice(problem.file.lastIndexOf("/") + 1) };
    }),
  };
}
