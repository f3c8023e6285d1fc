import { type Command, Option } from "commander";
import { no, ok, type Result } from "../../../kernel/result.ts";
import type { UseStatement } from "../../../metering/formats/use/statement.ts";
import { columnsArgument } from "./arguments.ts";

/** What is said about a file of use. */
export interface FileOptions {
  readonly unit?: UseStatement["unit"];
  readonly sureOfUnit?: true;
  readonly columns?: Readonly<Record<string, string | number>>;
  readonly hemisphere?: "north" | "south";
  readonly stamp?: "start" | "end";
  readonly negative?: "sold";
  readonly meter?: string;
  readonly badRows?: "missing";
}

export function aboutTheFile(command: Command): void {
  command
    .addOption(new Option("--unit <unit>", "of the values").choices(["kW", "kWh", "Wh", "W"]))
    .option("--sure-of-unit", "the unit holds although it does not fit the contract")
    .option("--columns <pairs>", "such as timestamp=1,use=GC,generation=GG", columnsArgument)
    .addOption(
      new Option("--hemisphere <half>", "where it was measured").choices(["north", "south"]),
    )
    .addOption(new Option("--stamp <end>", "what a time names").choices(["start", "end"]))
    .addOption(new Option("--negative <what>", "what negative values are").choices(["sold"]))
    .option("--meter <meter>", "the meter, where the file has several")
    .addOption(new Option("--bad-rows <as>", "rows that cannot be read").choices(["missing"]));
}

export async function statementOf(
  options: FileOptions,
  amps: number | undefined,
): Promise<Result<UseStatement, readonly string[]>> {
  const { useStatementField } = await import("../../../metering/formats/use/statement.ts");
  const { unit, sureOfUnit, columns, hemisphere, stamp, negative, meter, badRows } = options;
  const file = { unit, columns, hemisphere, stamp, negative, meter, badRows };
  const all = { ...file, unitConfirmed: sureOfUnit };
  const stated = Object.entries(all).filter(([, value]) => value !== undefined);
  const capacity = amps === undefined ? {} : { capacity: { amps } };
  const read = useStatementField.safeParse({ ...Object.fromEntries(stated), ...capacity });
  if (read.success) return ok(read.data);
  return no(read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
}
