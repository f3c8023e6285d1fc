import { existsSync, statSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { type Answer, example } from "../command.ts";
import { type House, type HouseOptions, withHouse, withHouseOptions } from "../house.ts";
import { done, failed, type Outcome, refuse } from "../outcome.ts";
import { progressBar, type Terminal } from "../terminal.ts";
import type { ImportReport, MappingInput, PriceImportReport } from "../../../metering/index.ts";

interface Options extends HouseOptions {
  readonly format?: "long" | "wide" | "network-xml" | "spot-summary";
  readonly unit?: "kWh" | "kW" | "Wh";
  readonly meter?: string;
  readonly mapping?: object;
  readonly goodRowsOnly?: true;
}

export function defineImport(answer: Answer): Command {
  const command = new Command("import")
    .description("take in a file of 30-minute readings, or of market prices")
    .argument("<file>", "CSV, a network operator's XML or ZIP, or a JEPX spot_summary file")
    .addOption(
      new Option(
        "--format <format>",
        "what kind of file it is; left out: told by its name",
      ).choices(["long", "wide", "network-xml", "spot-summary"]),
    )
    .addOption(new Option("--unit <unit>", "unit of the values").choices(["kWh", "kW", "Wh"]))
    .option("--meter <meter>", "the meter that the whole file is about")
    .option(
      "--mapping <json>",
      "everything else that is said about the file, as JSON",
      mappingArgument,
    )
    .option("--good-rows-only", "store the whole days that are right and report the rest")
    .addHelpText(
      "after",
      example(
        "engawa import readings.csv --format long --unit kWh",
        'engawa import kw.csv --mapping \'{"timestamp":"time","value":"GC","unit":"kW"}\'',
        "engawa import spot_summary_2026.csv",
      ),
    )
    .action(async (file: string, options: Options, self: Command) => {
      await answer(self, (terminal) => importFile(file, options, terminal));
    });
  return withHouseOptions(command);
}

function mappingArgument(text: string): object {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said === "object" && said !== null) return said;
  } catch {
    // Told below, like any JSON that is no mapping.
  }
  throw new InvalidArgumentError('Write JSON such as {"format":"long","unit":"kWh"}.');
}

async function importFile(file: string, options: Options, terminal: Terminal): Promise<Outcome> {
  if (!existsSync(file)) return refuse("import.no-such-file", `${file} does not exist`);
  if (statSync(file).isDirectory()) return refuse("import.no-such-file", `${file} is a folder`);
  return withHouse(options, (house) =>
    formatOf(file, options) === "spot-summary"
      ? importPrices(file, house)
      : importReadingsOf(file, options, { house, terminal }),
  );
}

/** Names as their publishers give them; anything else is a long CSV until said otherwise. */
function formatOf(file: string, { format }: Options): NonNullable<Options["format"]> {
  if (format) return format;
  if (/spot_summary/i.test(file)) return "spot-summary";
  return /\.(xml|zip)$/i.test(file) ? "network-xml" : "long";
}

async function importReadingsOf(
  file: string,
  options: Options,
  { house, terminal }: { house: House; terminal: Terminal },
): Promise<Outcome> {
  const { importReadings, mappingField } = await import("../../../metering/index.ts");
  const { withOperator } = await import("../../../platform/index.ts");
  const mapping = mappingOf(file, options);
  const parsed = mappingField.safeParse(mapping);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    return refuse("import.mapping", "what is said about the file cannot be used", faults);
  }
  const progress = progressBar(terminal, "import");
  progress.total(statSync(file).size);
  const { database, operator } = house;
  const report = await withOperator(database.app, operator.operatorId, (tx) =>
    importReadings(
      tx,
      { path: file },
      {
        mapping: mapping as MappingInput,
        knownAt: operator.clock.instant(),
        goodRowsOnly: options.goodRowsOnly ?? false,
        onProgress: (step) => {
          if (step.step === "reading") progress.at(step.bytes);
        },
      },
    ),
  );
  progress.stop();
  return reported(report);
}

function mappingOf(file: string, options: Options): unknown {
  const said = options.mapping ?? {};
  const { unit, meter } = options;
  return {
    format: formatOf(file, options),
    ...(unit === undefined ? {} : { unit }),
    ...(meter === undefined ? {} : { meter }),
    ...said,
  };
}

async function importPrices(file: string, { database, operator }: House): Promise<Outcome> {
  const { importSpotPrices } = await import("../../../metering/index.ts");
  const { withOperator } = await import("../../../platform/index.ts");
  const report = await withOperator(database.app, operator.operatorId, (tx) =>
    importSpotPrices(tx, { path: file }, { knownAt: operator.clock.instant() }),
  );
  return reported(report);
}

function reported(report: ImportReport | PriceImportReport): Outcome {
  const { outcome, problems, problemCount, source } = report;
  const text = [
    ...problems.map(({ row, field, code, got, accepted }) => {
      const place = row === null ? "file" : `row ${row}`;
      return `${place} ${field}: ${code}, got ${got}; accepted ${accepted}`;
    }),
    `${source}: ${outcome}, ${"days" in report ? daysText(report) : ""}${problemCount} problems`,
  ].join("\n");
  const json = { ok: problemCount === 0, ...report };
  return problemCount === 0 ? done(text, json) : failed(text, json);
}

function daysText({ days }: Pick<ImportReport, "days">): string {
  return `${days.added} days added, ${days.corrected} corrected, ${days.unchanged} unchanged, `;
}
