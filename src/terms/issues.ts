import { z } from "zod";
import type { Path, Problem } from "./problem.ts";
import type { YamlFile } from "./yaml-file.ts";

type Issue = z.core.$ZodIssue;

/** One complaint of a schema or a cross-check, before it has a file and a line. */
export interface Complaint {
  readonly path: Path;
  readonly message: string;
}

export function located(complaints: readonly Complaint[], file: string, yaml: YamlFile): Problem[] {
  return complaints.map(({ path, message }) => ({ file, line: yaml.lineAt(path), path, message }));
}

/** What a schema refused, in words that say what would be accepted. */
export function complaintsOf(error: z.ZodError, schema: z.ZodType, value: unknown): Complaint[] {
  return flatten(error.issues, []).map(({ issue, path }) => complaint(issue, path, schema, value));
}

interface Placed {
  readonly issue: Issue;
  readonly path: Path;
}

/**
 * Of a union only the branch that came nearest is worth telling: the one with the fewest
 * complaints.
 */
function flatten(issues: readonly Issue[], above: Path): Placed[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path.map(asStep)];
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ issue, path: [...path, key] }));
    }
    if (issue.code !== "invalid_union") return [{ issue, path }];
    const branches = issue.errors.map((branch) => flatten(branch, path));
    const [first, ...rest] = branches.filter((branch) => branch.length > 0);
    if (!first) return [{ issue, path }];
    return rest.reduce((best, branch) => (branch.length < best.length ? branch : best), first);
  });
}

function asStep(step: PropertyKey): string | number {
  return typeof step === "number" ? step : String(step);
}

function complaint(issue: Issue, path: Path, schema: z.ZodType, value: unknown): Complaint {
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, path.slice(0, -1));
    const accepted = known.length === 0 ? "" : `; accepted are ${known.join(", ")}`;
    return { path, message: `unknown key${accepted}` };
  }
  const got = valueAt(value, path);
  const expected = issue.message.replace(/^Invalid (input|option): /, "");
  if (got === undefined)
    return { path, message: `is missing; ${expected.replace(/, received.*$/, "")}` };
  if (issue.code === "custom") return { path, message: issue.message };
  if (issue.code === "invalid_type" && issue.expected === "string" && typeof got === "number") {
    return { path, message: `${got} is refused; expected text, so quote it: "${got}"` };
  }
  return {
    path,
    message: `${JSON.stringify(got)} is refused; ${expected.replace(/, received.*$/, "")}`,
  };
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (typeof inner !== "object" || inner === null) return undefined;
    return Object.entries(inner).find(([key]) => key === String(step))?.[1];
  }, value);
}

/** The keys that the objects at a path may have: walks the schema, through unions and wrappers. */
function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  const [step, ...rest] = path;
  const { def } = schema as unknown as { def: z.core.$ZodTypes["_zod"]["def"] };
  switch (def.type) {
    case "object": {
      if (step === undefined) return Object.keys(def.shape);
      const field = def.shape[String(step)];
      return field ? keysAt(field, rest) : [];
    }
    case "record":
      return step === undefined ? [] : keysAt(def.valueType, rest);
    case "array":
      return step === undefined ? [] : keysAt(def.element, rest);
    case "union":
      return [...new Set(def.options.flatMap((option) => keysAt(option, path)))];
    case "optional":
    case "nullable":
    case "default":
    case "readonly":
      return keysAt(def.innerType, path);
    case "pipe":
      return keysAt(def.in, path);
    default:
      return [];
  }
}
