import type { ProblemList } from "../problem.ts";
import { NEGATIVE, TOO_LARGE, type Unit } from "./quantity.ts";
import type { Fault } from "./stamp.ts";

/** What is wrong with a value: `answer` is what `readQuantity` gave instead of quanta. */
export function valueFault(text: string, answer: number, unit: Unit): Fault {
  if (text === "")
    return { code: "metering.value-missing", accepted: "a number, or emptyCells: missing" };
  if (answer === NEGATIVE)
    return {
      code: "metering.value-negative",
      accepted: "0 or more; generation belongs in a column of its own",
    };
  if (answer === TOO_LARGE)
    return {
      code: "metering.value-too-large",
      accepted: "at most 1,000,000 kWh (or kW) in a half-hour",
    };
  return {
    code: "metering.value-not-a-number",
    accepted: `a plain decimal in ${unit}, such as 0.123`,
  };
}

/** Notes a row's fault. */
export function note(
  problems: ProblemList,
  { code, accepted }: Fault,
  at: { readonly row: number; readonly field: string; readonly got: string },
): void {
  problems.add({ ...at, code, accepted });
}

export function wrongColumnCount(got: number, expected: number): Fault {
  return {
    code: "metering.column-count",
    accepted: `${expected} columns, as in the header (got ${got})`,
  };
}
