import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import { ok, type Result } from "../../../kernel/result.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import type { UseDiagnosis, UseSource } from "../../diagnosis/diagnose-use.ts";
import { catalogueDirectory } from "../catalogue-directory.ts";
import { type Answer, example } from "../command.ts";
import { aboutTheFile, type FileOptions, statementOf } from "../diagnose/file-options.ts";
import { aboutTheGas, gasSaid, type GasOptions } from "../diagnose/gas-options.ts";
import {
  aboutTheHome,
  ampsOf,
  type HomeOptions,
  isFile,
  placeOf,
  weatherOf,
} from "../diagnose/home-options.ts";
import {
  aboutWhatIsNew,
  equipmentSaid,
  newAssumed,
  newFault,
  type NewOptions,
} from "../diagnose/new-options.ts";
import { refusalLines, refusedBy, sayMore } from "../diagnose/refusals.ts";
import { aboutTheUse, type UseOptions, useSaid } from "../diagnose/use-options.ts";
import { type Way, wayIn } from "../diagnose/way-in.ts";
import { done, type Outcome, refuse } from "../outcome.ts";
import type { Language } from "../table.ts";

interface Options extends FileOptions, UseOptions, HomeOptions, NewOptions, GasOptions {
  readonly persons?: number;
  readonly report?: string;
  readonly customer: string;
  readonly contractor: string;
  readonly catalogue?: string;
  readonly lang: Language;
}

export function defineDiagnose(answer: Answer): Command {
  const command = new Command("diagnose")
    .description("diagnose a household from what is known of its use: every plan; no database")
    .argument("[file]", "30-minute or hourly use; see docs/reference/use-files.md");
  aboutTheFile(command);
  aboutTheUse(command);
  aboutTheHome(command);
  aboutTheGas(command);
  aboutWhatIsNew(command);
  return command
    .addOption(new Option("--lang <language>", "of the names").choices(["ja", "en"]).default("ja"))
    .option("--report <file>", "write the report there too, as PDF")
    .option("--customer <name>", "on the report: for whom", "")
    .option("--contractor <name>", "on the report: by whom", "Engawa")
    .option("--catalogue <dir>", "by this catalogue")
    .addHelpText("after", EXAMPLES)
    .action(async (file: string | undefined, options: Options, self: Command) => {
      await answer(self, () => diagnose(file, options));
    });
}

const EXAMPLES = example(
  "engawa diagnose usage.csv --unit kWh --prefecture saitama --amps 40 --report report.pdf",
  "engawa diagnose kw.csv --unit kW --columns timestamp=1,use=GC,generation=GG" +
    " --hemisphere south --prefecture tokyo --pv 4 --battery 9.8",
  "engawa diagnose --bill 12093 --bill-month 2026-08 --plan market/plans/tepco/juryo-b" +
    " --amps 40 --prefecture tokyo",
  "engawa diagnose --months 410,380,330,,290 --first-month 2026-01 --template home" +
    " --prefecture osaka",
  "engawa diagnose --persons 4 --dwelling house --prefecture aichi --faces 3@180/30,2@90/20",
);

async function diagnose(file: string | undefined, options: Options): Promise<Outcome> {
  const chosen = wayIn(file, options, { needed: options.gas === undefined });
  if ("wrong" in chosen) return refuse("diagnose.which-use", "not one way in", chosen.wrong);
  if (file !== undefined && !isFile(file)) {
    return refuse("diagnose.no-such-file", `${file} is no file`);
  }
  const { loadCatalogue } = await import("../../../terms/load.ts");
  const { termsWith } = await import("../own-plans.ts");
  const terms = termsWith(loadCatalogue(catalogueDirectory(options.catalogue)), options.plans);
  if (terms === null) return refuse("plans.no-file", `${options.plans} holds no plan`);
  const { catalogue } = terms;
  const weather = await weatherOf(options);
  if (!weather.ok) return refuse("diagnose.weather", "cannot be used", weather.refusal);
  const use = await sourceOf(chosen.way, file, options);
  if (!use.ok) return refuse("diagnose.statement", "cannot be used", use.refusal);
  const { source, missing: unsaid, assumed } = use.value;
  const { home, missing } = await homeSaid(options, catalogue);
  if (missing.length > 0 || unsaid.length > 0 || home === null) {
    return sayMore([...unsaid, ...(await askedOfFile(source)), ...missing]);
  }
  const { diagnoseUse } = await import("../../diagnosis/diagnose-use.ts");
  const read = diagnoseUse(catalogue, { ...home, source, weather: weather.value });
  if (!read.ok) return refusedBy(read.refusal);
  return told(read.value, { options, terms, assumed });
}

