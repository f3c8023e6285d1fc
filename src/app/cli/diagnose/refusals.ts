import type { UseRefusal } from "../../diagnosis/diagnose-use.ts";
import { type Outcome, refuse } from "../outcome.ts";
import { optionName } from "./way-in.ts";

interface Problem {
  readonly row: number | null;
  readonly field: string;
  readonly code: string;
  readonly got: string;
  readonly accepted: string;
}

export function problemLine({ row, field, code, got, accepted }: Problem): string {
  const where = row === null ? "file" : `row ${row}`;
  return `${where} ${field}: ${code}, got ${got}; accepted: ${accepted}`;
}

export function sayMore(lines: readonly string[]): Outcome {
  return refuse("diagnose.say-more", "not all is known that is needed", lines);
}

export async function refusedBy(refusal: UseRefusal): Promise<Outcome> {
  const lines = await refusalLines(refusal);
  const asks = refusal.kind === "file" && refusal.refused.questions.length > 0;
  return asks ? sayMore(lines) : refuse("diagnose.refused", "this cannot be diagnosed", lines);
}

export async function refusalLines(refusal: UseRefusal): Promise<readonly string[]> {
  const { whatToSay } = await import("../what-to-say.ts");
  if (refusal.kind !== "file") {
    return refusal.refusals.map(({ code, field, got, accepted }) => {
      return `${saidBy(field)}: ${code}, got ${got}; accepted: ${accepted}`;
    });
  }
  const { problems, questions, problemCount } = refusal.refused;
  const more = problemCount - problems.length;
  return [
    ...problems.map(problemLine),
    ...(more > 0 ? [`… ${more} more`] : []),
    ...questions.map(whatToSay),
  ];
}

const OPTIONS: Readonly<Record<string, string>> = {
  kwh: "months",
  yen: "bill",
  period: "billPeriod",
  floorM2: "floor",
  carKmAYear: "carKm",
};

/** `load.kwh.2` is what the third of `--months` says. */
function saidBy(field: string): string {
  if (field === "capacity") return "--amps";
  if (field === "plan") return "--plan";
  const [, part, place] = /^load\.(\w+)(?:\.(\w+))?$/.exec(field) ?? [];
  if (part === undefined) return field;
  const option = optionName(OPTIONS[part] ?? part);
  if (place === undefined) return option;
  return `${option} (${/^\d+$/.test(place) ? Number(place) + 1 : place})`;
}