interface Use {
  readonly source: UseSource | null;
  readonly missing: readonly string[];
  readonly assumed: readonly string[];
}

/** The use as it is said, from a file or without one. */
async function sourceOf(
  way: Way | null,
  file: string | undefined,
  options: Options,
): Promise<Result<Use, readonly string[]>> {
  if (way === null) return ok({ source: null, missing: [], assumed: [] });
  if (way !== "file") {
    const { load, ...said } = useSaid(way, options);
    const unplanned = way === "bill" && options.plan === undefined;
    const missing = [...said.missing, ...(unplanned ? ["the plan of the bill: --plan"] : [])];
    return ok({ ...said, missing, source: load && { by: "asked", load } });
  }
  const statement = await statementOf(options, options.amps);
  if (!statement.ok) return statement;
  const bytes = new Uint8Array(readFileSync(file ?? ""));
  const source = { by: "file", bytes, statement: statement.value } as const;
  return ok({ source, missing: [], assumed: [] });
}

/** Everything that has to be said is told at once: of the place, and of the file. */
async function askedOfFile(source: UseSource | null): Promise<readonly string[]> {
  if (source?.by !== "file") return [];
  const { readUse } = await import("../../../metering/formats/use/read-use.ts");
  const read = readUse(source.bytes, source.statement);
  return read.ok ? [] : refusalLines({ kind: "file", refused: read.refusal });
}

/** The household besides its use of electricity; null where something has to be said first. */
async function homeSaid(options: Options, catalogue: LoadedCatalogue) {
  const fault = newFault(options);
  const faults = fault === null ? [] : [fault];
  const place = await placeOf(options);
  if ("missing" in place) return { home: null, missing: [...faults, place.missing] };
  const gas = await gasSaid(options, place, catalogue);
  if ("missing" in gas) return { home: null, missing: [...faults, gas.missing] };
  const { machineClock } = await import("../../../platform/clock.ts");
  const { tokyoDay } = await import("../../tokyo-day.ts");
  const { plan = null, scenario } = options;
  const asOf = options.asOf ?? tokyoDay(machineClock.instant());
  const capacity = { amps: ampsOf(options).amps };
  const equipment = await equipmentSaid(options, catalogue, asOf);
  const contract = { capacity, plan, chosen: [] };
  const home = { place, asOf, scenario, equipment, years: 20, ...contract, ...gas } as const;
  return { home, missing: faults };
}

interface Telling {
  readonly options: Options;
  readonly terms: NonNullable<ReturnType<typeof import("../own-plans.ts").termsWith>>;
  readonly assumed: readonly string[];
}

async function told(read: UseDiagnosis, { options, terms, assumed }: Telling): Promise<Outcome> {
  const { tellingOf } = await import("../../../diagnosis/own-plans.ts");
  const { diagnosisText } = await import("../diagnosis-text.ts");
  const { ownPlansFields, ownPlansText } = await import("../own-plans.ts");
  const { onWire } = await import("../../diagnosis/on-wire.ts");
  const { loadTold } = await import("../../diagnosis/load-on-wire.ts");
  const made = { ...read, diagnosis: tellingOf(read.diagnosis, terms.own) };
  const { load, use, diagnosis } = made;
  const taken = [...assumed, ...(load ? ampsOf(options).assumed : []), ...newAssumed(options)];
  const said = [...taken, ...ownPlansText(terms)];
  const text = diagnosisText(made, { language: options.lang, assumed: said });
  const written = await reportOf(made, terms.catalogue, options);
  const understood = {
    ...(use && { unit: use.unit, days: use.days }),
    ...(load && { counts: load.counts, notes: load.notes }),
    assumed: taken,
  };
  return done([text, ...written.lines].join("\n\n"), {
    ok: true,
    understood,
    ...ownPlansFields(terms),
    diagnosis: { ...onWire(diagnosis), load: load && !use ? loadTold(load) : null },
    ...written.fields,
  });
}

async function reportOf(
  made: UseDiagnosis,
  catalogue: LoadedCatalogue,
  { report: file, customer, contractor, lang: language }: Options,
): Promise<{ readonly lines: readonly string[]; readonly fields: { readonly report?: string } }> {
  if (file === undefined) return { lines: [], fields: {} };
  const { writeReport } = await import("../write-report.ts");
  const pages = await writeReport(made, catalogue, { file, customer, contractor, language });
  return { lines: [`${file}: ${pages} pages`], fields: { report: file } };
}
